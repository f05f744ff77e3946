#!/usr/bin/env bash
# first.sh [EDITOR...]: prints the milliseconds from opening a manifest in an editor that runs to the first diagnostic, which is shown by
# a server that is started for it (VS Code starts it with the folder): RUNS times (default 5), sorted. neovim-yaml and helix-yaml are the
# same with yaml-language-server and the official schema, which bench/ installs. The editors are those of test.sh.
set -euo pipefail
cd "$(dirname "$0")"
export EDITORS_CACHE=${EDITORS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/forge-manifest-ls-editors}
here=$PWD runs=${RUNS:-5}
work=$(mktemp -d)
session=first-$$
trap 'tmux kill-session -t "$session" 2>/dev/null || true; rm -rf "$work"' EXIT
(cd .. && CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o "$work/bin/" ./cmd/forge-manifest-ls)
mkdir -p "$work/app/src" "$work/app/static/main" "$work/home" "$work/helix/helix" "$work/helix-yaml/helix"
cp scenario/check.yml "$work/app/manifest.yml"
echo 'export const handler = () => {};' >"$work/app/src/index.js"
export YAML=$here/../bench/node_modules/yaml-language-server/bin/yaml-language-server
export SCHEMA=$here/../bench/node_modules/@forge/manifest/out/schema/manifest-schema.json
cp helix/languages.toml "$work/helix/helix/"
cat >"$work/helix-yaml/helix/languages.toml" <<END
[language-server.yaml-language-server]
command = "node"
args = ["$YAML", "--stdio"]
config.yaml = { validate = true, schemas = { "file://$SCHEMA" = "manifest.yml" } }

[[language]]
name = "yaml"
language-servers = ["yaml-language-server"]
END
cd "$work/app"

# fresh COMMAND... runs a program that knows nothing of the user.
fresh() { HOME=$work/home XDG_CONFIG_HOME=$work/home XDG_CACHE_HOME=$work/home PATH=$work/bin:$PATH "$@"; }

helix() {
	local begin
	tmux new-session -d -s "$session" -x 170 -y 40 -c "$work/app" \
		"XDG_CONFIG_HOME='$work/$1' XDG_CACHE_HOME='$work/home' PATH='$work/bin:$PATH' '$("$here/newest.sh" "$EDITORS_CACHE/hx" hx hx)'"
	sleep 1
	tmux send-keys -l -t "$session" ':open manifest.yml'
	sleep 0.5
	begin=$(date +%s%N)
	tmux send-keys -t "$session" Enter
	until tmux capture-pane -p -t "$session" | grep -q '●'; do sleep 0.005; done
	echo $((($(date +%s%N) - begin) / 1000000))
	tmux kill-session -t "$session"
}

emacs() {
	rm -f "$work/first" "$work/first.ready"
	tmux new-session -d -s "$session" -x 170 -y 40 -c "$work/app" \
		"HOME='$work/home' PATH='$work/bin:$PATH' FIRST='$work/first' emacs -nw -q -l '$here/emacs/first.el'"
	until [ -e "$work/first.ready" ]; do sleep 0.1; done
	sleep 0.5
	tmux send-keys -t "$session" F5
	until [ -s "$work/first" ]; do # Flymake begins with the next key
		tmux send-keys -t "$session" Down 2>/dev/null || true
		sleep 0.05
	done
	cat "$work/first"
	tmux kill-session -t "$session" 2>/dev/null || true
}

once() {
	case $1 in
	neovim) fresh "$("$here/newest.sh" "$EDITORS_CACHE/neovim" neovim nvim)" --headless -n -u NONE -c "luafile $here/neovim/first.lua" </dev/null ;;
	neovim-yaml) YAML_SERVER=$YAML once neovim ;;
	helix | helix-yaml) helix "$1" ;;
	emacs) emacs ;;
	vscode) VSCODE_HOME=$EDITORS_CACHE/vscode OUT=$work/vscode$RANDOM node "$here/vscode/test/first.mjs" "$work/app" ;;
	*) echo "no measurement for $1" >&2 && return 1 ;;
	esac
}

[ -d "$here/../bench/node_modules" ] || npm ci --prefix "$here/../bench" --silent --ignore-scripts --no-audit --no-fund
(($#)) || set -- neovim neovim-yaml emacs helix helix-yaml vscode
for editor in "$@"; do
	printf '%-12s %s\n' "$editor" "$(for _ in $(seq "$runs"); do once "$editor"; done | sort -n | tr '\n' ' ')"
done

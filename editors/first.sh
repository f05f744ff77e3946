#!/usr/bin/env bash
# first.sh [EDITOR...]: prints the milliseconds from opening a manifest to the first diagnostic, RUNS times (default 5), in turn, sorted; the
# median is that in the middle. What has -yaml in its name is the same with yaml-language-server and the official schema, which
# bench/ installs. The editors are those of test.sh:
#   neovim, neovim-yaml, emacs, emacs-yaml, helix, helix-yaml: an editor that runs; the server is started for the manifest
#   vscode-WHEN, vscode-yaml-WHEN: VS Code; WHEN is start, rest or again: see vscode/test/first.mjs
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
mkdir "$work/app/.vscode"
echo "{\"yaml.schemas\": {\"file://$SCHEMA\": \"manifest.yml\"}}" >"$work/app/.vscode/settings.json"
echo 'a: 1' >"$work/app/other.yml"
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
		"HOME='$work/home' PATH='$work/bin:$PATH' YAML_SERVER='${YAML_SERVER-}' SCHEMA='$SCHEMA' FIRST='$work/first' emacs -nw -q -l '$here/emacs/first.el'"
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

# packages makes the extensions of VS Code that are missing: ours is made anew by "make vscode".
packages() {
	"$here/vscode/test/install.sh" "$EDITORS_CACHE/vscode" >/dev/null
	target=$(node -p 'process.platform + "-" + process.arch')
	compgen -G "$here/../dist/forge-manifest-ls-$target-*.vsix" >/dev/null || "$here/vscode/package.sh" "$target" >/dev/null
	ours=$work/ours.vsix
	cp "$here"/../dist/forge-manifest-ls-"$target"-*.vsix "$ours"
	node "$here/vscode/test/yaml_server/package.mjs" "$work/yaml.vsix"
}

# vscode PACKAGE WHEN measures in VS Code with a packaged extension.
vscode() { VSCODE_HOME=$EDITORS_CACHE/vscode OUT=$(mktemp -d -p "$work") node "$here/vscode/test/first.mjs" "$work/app" "$1" "$2"; }

once() {
	case $1 in
	neovim) fresh "$("$here/newest.sh" "$EDITORS_CACHE/neovim" neovim nvim)" --headless -n -u NONE -c "luafile $here/neovim/first.lua" </dev/null ;;
	neovim-yaml) YAML_SERVER=$YAML once neovim ;;
	helix | helix-yaml) helix "$1" ;;
	emacs) emacs ;;
	emacs-yaml) YAML_SERVER=$YAML emacs ;;
	vscode-yaml-*) vscode "$work/yaml.vsix" "${1#vscode-yaml-}" ;;
	vscode-*) vscode "$ours" "${1#vscode-}" ;;
	*) echo "no measurement for $1" >&2 && return 1 ;;
	esac
}

[ -d "$here/../bench/node_modules" ] || npm ci --prefix "$here/../bench" --silent --ignore-scripts --no-audit --no-fund
(($#)) || set -- neovim neovim-yaml emacs emacs-yaml helix helix-yaml vscode-{,yaml-}{start,rest,again}
[[ " $*" != *' vscode-'* ]] || packages
for _ in $(seq "$runs"); do
	for editor in "$@"; do
		once "$editor" >>"$work/$editor.times"
	done
done
for editor in "$@"; do
	printf '%-18s %s\n' "$editor" "$(sort -n "$work/$editor.times" | tr '\n' ' ')"
done

#!/bin/sh
# Drives a real Helix in tmux through the scenario of all editors, with the configuration that users get.
# Usage: test.sh [hx]
set -eu

here=$(cd "$(dirname "$0")" && pwd)
hx=${1:-hx}
work=$(mktemp -d)
session=forge-manifest-ls-$$
trap 'tmux kill-session -t "$session" 2>/dev/null || true; rm -rf "$work"' EXIT

(cd "$here/../.." && go build -o "$work/bin/forge-manifest-ls" ./cmd/forge-manifest-ls)
"$here/../scenario/app.sh" "$work/app"
mkdir -p "$work/config/helix" "$work/cache"
cp "$here/languages.toml" "$work/config/helix/"

screen() { tmux capture-pane -p -t "$session"; }
keys() { tmux send-keys -t "$session" "$@" && sleep 0.3; }
write() { tmux send-keys -l -t "$session" "$1" && sleep 0.3; }

# fail shows the screen and what the editor noted, and ends.
fail() {
	echo "FAIL: $1"
	screen
	tail -n 5 "$work/cache/helix/helix.log" 2>/dev/null || true
	exit 1
}

# see waits until a text is on the screen.
see() {
	for _ in $(seq 200); do
		if screen | grep -qF -- "$1"; then
			return
		fi
		sleep 0.1
	done
	fail "\"$1\" is not on the screen"
}

# find puts the cursor at what a pattern matches.
find() {
	keys Escape
	write 'gg'
	write "/$1"
	keys Enter
}

tmux new-session -d -s "$session" -x 170 -y 60 -c "$work/app" \
	"XDG_CONFIG_HOME='$work/config' XDG_CACHE_HOME='$work/cache' PATH='$work/bin:$PATH' '$hx' manifest.yml"
see 'manifest.yml'
find 'resolver:'
see 'resolver can only be set'

find 'jira:dashboardBackgroundScript:\n    - key: shared-data'
write 'o'
keys C-u
write '      resource: sh'
see 'shared-data reference'
keys C-n
keys Enter
find 'function: refresh\n'
write 'o'
keys C-u
write '      interval: ho'
keys C-x
see ' hour '
keys C-n
keys Enter

find 'function: refresh\n'
keys Escape
write 'gl'
write 'iX'
keys Escape
see 'is not declared'
write ' a'
see 'Replace with "refresh"'
keys Enter

find 'key: main'
write ';'
write ' r'
sleep 0.5
keys C-u
write 'gadget'
keys Enter
sleep 1
write ':w'
keys Enter

for _ in $(seq 50); do
	if [ "$(cat "$work/app/manifest.yml")" = "$(cat "$work/app/golden.yml")" ]; then
		echo ok
		exit
	fi
	sleep 0.1
done
diff "$work/app/golden.yml" "$work/app/manifest.yml" || true
fail 'the saved file is not the golden one'

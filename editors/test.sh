#!/usr/bin/env bash
# test.sh [EDITOR...]: plays the scenario of scenario/app.sh in the real programs, and more in VS Code (default: all that can be
# had here). What they need is unpacked into $EDITORS_CACHE (default ~/.cache/forge-manifest-ls-editors), once, but for
# Debian's own packages, which are installed where they are missing and the machine has apt-get.
set -euo pipefail
cd "$(dirname "$0")"
export EDITORS_CACHE=${EDITORS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/forge-manifest-ls-editors}
mkdir -p "$EDITORS_CACHE"

# need PROGRAM PACKAGE... installs Debian packages where the program is missing.
need() {
	command -v "$1" >/dev/null && return
	command -v apt-get >/dev/null || return 1
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${@:2}" >/dev/null
}

# newest PACKAGE PROGRAM prints the program of the newest Debian suite, unpacked beside the system.
newest() { ./newest.sh "$EDITORS_CACHE/$1" "$1" "$2"; }

play() {
	case $1 in
	neovim) need nvim neovim && nvim --version | head -n 1 && neovim/test.sh nvim ;;
	neovim-newest) need dpkg-deb dpkg && program=$(newest neovim nvim) && "$program" --version | head -n 1 && neovim/test.sh "$program" ;;
	emacs) need emacs emacs-nox elpa-eglot elpa-yaml-mode && emacs --version | head -n 1 && emacs/test.sh ;;
	helix) need tmux tmux && program=$(newest hx hx) && "$program" --version && helix/test.sh "$program" ;;
	vscode) need npm npm && vscode/test.sh ;;
	*) echo "no test for $1" && return 1 ;;
	esac
}

(($#)) || set -- neovim neovim-newest emacs helix vscode
failed=()
for editor in "$@"; do
	start=$SECONDS
	printf '\n--- %s\n' "$editor"
	if play "$editor"; then result=ok; else result=FAIL failed+=("$editor"); fi
	printf -- '--- %s: %s, %d s\n' "$editor" "$result" $((SECONDS - start))
done
if ((${#failed[@]})); then
	echo "failed: ${failed[*]}"
	exit 1
fi

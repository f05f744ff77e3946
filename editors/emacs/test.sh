#!/bin/sh
# Drives a real Emacs with eglot through the scenario of all editors. Usage: test.sh [emacs]
# Debian's packages emacs-nox, elpa-eglot and elpa-yaml-mode have what it needs.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
emacs=${1:-emacs}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(cd "$here/../.." && go build -o "$work/bin/forge-manifest-ls" ./cmd/forge-manifest-ls)
"$here/../scenario/app.sh" "$work/app"
echo 'a: 1' >"$work/app/other.yml"
mkdir "$work/home"
cd "$work/app"
HOME=$work/home PATH=$work/bin:$PATH "$emacs" --batch -l "$here/test.el" </dev/null

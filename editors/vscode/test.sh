#!/usr/bin/env bash
# test.sh: the tests of the extension in VS Code's own extension host, and one run of the whole workbench with pictures.
# What they need is installed into $EDITORS_CACHE (default ~/.cache/forge-manifest-ls-editors), once. Traces and logs go to
# $OUT (default: a new folder, removed after success); with IMAGES=1 the pictures in docs/images are made anew.
set -euo pipefail
cd "$(dirname "$0")"
cache=${EDITORS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/forge-manifest-ls-editors}
export VSCODE_HOME=$cache/vscode
keep=${OUT:-}
export OUT=${OUT:-$(mktemp -d)}

test/install.sh "$VSCODE_HOME"
[ -d node_modules ] || npm ci --silent --ignore-scripts --no-audit --no-fund
node_modules/.bin/tsc --noEmit
machine=$(uname -m)
case $machine in x86_64) target=linux-x64 ;; aarch64) target=linux-arm64 ;; *) echo "no tests on $machine" && exit 1 ;; esac
./package.sh "$target" # leaves the server for this machine in bin/
CI= ../worker/build.sh editors/vscode/worker # for the web extension host; the step that builds it for itself holds its size
node esbuild.mjs --tests

node test/host.mjs
images=$OUT/images
[ -z "${IMAGES:-}" ] || images=$PWD/../../docs/images
mkdir -p "$images"
node test/workbench.mjs "$(ls -t ../../dist/*"$target"*.vsix | head -n 1)" "$images"
[ -n "$keep" ] || rm -rf "$OUT"

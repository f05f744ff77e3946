#!/usr/bin/env bash
# build.sh [DIRECTORY]: builds the server as a worker into a directory (default dist/worker): worker.js and the
# program, packed: by libdeflate-gzip where it is there, which packs better than gzip. Needs Go. In CI a program of more than 4 MiB is
# a failure.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=${1:-dist/worker}
limit=$((4 << 20)) # bytes of the packed program
program=$out/forge-manifest-ls.wasm
mkdir -p "$out"

# Without inlining the program is a sixth smaller, and starts no slower.
GOOS=js GOARCH=wasm go build -trimpath -gcflags=all=-l -ldflags='-s -w' -o "$program" ./cmd/forge-manifest-worker
rm -f "$program.gz"
if command -v libdeflate-gzip >/dev/null; then libdeflate-gzip -12 "$program"; else gzip -9 -n "$program"; fi
cat "$(go env GOROOT)/lib/wasm/wasm_exec.js" editors/worker/worker.js >"$out/worker.js"
size=$(stat -c %s "$program.gz")
echo "$program.gz: $size bytes"
if [ -n "${CI:-}" ] && ((size > limit)); then
	echo "more than $limit bytes" && exit 1
fi

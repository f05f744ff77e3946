#!/usr/bin/env bash
# build.sh [DIRECTORY]: builds the playground, a static folder (default dist/playground). Needs Go and Node.
set -euo pipefail
cd "$(dirname "$0")"
out=$(realpath -m "${1:-../../dist/playground}")
rules=$(mktemp)
trap 'rm -f "$rules"' EXIT

[ -d node_modules ] || npm ci --silent --no-audit --no-fund
node_modules/.bin/tsc --noEmit
../worker/build.sh "$out"
(cd ../.. && go run ./cmd/forge-manifest-ls rules --format json) >"$rules"
node build.mjs "$out" "$rules"

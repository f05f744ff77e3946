#!/usr/bin/env bash
# test.sh [DIRECTORY]: plays with the playground that build.sh made (default dist/playground) in Chromium, Debian's or that of
# $CHROMIUM, and prints how long it takes until it says something. With IMAGES=1 the pictures in docs/images are made anew.
set -euo pipefail
cd "$(dirname "$0")"
dir=$(realpath "${1:-../../dist/playground}")
[ -d node_modules ] || npm ci --silent --no-audit --no-fund
if [ -z "${CHROMIUM:-}" ] && ! command -v chromium >/dev/null; then
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
fi
images=()
[ -z "${IMAGES:-}" ] || images=("$(realpath ../../docs/images)")
node test/run.mjs "$dir" "${images[@]}"
node test/first.mjs "$dir"

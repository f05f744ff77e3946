#!/bin/sh
# app.sh DIRECTORY: makes the app that every editor's test finishes, and golden.yml beside it, what the manifest must be
# in the end. The manifest is that of testdata/written/dashboard.yml, without two lines. The scenario:
#
#   1. below the key of the background script, write "resource: " and accept shared-data
#   2. at the end, write "interval: " and accept hour
#   3. break the trigger's "function: refresh", see reference-function, and fix it by 'Replace with "refresh"'
#   4. rename the resource main to gadget
#   5. save
set -eu
here=$(cd "$(dirname "$0")" && pwd)
written=$here/../../testdata/written/dashboard.yml
mkdir -p "$1/src" "$1/static/gadget/build" "$1/static/shared-data/build"
cd "$1"
echo 'export const handler = () => {};' >src/index.js
echo 'export const run = () => {};' >src/refresh.js
for part in gadget shared-data; do
	echo '<html></html>' >static/$part/build/index.html
done
sed -e '/^      resource: shared-data$/d' -e '/^      interval: hour$/d' "$written" >manifest.yml
sed -e 's/\(key\|resource\): main$/\1: gadget/' "$written" >golden.yml

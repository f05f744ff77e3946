#!/usr/bin/env bash
# release.sh VERSION [SYSTEM...]: makes all that is published of a version, such as v0.1.0, in dist/release; for some
# systems only where these are given, such as linux/amd64. Needs Go, git and, for the extension, Node (VSIX=0: without
# it). Nothing is fetched once the modules and "npm ci" of editors/vscode are there.
set -euo pipefail
cd "$(dirname "$0")/.."
version=${1:?usage: release.sh VERSION [SYSTEM...]}
shift
rm -rf dist/release
mkdir -p dist/release

if [ "${VSIX:-1}" != 0 ]; then
	its=$(node -p 'require("./editors/vscode/package.json").version')
	[ "v$its" = "$version" ] || { echo "editors/vscode/package.json has version $its, and the release is $version" >&2; exit 1; }
fi

# vsix TARGET... packages the extension with the servers of the release.
vsix() {
	rm -f dist/forge-manifest-ls-*.vsix
	SERVERS=$PWD/dist/release/build editors/vscode/package.sh "$@"
	mv dist/forge-manifest-ls-*.vsix dist/release/
	(cd dist/release && sha256sum -- *.vsix >>SHA256SUMS)
}

targets=()
for system in "$@"; do
	target=${system/windows/win32}
	target=${target/amd64/x64}
	targets+=("${target/\//-}")
done
systems=$(IFS=,; echo "$*")
go run ./internal/release -version "$version" ${systems:+-systems "$systems"}
[ "${VSIX:-1}" = 0 ] || vsix "${targets[@]}"
(cd dist/release && sha256sum --check --quiet SHA256SUMS)
(cd dist/release && ls -l --block-size=K -- *.* SHA256SUMS)

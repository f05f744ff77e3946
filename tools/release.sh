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

# vsix packages the extension. Its version is that of its package.json, which must be the release's.
vsix() {
	local its
	its=$(node -p 'require("./editors/vscode/package.json").version')
	[ "v$its" = "$version" ] || { echo "editors/vscode/package.json has version $its, and the release is $version" >&2; return 1; }
	editors/vscode/package.sh "$@"
	cp dist/forge-manifest-ls-*-"$its".vsix dist/release/
}

targets=()
for system in "$@"; do
	target=${system/windows/win32}
	target=${target/amd64/x64}
	targets+=("${target/\//-}")
done
[ "${VSIX:-1}" = 0 ] || vsix "${targets[@]}"
systems=$(IFS=,; echo "$*")
go run ./internal/release -version "$version" ${systems:+-systems "$systems"}
(cd dist/release && sha256sum --check --quiet SHA256SUMS)
(cd dist/release && ls -l --block-size=K -- *.* SHA256SUMS)

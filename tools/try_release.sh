#!/usr/bin/env bash
# try_release.sh VERSION: installs each file of dist/release that can be installed on this machine (Linux, amd64) into an
# empty folder, runs the first command of the README with it, and builds the program a second time, in another folder
# and without a cache, to compare (REBUILD=0: not). What cannot be tried here is said.
set -euo pipefail
cd "$(dirname "$0")/.."
version=${1:?usage: try_release.sh VERSION}
release=$PWD/dist/release
app=$PWD/testdata/apps/dashboard-insights
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
tried=()

# first NAME COMMAND... runs the first command of the README: it finds errors, and says the version.
first() {
	local name=$1 code=0 said
	shift
	said=$("$@" check "$app" 2>&1) || code=$?
	[ "$code" = 1 ] && grep -q 'resolver-without-resource' <<<"$said" || { echo "$name: exit code $code: $said" >&2; return 1; }
	"$@" version --format json | grep -qF "\"version\":\"$version\"" || { echo "$name: it does not say $version" >&2; return 1; }
	tried+=("$name")
}

(cd "$release" && sha256sum --check --quiet SHA256SUMS)

mkdir "$work/archive"
tar -xzf "$release/forge-manifest-ls_${version#v}_linux_amd64.tar.gz" -C "$work/archive"
first 'archive' "$work/archive/forge-manifest-ls"

if command -v dpkg >/dev/null; then
	mkdir -p "$work/root/var/lib/dpkg"
	touch "$work/root/var/lib/dpkg/status"
	dpkg --root="$work/root" --log=/dev/null --force-not-root --force-script-chrootless --install "$release/forge-manifest-ls_${version#v}_amd64.deb" >"$work/dpkg.log" 2>&1 || { cat "$work/dpkg.log" >&2; exit 1; }
	first 'Debian package' "$work/root/usr/bin/forge-manifest-ls"
else
	echo 'Debian package: not tried, there is no dpkg'
fi

if command -v npm >/dev/null; then
	mkdir "$work/npm"
	(cd "$work/npm" && npm init -y >/dev/null && npm install --offline --no-audit --no-fund --cache "$work/cache" \
		"$release/npm-forge-manifest-ls-linux-x64-${version#v}.tgz" "$release/npm-forge-manifest-ls-${version#v}.tgz" >npm.log 2>&1) || { cat "$work/npm/npm.log" >&2; exit 1; }
	first 'npm packages' npx --offline --prefix "$work/npm" forge-manifest-ls
else
	echo 'npm packages: not tried, there is no npm'
fi

vsix=$(find "$release" -name 'forge-manifest-ls-linux-x64-*.vsix')
if [ -n "$vsix" ]; then
	(mkdir "$work/vsix" && cd "$work/vsix" && python3 -m zipfile -e "$vsix" . && chmod +x extension/bin/forge-manifest-ls)
	first 'VSIX' "$work/vsix/extension/bin/forge-manifest-ls"
fi

if docker info >/dev/null 2>&1; then
	docker build --quiet --build-context release="$release/build" --tag forge-manifest-ls:try . >/dev/null
	first 'image' docker run --rm --volume "$app:$app:ro" forge-manifest-ls:try
else
	echo 'image: not tried, docker does not run here'
fi

if [ "${REBUILD:-1}" = 1 ]; then
	git clone --quiet --shared . "$work/tree" # the commit: changes that are not committed make a difference
	(cd "$work/tree" && GOCACHE="$work/gocache" go run ./internal/release -version "$version" -systems linux/amd64)
	for file in "forge-manifest-ls_${version#v}_linux_amd64.tar.gz" "forge-manifest-ls_${version#v}_amd64.deb" "npm-forge-manifest-ls-linux-x64-${version#v}.tgz"; do
		cmp "$release/$file" "$work/tree/dist/release/$file"
	done
	tried+=('built twice, equal')
fi
printf 'release: %s\n' "${tried[@]}"

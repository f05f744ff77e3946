#!/usr/bin/env bash
# try_release.sh VERSION: installs each file of dist/release that can be installed on this machine (Linux, amd64) into an
# empty folder, runs the first command of the README with it, and builds the program a second time, in another folder
# and without a cache, to compare (REBUILD=0: not). The extension is installed into the VS Code that editors/test.sh uses, and the
# image is built by buildah where docker does not run. The archive for Linux on arm64 is tried by qemu's emulation of that
# processor, the one for Windows on amd64 by wine. What cannot be tried here is said.
set -euo pipefail
cd "$(dirname "$0")/.."
version=${1:?usage: try_release.sh VERSION}
release=$PWD/dist/release
app=$PWD/testdata/apps/dashboard-insights
work=$(mktemp -d)
export WINEPREFIX=$work/wine WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml='
trap '[ ! -d "$WINEPREFIX" ] || wineserver --kill || true; chmod -R u+w "$work"; rm -rf "$work"' EXIT
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

# elsewhere NAME SYSTEM COMMAND... runs the program of another system: what it prints is what that of this one does, and an editor
# can work with it.
elsewhere() {
	local name=$1 system=$2
	shift 2
	first "$name" "$@"
	cmp <("$@" check "$app") <("$work/archive/forge-manifest-ls" check "$app")
	if command -v node >/dev/null; then
		node tools/try_session.mjs "$system" "$work/session-$system" "$@"
		tried+=("$name, by an editor's session")
	else
		echo "$name: no session is tried, there is no node"
	fi
}

arm64=$release/forge-manifest-ls_${version#v}_linux_arm64.tar.gz
qemu=$(command -v qemu-aarch64-static || command -v qemu-aarch64 || true)
if [ ! -e "$arm64" ]; then
	echo 'Linux on arm64: not tried, it was not made'
elif [ -z "$qemu" ]; then
	echo 'Linux on arm64: not tried, there is no qemu for programs of that processor'
else
	mkdir "$work/arm64"
	tar -xzf "$arm64" -C "$work/arm64"
	elsewhere 'Linux on arm64, by qemu' linux "$qemu" "$work/arm64/forge-manifest-ls"
fi

# new_windows makes a Windows of wine. Go's programs ask a library for random numbers that wine 8 does not have: the one that
# is made here hands the question on.
new_windows() {
	wine wineboot --init >"$work/wine.log" 2>&1
	local library=$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll
	[ ! -e "$library" ] || return 0
	printf 'LIBRARY bcryptprimitives.dll\nEXPORTS\n\tProcessPrng = advapi32.SystemFunction036\n' >"$work/random.def"
	x86_64-w64-mingw32-as -o "$work/empty.o" /dev/null
	x86_64-w64-mingw32-ld --shared --entry 0 -o "$library" "$work/empty.o" "$work/random.def"
}

windows=$release/forge-manifest-ls_${version#v}_windows_amd64.zip
if [ ! -e "$windows" ]; then
	echo 'Windows on amd64: not tried, it was not made'
elif ! command -v wine >/dev/null || ! command -v x86_64-w64-mingw32-ld >/dev/null; then
	echo 'Windows on amd64: not tried, there is no wine, or no linker for Windows'
else
	new_windows || { cat "$work/wine.log" >&2; exit 1; }
	python3 -m zipfile -e "$windows" "$work/windows"
	elsewhere 'Windows on amd64, by wine' windows wine "$work/windows/forge-manifest-ls.exe"
	# Tests of what is otherwise on Windows. (Of all tests wine 8 fails some, since it removes no files and has no links.)
	GOOS=windows GOARCH=amd64 CGO_ENABLED=0 go test -trimpath -exec wine ./internal/files/... ./lsp/state >"$work/windows.log" || { cat "$work/windows.log" >&2; exit 1; }
	tried+=('tests about files and addresses on Windows, by wine')
fi
echo 'macOS, FreeBSD, Windows on arm64: not tried, there is nothing here that runs their programs'

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
vscode=${EDITORS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/forge-manifest-ls-editors}/vscode
if [ -z "$vsix" ]; then
	echo 'VSIX: not tried, it was not made'
elif [ -e "$vscode/installed" ]; then
	mkdir "$work/vscode"
	node=$(ls -d "$vscode"/node_modules/node-*/bin/node | head -n 1)
	options=(--server-data-dir "$work/vscode/data" --extensions-dir "$work/vscode/extensions" --accept-server-license-terms)
	"$node" "$vscode/node_modules/code-server/lib/vscode/out/server-main.js" "${options[@]}" --install-extension "$vsix" >"$work/vscode/log" 2>&1 || { cat "$work/vscode/log" >&2; exit 1; }
	first 'VSIX, installed by VS Code' "$work"/vscode/extensions/forge-manifest-ls.forge-manifest-ls-*/bin/forge-manifest-ls
else
	(mkdir "$work/vsix" && cd "$work/vsix" && python3 -m zipfile -e "$vsix" . && chmod +x extension/bin/forge-manifest-ls)
	first 'VSIX, unpacked' "$work/vsix/extension/bin/forge-manifest-ls"
fi

# by_buildah COMMAND... has buildah keep all that it makes in the folder of this run.
by_buildah() { buildah --storage-driver vfs --root "$work/images" --runroot "$work/containers" "$@"; }

# in_image WORD... runs the program of the image in a container of buildah, where there is no daemon: the entry point is written out.
in_image() { by_buildah run --isolation chroot --volume "$app:$app:ro" "$container" -- /forge-manifest-ls "$@"; }

if docker info >/dev/null 2>&1; then
	docker build --quiet --build-context release="$release/build" --tag forge-manifest-ls:try . >/dev/null
	first 'image' docker run --rm --volume "$app:$app:ro" forge-manifest-ls:try
elif command -v buildah >/dev/null && unshare --mount true 2>/dev/null; then
	by_buildah build --isolation chroot --platform linux/amd64 --build-context release="$release/build" --tag forge-manifest-ls:try . >"$work/buildah.log" 2>&1 || { cat "$work/buildah.log" >&2; exit 1; }
	container=$(by_buildah from localhost/forge-manifest-ls:try)
	first 'image, by buildah' in_image
	by_buildah rm --all >/dev/null
else
	echo 'image: not tried, docker does not run here, and there is no buildah that may mount folders'
fi

# What names an archive of this release names its checksum, too.
for archive in "$release"/*.tar.gz "$release"/*.zip; do
	[ -e "$archive" ] || continue
	sum=$(sha256sum <"$archive")
	for file in $(grep -rlF "$(basename "$archive")" "$release/packaging"); do
		grep -qF "${sum%% *}" "$file" || { echo "$file does not have the checksum of $archive" >&2; exit 1; }
	done
done
tried+=('checksums in packaging')

# reads NAME PROGRAM COMMAND... reads a file by a program that knows its language.
reads() {
	command -v "$2" >/dev/null || { echo "$1: not read, there is no $2" && return; }
	"${@:2}" >"$work/read.log" 2>&1 || { cat "$work/read.log" >&2; return 1; }
	tried+=("$1 read by $2")
}

reads 'Homebrew formula' ruby -c "$release/packaging/homebrew/forge-manifest-ls.rb"
reads 'Nix expression' nix-instantiate --parse "$release/packaging/nix/default.nix"
reads 'mise file' python3 -c 'import sys, tomllib; tomllib.load(open(sys.argv[1], "rb"))' "$release/packaging/mise/mise.toml"

if [ "${PRE_COMMIT:-0}" = 1 ]; then
	cp -r "$app" "$work/hooked"
	(cd "$work/hooked" && git init --quiet && git add . && code=0 && PRE_COMMIT_HOME=$work/pre-commit pre-commit try-repo "$OLDPWD" forge-manifest --files manifest.yml >"$work/hook.log" 2>&1 || code=$?
		[ "$code" = 1 ] && grep -q 'resolver-without-resource' "$work/hook.log" || { cat "$work/hook.log" >&2; exit 1; })
	tried+=('hook, by pre-commit')
else
	echo 'hook of pre-commit: not tried, it fetches the modules and builds the program (PRE_COMMIT=1: it is)'
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

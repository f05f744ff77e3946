#!/usr/bin/env bash
# Judges a refactoring: tools/same.sh BASE [HEAD] builds the program as it is at two commits
# and compares, byte for byte, what both print, answer and write. HEAD is the working tree
# where it is left out.
#
#   check      as text, as JSON and with --diff, over real manifests (../shared/corpus, where
#              it is), those of testdata and made-up apps with their files
#   server     diagnostics, completion, hover and code actions at many places
#   markers    how the tests of HEAD's marker files end, and what they write with -fill -update
#
# It prints what differs. Exit codes: 0 where nothing does, 1 where something does, 2 where
# nothing could be compared. APPS is how many apps are made up, and MANIFESTS how many real
# manifests and how many of the apps the servers are asked about. RUNS=0 leaves out the runs of
# the marker tests, which take longest, but not what they write.
set -euo pipefail
cd "$(dirname "$0")/.."

if (($# < 1 || $# > 2)); then
	echo "usage: tools/same.sh BASE [HEAD]" >&2
	exit 2
fi
apps=${APPS:-2000} manifests=${MANIFESTS:-60}
export GOFLAGS="${GOFLAGS:--buildvcs=false}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
differs=0

# copy COMMIT FOLDER writes the files of a commit, or of the working tree, into a folder.
copy() {
	mkdir -p "$2"
	if [[ $1 ]]; then
		git archive "$1" | tar -x -C "$2"
		return
	fi
	git ls-files -z --cached --others --exclude-standard | while read -r -d '' file; do
		if [[ -e $file || -L $file ]]; then printf '%s\0' "$file"; fi
	done | tar -c --null -T - | tar -x -C "$2"
}

# equal WHAT compares two files or folders named WHAT, of base and of head.
equal() {
	local found
	if found=$(diff -r "$work/out/base/$1" "$work/out/head/$1"); then
		echo "same: $1"
		return
	fi
	differs=1
	echo "DIFFERENT: $1"
	head -n 40 <<<"$found"
}

# both COMMAND... runs a command for base and for head, one after the other.
both() {
	"$@" base
	"$@" head
}

build() { (cd "$work/$1" && CGO_ENABLED=0 go build -trimpath -o "$work/bin/$1" ./cmd/forge-manifest-ls); }

# check SIDE FORMAT runs "check" over the list of manifests, and over the folders of apps.
check() {
	local side=$1 code
	mkdir -p "$work/out/$side"
	for format in text json diff; do
		local options=(--format "$format")
		code=0
		if [[ $format == diff ]]; then options=(--diff); fi
		{
			"$work/bin/$side" check "${options[@]}" "${listed[@]}" "$work/apps" || code=$?
			echo "exit code $code"
		} >"$work/out/$side/check-$format" 2>&1
	done
}

# ends LOG prints how each test of a log ended, without its time.
ends() {
	if ! sed -nE 's/^ *--- ([A-Z]+: .*) \([0-9.]+s\)$/\1/p' "$1" | grep .; then
		tail -n 40 "$1" >&2
		exit 2
	fi
}

# markers SIDE runs the marker tests, and has them write what they think is right.
markers() {
	local out=$work/out/$1 tests=./internal/testing/marker
	cd "$work/$1"
	[[ -d $tests ]] || tests=./internal/marker # its place until the end of 2026
	if [[ ${RUNS-} != 0 ]]; then
		go test -v -timeout 1h -run TestMarkers "$tests" >"$work/log" 2>&1 || true
		ends "$work/log" >"$out/markers-run"
	fi
	go test -v -timeout 1h -run TestMarkers "$tests" -fill -update >"$work/log" 2>&1 || true
	ends "$work/log" >"$out/markers-filled"
	cp -R testdata/marker "$out/markers-written"
	cd "$OLDPWD"
}

# spread NUMBER passes on that many of the lines of its input, evenly spread.
spread() {
	local lines=()
	mapfile -t lines
	local n=${#lines[@]}
	for ((i = 0; i < $1 && i < n; i++)); do
		echo "${lines[i * n / ($1 < n ? $1 : n)]}"
	done
}

copy "$1" "$work/base"
copy "${2-}" "$work/head"
rm -rf "$work/base/testdata/marker"
cp -R "$work/head/testdata/marker" "$work/base/testdata/marker"
both build
go build -o "$work/bin/same" ./internal/same
"$work/bin/same" apps "$apps" "$work/apps"

mapfile -t listed < <(
	if [[ -d ../shared/corpus ]]; then
		find "$(cd ../shared/corpus && pwd)" -name '*.yml' -o -name '*.yaml' | sort
	fi
	find "$work/head/testdata" -name node_modules -prune -o \( -name '*.yml' -o -name '*.yaml' \) -print | sort
)
echo "${#listed[@]} manifests and $apps apps"
both check
for format in text json diff; do
	equal "check-$format"
done

mapfile -t asked < <(
	printf '%s\n' "${listed[@]}" | spread "$manifests"
	find "$work/apps" -name manifest.yml | sort | spread "$manifests"
)
code=0
"$work/bin/same" answers "$work/bin/base" "$work/bin/head" "${asked[@]}" || code=$?
case $code in
0) echo "same: server" ;;
1) differs=1 && echo "DIFFERENT: server" ;;
*) exit 2 ;;
esac

both markers
if [[ ${RUNS-} != 0 ]]; then equal markers-run; fi
equal markers-filled
equal markers-written
exit "$differs"

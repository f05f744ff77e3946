#!/usr/bin/env bash
# cross.sh: vets and builds the program for each system that it is for, and for WebAssembly; for Windows the tests are
# vetted, too. It compiles as a release does, which need not do it again.
set -euo pipefail
cd "$(dirname "$0")/.."
export CGO_ENABLED=0 GOFLAGS="${GOFLAGS-} -trimpath"

for system in linux darwin windows freebsd; do
	for machine in amd64 arm64; do
		echo "$system/$machine"
		GOOS=$system GOARCH=$machine go vet ./cmd/... ./internal/files/... ./bench/...
		GOOS=$system GOARCH=$machine go build -o /dev/null ./cmd/forge-manifest-ls
	done
done
GOOS=windows GOARCH=amd64 go vet ./...
for system in js wasip1; do
	echo "$system/wasm"
	GOOS=$system GOARCH=wasm go vet ./cmd/... ./internal/files/...
	GOOS=$system GOARCH=wasm go build -o /dev/null ./cmd/...
done

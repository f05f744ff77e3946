#!/bin/sh
# Drives a real Neovim without a screen: opens a manifest with a mistake, sees the
# diagnostic, applies the fix, saves, types; then plays the scenario of all editors. Usage: test.sh [nvim]
set -eu

here=$(cd "$(dirname "$0")" && pwd)
nvim=${1:-nvim}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(cd "$here/../.." && go build -o "$work/bin/forge-manifest-ls" ./cmd/forge-manifest-ls)
mkdir -p "$work/app/src" "$work/app/static/main" "$work/home"
echo 'export const fetch = () => {};' >"$work/app/src/index.js"
echo '<html></html>' >"$work/app/static/main/index.html"
cp "$here/testdata/manifest.yml" "$work/app/"
cp "$here/testdata/manifest.yml" "$work/app/other.yml"
mkdir -p "$work/app/.git" "$work/app/apps/one"
cp "$here/testdata/manifest.yml" "$work/app/apps/one/"
"$here/../scenario/app.sh" "$work/scenario"

# A repository with history: what has changed since its last commit is shown.
mkdir -p "$work/history"
cp "$here/testdata/manifest.yml" "$work/history/"
if command -v git >/dev/null; then
  git -C "$work/history" init -q
  git -C "$work/history" add -A
  git -C "$work/history" -c user.name=Test -c user.email=test@example.com commit -q -m first
fi

# The server is found as a user's would be; nothing of the user's own is read.
cd "$work/app"
if ! HOME=$work/home XDG_CONFIG_HOME=$work/home XDG_DATA_HOME=$work/home XDG_STATE_HOME=$work/home XDG_CACHE_HOME=$work/home \
  PATH=$work/bin:$PATH "$nvim" --headless -n -u "$here/testdata/init.lua" -c "luafile $here/test.lua" </dev/null; then
  find "$work/home" -name '*.log' -exec tail -n 20 {} +
  exit 1
fi

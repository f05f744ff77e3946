#!/bin/sh
# Unpacks a program of the newest Debian suite beside the system, with its own C
# library, and prints the path of a script that starts it. Nothing is installed.
# Usage: newest.sh DIRECTORY PACKAGE PROGRAM
set -eu

mkdir -p "$1"
dir=$(cd "$1" && pwd)
start=$dir/$3
if [ -x "$start" ]; then
  echo "$start"
  exit
fi

# The mirror and its key are those that the machine already uses.
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | head -n 1)
mkdir -p "$dir/lists/partial" "$dir/cache/archives/partial" "$dir/root"
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror sid main" >"$dir/sources.list"
: >"$dir/status" # as if nothing were installed, so that every dependency is fetched

apt() {
  apt-get -qq -o Dir::Etc::sourcelist="$dir/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::State::lists="$dir/lists" -o Dir::State::status="$dir/status" -o Dir::Cache="$dir/cache" \
    -o APT::Install-Recommends=false -o APT::Sandbox::User=root -o Debug::NoLocking=true "$@"
}
apt update >&2
apt install --download-only --yes "$2" >&2
for package in "$dir"/cache/archives/*.deb; do
  dpkg-deb --fsys-tarfile "$package" | tar -x -C "$dir/root"
done
rm -r "$dir/lists" "$dir/cache"

# A program finds its data by where it lies; Neovim looks for parsers in a second place.
root=$dir/root
libraries=$(echo "$root"/usr/lib/*-linux-gnu*)
loader=$(echo "$libraries"/ld-linux*.so.*)
parsers=
[ "$3" != nvim ] || parsers="--cmd 'set runtimepath+=$root/usr/lib/nvim'"
cat >"$start" <<END
#!/bin/sh
export VIMRUNTIME=$root/usr/share/nvim/runtime HELIX_RUNTIME=$root/usr/lib/hx/runtime
exec $loader --library-path $libraries $root/usr/bin/$3 $parsers "\$@"
END
chmod +x "$start"
echo "$start"

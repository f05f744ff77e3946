#!/bin/sh
# Unpacks the Neovim of the newest Debian suite beside the system, with its own C
# library, and prints the path of a program that starts it. Nothing is installed.
# Usage: newest.sh DIRECTORY
set -eu

mkdir -p "$1"
dir=$(cd "$1" && pwd)
start=$dir/nvim
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
apt install --download-only --yes neovim >&2
for package in "$dir"/cache/archives/*.deb; do
  dpkg-deb --fsys-tarfile "$package" | tar -x -C "$dir/root"
done

rm -r "$dir/lists" "$dir/cache"

libraries=$(echo "$dir"/root/usr/lib/*-linux-gnu*)
loader=$(echo "$libraries"/ld-linux*.so.*)
cat >"$start" <<END
#!/bin/sh
export VIMRUNTIME=$dir/root/usr/share/nvim/runtime
exec $loader --library-path $libraries $dir/root/usr/bin/nvim --cmd 'set runtimepath+=$dir/root/usr/lib/nvim' "\$@"
END
chmod +x "$start"
echo "$start"

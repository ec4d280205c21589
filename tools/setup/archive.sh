# Packages of other Debian releases, unpacked into the cache folder: no root, and nothing of the system is touched.

# The archive's address is the one that this machine already uses.
archive_address() {
  { cat /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null || true; } |
    sed -nE 's/^URIs: *([^ ]+).*/\1/p; s/^deb (\[[^]]*\] )?([^ ]+) .*/\2/p' | head -n 1
}

# open_archive RELEASE: refreshes that release's package lists (of backports: with the release they stand on);
# `release_apt` then holds the options for apt.
open_archive() {
  local release=$1 dir=$cache/apt/$1 address suite key=/usr/share/keyrings/debian-archive-keyring.gpg
  address=$(archive_address)
  [ -n "$address" ] || fail "no Debian archive in /etc/apt/sources.list or /etc/apt/sources.list.d/debian.sources"
  mkdir -p "$dir"/{lists/partial,cache/archives/partial}
  : >"$dir/status"
  for suite in "$release" ${release%-backports}; do
    printf 'deb%s [signed-by=%s] %s %s main\n' '' "$key" "$address" "$suite" -src "$key" "$address" "$suite"
  done | sort -u >"$dir/sources.list"
  release_apt=(-qq -o Dir::Etc::sourcelist="$dir/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o Dir::State::lists="$dir/lists" -o Dir::State::status="$dir/status" -o Dir::Cache="$dir/cache"
    -o Acquire::Languages=none -o Acquire::Retries=3 -o Debug::NoLocking=1 -o "APT::Sandbox::User=$(id -un)")
  [ -e "$dir/.fresh" ] && return 0
  quietly apt-get "${release_apt[@]}" -o APT::Update::Error-Mode=any update || fail "cannot reach the Debian archive for $release (no network?)"
  : >"$dir/.fresh"
}

# close_archives: drops lists and downloads, which are large and soon stale.
close_archives() { rm -rf "$cache/apt"; }

# unpack RELEASE ROOT EXCLUDES... -- PACKAGE...: downloads the packages and unpacks them below ROOT.
unpack() {
  local release=$1 root=$2 excludes=() downloads deb
  shift 2
  while [ "$1" != -- ]; do excludes+=(--exclude="$1"); shift; done
  shift
  open_archive "$release"
  downloads=$cache/apt/$release/debs
  rm -rf "$downloads"
  mkdir -p "$downloads" "$root"
  (cd "$downloads" && quietly apt-get "${release_apt[@]}" download -t "$release" "$@") ||
    fail "could not download from $release: $*"
  for deb in "$downloads"/*.deb; do
    dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$root" --no-same-owner "${excludes[@]}" || fail "could not unpack ${deb##*/} (disk full?)"
  done
  rm -rf "$downloads"
}

# missing_dependencies RELEASE PACKAGE...: what this system lacks for those packages to run, themselves not counted.
missing_dependencies() {
  local release=$1
  shift
  apt-get "${release_apt[@]}" -o Dir::State::status=/var/lib/dpkg/status -o Dir::Etc::preferencesparts=/dev/null \
    -t "$release" --no-install-recommends -s install "$@" |
    awk -v own=" $* " '$1 == "Inst" && !index(own, " " $2 " ") { print $2 }'
}

# require_version RELEASE PACKAGE PREFIX: fails unless the release offers that version.
require_version() {
  open_archive "$1"
  [ "$3" = any ] && return 0
  apt-cache "${release_apt[@]}" madison "$2" | awk -F ' *[|] *' -v v="$3" '$3 ~ /Packages$/ && index($2, v) == 1 { ok = 1 } END { exit !ok }' ||
    fail "$1 no longer has $2 $3"
}

# unpack_source RELEASE NAME "PREFIX..." TARGET: the upstream sources of the first version that matches a prefix.
unpack_source() {
  local release=$1 name=$2 target=$4 prefix version='' downloads tarball
  open_archive "$release"
  for prefix in $3; do
    version=$(apt-cache "${release_apt[@]}" madison "$name" |
      awk -F ' *[|] *' -v p="$prefix" '$3 ~ /Sources$/ { sub(/^ */, "", $2); if (index($2, p) == 1) { print $2; exit } }')
    [ -z "$version" ] || break
  done
  [ -n "$version" ] || fail "$release no longer has $name $3 as a source package"
  downloads=$cache/apt/$release/source-$name
  rm -rf "$downloads" "$target.part"
  mkdir -p "$downloads" "$target.part"
  (cd "$downloads" && quietly apt-get "${release_apt[@]}" source --download-only "$name=$version") ||
    fail "could not download the sources of $name $version"
  for tarball in "$downloads"/*.orig.tar.*; do
    case $tarball in *.asc) continue ;; esac
    tar -x -C "$target.part" --strip-components=1 --no-same-owner -f "$tarball" || fail "could not unpack ${tarball##*/} (disk full?)"
  done
  rm -rf "$downloads"
  replace "$target"
}

# install_sources: libraries that are compiled into the page or the tests, as upstream sources in the cache folder.
install_sources() {
  local name versions target
  while IFS='|' read -r name versions; do
    target=$cache/src/${name#*/}
    up_to_date "$target" "$name $versions" && continue
    say "unpacking the sources of ${name#*/}"
    unpack_source "${name%/*}" "${name#*/}" "$versions" "$target"
    remember "$target" "$name $versions"
  done < <(rows source build)
}

# install_server PART: an XMPP server and what this system lacks for it, unpacked into the cache folder and run from there.
servers_release() {
  local codename
  codename=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
  case $codename in bookworm) echo bookworm-backports ;; '') echo sid ;; *) echo "$codename" ;; esac
}

install_server() {
  local part=$1 root=$cache/$1 release wanted name version names=() extra
  release=$(servers_release)
  wanted="$release $(rows unpacked "$part")"
  up_to_date "$root" "$wanted" && return 0
  say "unpacking $part"
  while IFS='|' read -r name version; do
    require_version "$release" "${name#*/}" "$version"
    names+=("${name#*/}")
  done < <(rows unpacked "$part")
  extra=$(missing_dependencies "$release" "${names[@]}") || fail "the dependencies of $part cannot be met from $release"
  rm -rf "$root.part"
  # shellcheck disable=SC2086 # a list of names
  unpack "$release" "$root.part" ./usr/share/doc ./usr/share/man ./usr/share/locale -- "${names[@]}" $extra
  replace "$root"
  remember "$root" "$wanted"
}

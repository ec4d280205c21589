# install_clang_headers: those of clang's libraries, for a plugin of clang-tidy (tools/check/tidy/), without the libraries themselves.
# On systems other than Debian ./check does without it, and takes longer.
install_clang_headers() {
  local root=$cache/clang release wanted name names=()
  release=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-sid}")
  wanted="$release $(rows unpacked check)"
  up_to_date "$root" "$wanted" && return 0
  say "unpacking the headers of clang"
  while IFS='|' read -r name _; do names+=("${name#*/}"); done < <(rows unpacked check)
  rm -rf "$root.part"
  unpack "$release" "$root.part" ./usr/bin ./usr/share './usr/lib/*-linux-gnu*' ./usr/lib/llvm-19/{bin,build,cmake,lib,share} -- "${names[@]}"
  replace "$root"
  remember "$root" "$wanted"
}

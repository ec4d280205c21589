# install_emscripten: Debian trixie's Emscripten in the cache folder, also on bookworm: code generation is left to the
# system's LLVM 19, and Binaryen (which wants a newer glibc) runs through the loader that is unpacked beside it.

# emscripten_from_elsewhere: the root of an SDK of the person's own (EMSDK, or emcc on the PATH), if there is one.
emscripten_from_elsewhere() {
  local emcc
  if [ -n "${EMSDK:-}" ] && [ -e "$EMSDK/upstream/emscripten/emcc" ]; then
    printf '%s\n' "$EMSDK/upstream/emscripten"
  elif emcc=$(command -v emcc); then
    emcc=$(readlink -f "$emcc")
    case $emcc in "$cache"/*) return 1 ;; esac
    dirname "$emcc"
  else
    return 1
  fi
}

install_emscripten() {
  local root=$cache/emscripten wanted name version names=()
  if emscripten_from_elsewhere >/dev/null; then return 0; fi
  wanted=$(rows unpacked build)
  up_to_date "$root" "$wanted" && return 0
  say "unpacking Emscripten"
  rm -rf "$root.part"
  while IFS='|' read -r name version; do
    require_version "${name%/*}" "${name#*/}" "$version"
    names+=("${name#*/}")
  done <<<"$wanted"
  # Left out: threads, workers, sanitizers and 64-bit variants of the system libraries, tests, documentation but copyrights.
  unpack trixie "$root.part" './usr/share/doc/*/[!c]*' './usr/share/doc/*/changelog*' ./usr/share/emscripten/{test,docs} \
    '*-ww*' '*-mt*' '*asan*' '*lsan*' '*ubsan*' '*wasm64-emscripten*' ./usr/share/man ./usr/share/locale -- "${names[@]}"
  ln -sfn nodejs "$root.part/usr/share/node_modules" # where emcc's tools look for acorn
  replace "$root"
  wrap_binaryen "$root"
  write_emscripten_config "$root"
  remember "$root" "$wanted"
}

wrap_binaryen() {
  local root=$1 loader libraries tool
  loader=$(find "$root" -name 'ld-linux*.so*' | head -n 1)
  libraries=$(dirname "$(find "$root" -name 'libstdc++.so.6' | head -n 1)")
  mkdir -p "$root/binaryen/bin"
  for tool in "$root"/usr/bin/wasm*; do
    printf '#!/bin/sh\nexec %s --library-path %s %s "$@"\n' "$loader" "$libraries" "$tool" >"$root/binaryen/bin/${tool##*/}"
    chmod +x "$root/binaryen/bin/${tool##*/}"
  done
}

write_emscripten_config() { # kept where emcc looks by itself, so that nothing need be exported
  cat >"$1/usr/share/emscripten/.emscripten" <<CONFIG
LLVM_ROOT = '$(dirname "$(command -v clang++-19)")'
LLVM_ADD_VERSION = '19'
CLANG_ADD_VERSION = '19'
BINARYEN_ROOT = '$1/binaryen'
NODE_JS = '$(command -v node)'
FROZEN_CACHE = True
CONFIG
}

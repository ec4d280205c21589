#!/usr/bin/env bash
# clang-tidy over the folders that are clean so far (clean): none of them may fall back, and the list only grows until it names them all.
# A source that passed before, with the same headers of ours and the same settings, is passed over.
source "$(dirname "${BASH_SOURCE[0]}")/../setup/lib.sh"
source "$repo/tools/env.sh"
cd "$repo"
clean='protocol|shell|ui'
tidy=$(command -v clang-tidy-19 || command -v clang-tidy)
clang=$(command -v clang++-19 || command -v clang++)
passed_before=$cache/tidy
mkdir -p "$passed_before"
export tidy clang passed_before repo EMSCRIPTEN_ROOT
settings=$({ cat .clang-tidy cmake/*.cmake tools/check/tidy/*; "$tidy" --version; } | sha256sum)
export settings

for preset in native web; do quietly cmake --preset "$preset" || fail "the preset $preset could not be configured"; done
quietly cmake --build build/native --target ui/generated/ui/text/words/words.hpp || fail "the phrases could not be made"

# The plugin, compiled once for each version of clang-tidy. Where clang's own headers are not at hand everything is found as well,
# in several times the time.
plugin_for() { # HEADERS
  local version key object
  version=$(sed -nE 's/^#define CLANG_VERSION_STRING "(.*)"$/\1/p' "$1/lib/llvm-19/include/clang/Basic/Version.inc" 2>/dev/null) || return 0
  "$tidy" --version | grep -qF "version $version" || return 0
  key=$({ cat tools/check/tidy/ours_alone.cpp; "$tidy" --version; } | sha256sum | cut -c1-32)
  object=$passed_before/ours-alone-$key.so
  if [ ! -e "$object" ]; then
    quietly clang++-19 -std=c++17 -O1 -fPIC -shared -fno-rtti -isystem "$1/lib/llvm-19/include" -isystem "$1/include/llvm-19" tools/check/tidy/ours_alone.cpp -o "$object.part" || return 0
    mv "$object.part" "$object"
  fi
  printf '%s' "$object"
}
plugin=$(plugin_for "$cache/clang/usr")
export plugin
[ -n "$plugin" ] || say "clang-tidy goes without its plugin, and takes long"

# key_of SOURCE FLAG...: hash of the source and of every header of ours that it includes.
key_of() {
  local source=$1
  shift
  { printf '%s %s\n' "$settings" "$*"
    "$clang" "$@" -MM -MG "$source" 2>/dev/null | tr ' \\' '\n\n' | grep -E '\.(cpp|hpp|h)$' | sort -u | while read -r file; do [ ! -f "$file" ] || cat "$file"; done
  } | sha256sum | cut -c1-32
}

check_one() { # SOURCE
  local source=$1 build=build/native extra=() flags=(-std=c++23 -I"$repo") key
  case $source in
    wasm/*)
      build=build/web
      extra=(--extra-arg=--target=wasm32-unknown-emscripten --extra-arg="--sysroot=$EMSCRIPTEN_ROOT/cache/sysroot")
      ;;
  esac
  [ -z "$plugin" ] || extra+=(--load="$plugin")
  key=$(key_of "$source" "${flags[@]}")
  [ ! -e "$passed_before/$key" ] || return 0
  if "$tidy" --quiet -p "$build" "${extra[@]}" "$source" 2>&1 | grep -vE '^[0-9]+ warnings? (generated|treated)|^Suppressed|^Use -header-filter' >&2; [ "${PIPESTATUS[0]}" = 0 ]; then
    : >"$passed_before/$key"
  else
    printf 'clang-tidy: %s\n' "$source" >&2
    return 1
  fi
}
export -f key_of check_one

# Sources that no compile command names are left out: fuzz targets need a preset of their own.
node -e 'for (const preset of ["native", "web"]) for (const { file } of JSON.parse(require("fs").readFileSync(`build/${preset}/compile_commands.json`))) console.log(file)' |
  sed "s#^$repo/##" | grep -E "^($clean)/" | sort -u |
  xargs -r -P "$(nproc)" -I{} bash -c 'check_one {}'

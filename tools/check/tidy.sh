#!/usr/bin/env bash
# clang-tidy over the folders that are clean so far (clean): none of them may fall back, and the list only grows until it names them all.
# A source that passed before, with the same headers of ours and the same settings, is passed over.
source "$(dirname "${BASH_SOURCE[0]}")/../setup/lib.sh"
source "$repo/tools/env.sh"
cd "$repo"
clean='protocol'
tidy=$(command -v clang-tidy-19 || command -v clang-tidy)
clang=$(command -v clang++-19 || command -v clang++)
passed_before=$cache/tidy
mkdir -p "$passed_before"
export tidy clang passed_before repo EMSCRIPTEN_ROOT
settings=$({ cat .clang-tidy cmake/*.cmake; "$tidy" --version; } | sha256sum)
export settings

for preset in native web; do quietly cmake --preset "$preset" || fail "the preset $preset could not be configured"; done

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

#!/usr/bin/env bash
# clang-tidy over the folders of `clean`: what people see and what the wire sees. The list only grows.
# A source that passed before, with the same headers of ours, flags and settings, is passed over; so is a tree that passed whole.
source "$(dirname "${BASH_SOURCE[0]}")/../setup/lib.sh"
source "$repo/tools/env.sh"
cd "$repo"
clean=(protocol shell ui)
tidy=$(command -v clang-tidy-19 || command -v clang-tidy)
passed_before=$cache/tidy
mkdir -p "$passed_before"

# What a verdict depends on beside the sources.
settings=$({ cat .clang-tidy tools/check/tidy.sh tools/check/tidy/*; "$tidy" --version; } | sha256sum | cut -c1-32)
tree=$({ printf '%s\n' "$settings"
  git ls-files -z --cached --others --exclude-standard -- '*.cpp' '*.hpp' '*.h' '*.cmake' '*CMakeLists.txt' CMakePresets.json dependencies.txt web/locales tools/locales |
    xargs -0 sha256sum 2>/dev/null || true # a file that was removed
} | sha256sum | cut -c1-32)
[ ! -e "$passed_before/tree-$tree" ] || exit 0

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
[ -n "$plugin" ] || say "clang-tidy goes without its plugin, and takes long"

check_one() { # KEY BUILD SOURCE
  local options=()
  # what emcc says to clang beside the flags, as far as the precompiled header has to agree
  [ "$2" = build/native ] || options+=(--extra-arg=--target=wasm32-unknown-emscripten --extra-arg="--sysroot=$EMSCRIPTEN_ROOT/cache/sysroot" --extra-arg=-fignore-exceptions)
  [ -z "$plugin" ] || options+=(--load="$plugin")
  if "$tidy" --quiet -p "$2" "${options[@]}" "$3" 2>&1 | grep -vE '^[0-9]+ warnings? (generated|treated)|^Suppressed|^Use -header-filter' >&2; [ "${PIPESTATUS[0]}" = 0 ]; then
    : >"$passed_before/$1"
  else
    printf 'clang-tidy: %s\n' "$3" >&2
    return 1
  fi
}
export -f check_one
export tidy plugin passed_before EMSCRIPTEN_ROOT

node tools/check/tidy/pending.mjs "$passed_before" "$settings" "${clean[@]}" | xargs -r -P "$(nproc)" -L 1 bash -c 'check_one "$@"' check_one
: >"$passed_before/tree-$tree"

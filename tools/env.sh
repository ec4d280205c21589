# What CMakePresets.json and the scripts look for; source it: `. tools/env.sh`. Installs nothing, prints nothing.
# Anything that is already set is respected, so that an SDK or a library of one's own can stand in.
if [ -n "${BASH_SOURCE:-}" ]; then PARLEY_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd); else PARLEY_ROOT=$(pwd); fi
PARLEY_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/parley
if [ -n "${EMSDK:-}" ] && [ -e "$EMSDK/upstream/emscripten/emcc" ]; then
  EMSCRIPTEN_ROOT=$EMSDK/upstream/emscripten
elif command -v emcc >/dev/null 2>&1; then
  EMSCRIPTEN_ROOT=$(dirname "$(readlink -f "$(command -v emcc)")")
else
  EMSCRIPTEN_ROOT=$PARLEY_CACHE/emscripten/usr/share/emscripten
  PATH=$EMSCRIPTEN_ROOT:$PATH
fi
: "${IMGUI_DIR:=$PARLEY_CACHE/src/imgui}" "${CATCH2_DIR:=$PARLEY_CACHE/src/catch2}" "${MBEDTLS_DIR:=$PARLEY_CACHE/src/mbedtls}"
: "${LIBB2_DIR:=$PARLEY_CACHE/src/libb2}"
: "${CCACHE_DIR:=$PARLEY_CACHE/ccache}"
CCACHE_BASEDIR=$PARLEY_ROOT CCACHE_NOHASHDIR=1 # a second clone in another folder hits too
CCACHE_SLOPPINESS=pch_defines,time_macros      # what it wants for precompiled headers; we use no __TIME__
export PARLEY_ROOT PARLEY_CACHE EMSCRIPTEN_ROOT IMGUI_DIR CATCH2_DIR MBEDTLS_DIR LIBB2_DIR CCACHE_DIR CCACHE_BASEDIR CCACHE_NOHASHDIR CCACHE_SLOPPINESS PATH

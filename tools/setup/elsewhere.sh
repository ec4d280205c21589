# require_tools PART: on systems other than Debian nothing is installed; what is missing is named, all at once.
require_tools() {
  local missing=()
  need() { have "$1" || missing+=("$1${2:+ ($2)}"); }
  need_dir() { [ -n "${!1:-}" ] && [ -d "${!1}" ] || missing+=("$1 (environment variable: folder of $2)"); }
  case $1 in
    build)
      need node '18 or newer'; need npm; need cmake '3.25 or newer'; need ninja; need python3
      have clang++-19 || have clang++ || need g++ 'or clang++: a C++23 compiler'
      emscripten_from_elsewhere >/dev/null || missing+=('emcc (an Emscripten SDK 3.1.69 or newer, on the PATH or by EMSDK)')
      need_dir IMGUI_DIR 'the sources of Dear ImGui 1.92'
      need_dir CATCH2_DIR 'the sources of Catch2 3.7'
      need_dir MBEDTLS_DIR 'the sources of Mbed TLS 3.6'
      need_dir LIBB2_DIR 'the sources of libb2 0.98'
      ;;
    check) have clang-format-19 || need clang-format; have clang-tidy-19 || need clang-tidy ;;
    prosody) need prosody '13 or newer'; need prosodyctl ;;
    ejabberd) need ejabberdctl '24.12 or newer' ;;
    fuzz) have clang++-19 || have clang++ || need clang++ 'for libFuzzer' ;;
    browser) have chromium || need google-chrome 'or chromium' ;;
    *) fail "unknown part: $1" ;;
  esac
  [ ${#missing[@]} -eq 0 ] || { printf 'missing: %s\n' "${missing[@]}" >&2; fail "this is not Debian, so please install the above and start again"; }
}

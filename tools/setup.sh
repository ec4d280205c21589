#!/usr/bin/env bash
# Sets up what the named parts need; quick when it has been done before.
# usage: tools/setup.sh PART...      parts: build check fuzz prosody ejabberd browser
source "$(dirname "${BASH_SOURCE[0]}")/setup/lib.sh"
for script in system archive clang emscripten sources servers npm elsewhere; do source "$repo/tools/setup/$script.sh"; done

setup_part() {
  local part=$1
  if ! on_debian; then require_tools "$part"; return; fi
  install_system "$part"
  case $part in
    build) install_emscripten; install_sources ;;
    prosody | ejabberd) install_server "$part" ;;
    check) install_clang_headers ;;
    fuzz | browser) ;;
    *) fail "unknown part: $part" ;;
  esac
}

pending=()
for part in "$@"; do done_for "$part" || pending+=("$part"); done
if [ ${#pending[@]} -gt 0 ]; then
  require_space 2500
  exec 9>"$cache/lock" # one set-up at a time, also from several clones
  have flock && flock 9
  for part in "${pending[@]}"; do
    done_for "$part" && continue
    setup_part "$part"
    mark_done "$part"
  done
  close_archives
fi
case " $* " in *' build '* | *' browser '*) install_npm ;; esac

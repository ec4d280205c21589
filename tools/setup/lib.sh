# Helpers of the set-up scripts; sourced, never run. Needs bash.
set -euo pipefail

repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/parley
dependencies=$repo/dependencies.txt

say() { printf '%s\n' "$*" >&2; }
fail() { say "parley: $*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# require_space MEGABYTES: the cache folder's disk must have that much left.
require_space() {
  local free
  mkdir -p "$cache" 2>/dev/null || fail "cannot write to $cache"
  free=$(($(df -Pk "$cache" | awk 'NR == 2 { print $4 }') / 1024))
  [ "$free" -ge "$1" ] || fail "not enough disk: set-up needs $1 MB in $cache, $free MB are free"
}

# rows KIND PART: prints "name|version" of each dependency of that kind and part.
rows() {
  awk -F ' *[|] *' -v kind="$1" -v part="$2" '$1 == kind && $4 == part { print $2 "|" $3 }' "$dependencies"
}

# done_for PART: whether set-up of PART has finished for the present dependency list and scripts.
stamp_of() { printf '%s/stamps/%s-%s' "$cache" "$1" "$(cat "$dependencies" "$repo"/tools/setup/*.sh | sha256sum | cut -c1-12)"; }
done_for() { [ -e "$(stamp_of "$1")" ]; }
mark_done() { mkdir -p "$cache/stamps" && : >"$(stamp_of "$1")"; }

# up_to_date FOLDER TEXT: whether FOLDER was made from what TEXT describes; remember FOLDER TEXT says so after it was made.
up_to_date() { [ "$(cat "$1/.made-from" 2>/dev/null)" = "$2" ]; }
remember() { printf '%s\n' "$2" >"$1/.made-from"; }

# replace FOLDER: puts FOLDER.part in its place, with the old one out of the way first.
replace() {
  rm -rf "$1.old"
  [ ! -e "$1" ] || mv "$1" "$1.old"
  mv "$1.part" "$1"
  rm -rf "$1.old"
}

on_debian() { have apt-get && have dpkg && [ -r /usr/share/keyrings/debian-archive-keyring.gpg ]; }

# as_root COMMAND...: runs it as root, by sudo where that is needed; $wanted says what for.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif have sudo; then sudo "$@"
  else fail "packages are missing and there is no sudo; as root run: apt-get install $wanted"
  fi
}

# quietly COMMAND...: shows its output only when it fails.
quietly() {
  local log
  log=$(mktemp) || fail "no room for temporary files in ${TMPDIR:-/tmp}"
  if "$@" >"$log" 2>&1; then rm -f "$log"; return 0; fi
  tail -n 15 "$log" >&2
  rm -f "$log"
  return 1
}

# install_system PART: packages of this machine's own Debian release, asked for only when they are missing.

is_installed() { # NAME or NAME:COMMAND
  case $1 in
    *:*) have "${1#*:}" ;;
    *) [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ] ;;
  esac
}

install_system() {
  local row name missing=()
  while IFS= read -r row; do
    name=${row%%|*}
    is_installed "$name" || missing+=("${name%%:*}")
  done < <(rows system "$1")
  [ ${#missing[@]} -gt 0 ] || return 0

  say "installing: ${missing[*]}"
  wanted=${missing[*]}
  local apt=(as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=900 -o Acquire::Retries=3)
  quietly "${apt[@]}" update || say "parley: the package lists could not be refreshed; going on with those at hand"
  quietly "${apt[@]}" install -y --no-install-recommends "${missing[@]}" ||
    fail "could not install: ${missing[*]} (no network, or not in this Debian release)"
}

# What the start scripts of the servers share; sourced, never run.
set -euo pipefail
server_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/parley

fail() { printf 'parley: %s\n' "$*" >&2; exit 1; }

usage() { fail "usage: $0 prosody|ejabberd --port N --data DIR [--site DIR] [--account ADDRESS PASSWORD]... [--contacts]"; }

# read_arguments ARGUMENT...: sets port, data, site (folders), names and passwords (arrays of the accounts), contacts.
read_arguments() {
  port='' data='' site='' contacts=false names=() passwords=()
  while [ $# -gt 0 ]; do
    case $1 in
      --port | --data | --site) [ $# -ge 2 ] || usage ;;&
      --port) port=$2; shift 2 ;;
      --data) data=$2; shift 2 ;;
      --site) site=$2; shift 2 ;;
      --account)
        [ $# -ge 3 ] && [[ $2 == ?*@localhost ]] || fail "--account wants NAME@localhost and a password"
        names+=("${2%@localhost}") passwords+=("$3")
        shift 3
        ;;
      --contacts) contacts=true; shift ;;
      *) usage ;;
    esac
  done
  [[ $port =~ ^[0-9]+$ ]] && [ "$port" -ge 1 ] && [ "$port" -le 65535 ] || fail "--port wants a number from 1 to 65535"
  [ -n "$data" ] || fail "--data wants a folder"
  mkdir -p "$data" 2>/dev/null && [ -w "$data" ] || fail "cannot write to $data"
  data=$(cd "$data" && pwd)
  if [ -z "$site" ]; then site=$data/empty-site; mkdir -p "$site"; fi
  site=$(cd "$site" 2>/dev/null && pwd) || fail "no such folder: $site"
  port_is_free || fail "port $port is in use"
  ulimit -n "$(ulimit -Hn)" 2>/dev/null || true # the usual soft limit stalls a server at about 1,000 sessions
}

# A server that was killed a moment ago still holds its port until the system has taken it down.
port_is_free() {
  for _ in $(seq 40); do
    port_answers || return 0
    sleep 0.05
  done
  return 1
}

port_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }

# http_answers PATH: whether the server answers that path with a status below 500.
http_answers() {
  local status
  { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || return 1
  printf 'GET %s HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$1" "$port" >&3
  read -r -t 2 _ status _ <&3 || status=599
  exec 3>&-
  [ "${status:-599}" -lt 500 ]
}

# The process that stops with the server, if there is one.
companion=
stop_all() {
  # shellcheck disable=SC2086 # none or one
  kill -TERM "$server" $companion 2>/dev/null || true
  wait "$server" $companion 2>/dev/null || true
}

# serve LOG COMMAND...: runs the server, prints `ready:` when it answers, and stops it when this script is told to stop.
# Ends with the server. Ctrl-C reaches this script alone: bash starts background commands with SIGINT ignored.
serve() {
  local log=$1
  shift
  "$@" >>"$log" 2>&1 </dev/null &
  server=$!
  trap 'stop_all; exit 0' INT TERM HUP
  for _ in $(seq 600); do
    if http_answers /; then break; fi
    kill -0 "$server" 2>/dev/null || { stop_all; tail -n 5 "$log" >&2; fail "the server stopped; its log is $log"; }
    sleep 0.05
  done
  http_answers / || { stop_all; fail "the server does not answer on port $port; its log is $log"; }
  after_start
  printf 'ready: http://localhost:%s/\n' "$port"
  wait "$server" || true
  stop_all
}

after_start() { :; }

# fill TEMPLATE NAME=VALUE...: the template with each @NAME@ replaced.
fill() {
  local text pair
  text=$(<"$1")
  shift
  for pair in "$@"; do text=${text//"@${pair%%=*}@"/"${pair#*=}"}; done
  printf '%s\n' "$text"
}

# use_wal FILE: an SQLite database in write-ahead mode, made before the server first opens it: readers then never wait.
use_wal() {
  [ -e "$1" ] || python3 -c 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute("PRAGMA journal_mode=WAL").connection.executescript("VACUUM")' "$1"
}

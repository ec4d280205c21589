# ejabberd 24.12 without name daemon and distribution; STUN and TURN on the UDP port of the same number. Sourced by server/start.sh.
mkdir -p "$data"/{store,log,upload}
use_wal "$data/store/ejabberd.sqlite"
# site-headers becomes a YAML map; a JSON string is a YAML string
headers=$(sed -nE 's/"/\\"/g; s/^([A-Za-z-]+): *(.*)$/      "\1": "\2"/p' "$server_folder/site-headers")
fill "$server_folder/ejabberd/ejabberd.yml.in" PORT="$port" DATA="$data" SITE="$site" HEADERS="$headers" >"$data/ejabberd.yml"

# Accounts are made by the HTTP interface, which the configuration opens to the loopback alone.
after_start() {
  local i j
  for i in "${!names[@]}"; do
    call register "{\"user\":$(json "${names[i]}"),\"host\":\"localhost\",\"password\":$(json "${passwords[i]}")}"
  done
  [ "$contacts" = true ] || return 0
  for i in "${!names[@]}"; do
    for j in "${!names[@]}"; do
      [ "$i" = "$j" ] || call add_rosteritem "{\"localuser\":$(json "${names[i]}"),\"localhost\":\"localhost\",\"user\":$(json "${names[j]}"),\"host\":\"localhost\",\"nick\":$(json "${names[j]^}"),\"groups\":[],\"subs\":\"both\"}"
    done
  done
}

json() { # TEXT as a JSON string
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

call() { # COMMAND JSON; an account that exists answers 409, which is as wished
  local LC_ALL=C status
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf 'POST /api/%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s' \
    "$1" "${#2}" "$2" >&3
  read -r -t 10 _ status _ <&3 || status=599
  exec 3>&-
  case $status in 200 | 409) ;; *) fail "ejabberd answers $status to $1" ;; esac
}

root=$cache/ejabberd
if [ -d "$root" ]; then
  triplet=$(basename "$(dirname "$(find "$root/usr/lib" -maxdepth 2 -name 'ejabberd-*' -print -quit)")")
  export ROOTDIR=$root/usr/lib/erlang EMU=beam PROGNAME=erl BINDIR
  BINDIR=$(echo "$ROOTDIR"/erts-*/bin)
  export ERL_LIBS=$root/usr/lib/$triplet LD_LIBRARY_PATH=$root/usr/lib/$triplet
  erl=$BINDIR/erlexec
elif command -v ejabberdctl >/dev/null; then erl=erl
else fail "no ejabberd: run tools/setup.sh ejabberd"
fi
export HOME=$data EJABBERD_CONFIG_PATH=$data/ejabberd.yml EJABBERD_LOG_PATH=$data/log/ejabberd.log \
  EJABBERD_PID_PATH=$data/ejabberd.pid ERL_CRASH_DUMP=$data/log/erl_crash.dump
cd "$data"
# +Bi: the script that started it decides when it stops; +S 1:1: see README.md; +sbwt: an idle scheduler would otherwise spin
serve "$data/ejabberd.log" "$erl" +S 1:1 +Bi +K true +sbwt none +sbwtdcpu none +sbwtdio none -noinput -mnesia dir "\"$data/store\"" \
  -ejabberd log_rotate_count 0 -s ejabberd

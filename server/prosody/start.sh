# Prosody 13; sourced by server/start.sh.
interfaces='"127.0.0.1"'
[ ! -s /proc/net/if_inet6 ] || interfaces+=', "::1"'
for i in "${!names[@]}"; do printf '%s:%s\n' "${names[i]}" "${passwords[i]}"; done >"$data/accounts"
mkdir -p "$data/store" "$data/certs"
use_wal "$data/store/prosody.sqlite"

# start_turn PROGRAM: coturn on the UDP port of the same number; who may use it is proven by a secret shared with Prosody.
start_turn() {
  "$1" -n --listening-ip=127.0.0.1 --relay-ip=127.0.0.1 --listening-port="$port" --min-port=21000 --max-port=21999 --fingerprint \
    --use-auth-secret --static-auth-secret="$turn_secret" --realm=localhost --no-tcp --no-tls --no-dtls --no-cli \
    --allow-loopback-peers --userdb="$data/turndb" --pidfile="$data/turnserver.pid" --log-file=stdout --simple-log \
    >"$data/turnserver.log" 2>&1 </dev/null &
  companion=$!
}

# unpacked_prosody ROOT: Debian's start script names its folders absolutely; a copy names those below ROOT.
unpacked_prosody() {
  local root=$1 triplet
  triplet=$(basename "$(dirname "$(dirname "$(find "$root/usr/lib" -path '*/lua/5.4' -print -quit)")")")
  sed -e "s#^CFG_SOURCEDIR=.*#CFG_SOURCEDIR='$root/usr/lib/prosody';#" -e "s#^CFG_CONFIGDIR=.*#CFG_CONFIGDIR='$data';#" \
    -e "s#^CFG_PLUGINDIR=.*#CFG_PLUGINDIR='$root/usr/lib/prosody/modules/';#" -e "s#^CFG_DATADIR=.*#CFG_DATADIR='$data/store';#" \
    "$root/usr/bin/prosody" >"$data/prosody"
  export LUA_PATH="$root/usr/lib/prosody/?.lua;$root/usr/share/lua/5.4/?.lua;$root/usr/share/lua/5.4/?/init.lua;;"
  export LUA_CPATH="$root/usr/lib/prosody/?.so;$root/usr/lib/$triplet/lua/5.4/?.so;;"
  export LD_LIBRARY_PATH="$root/usr/lib/$triplet"
  command=("$root/usr/bin/lua5.4" "$data/prosody")
}

if [ -d "$cache/prosody" ]; then unpacked_prosody "$cache/prosody"
elif command -v prosody >/dev/null; then command=(prosody)
else fail "no Prosody: run tools/setup.sh prosody"
fi
turnserver=$(command -v "$cache/prosody/usr/bin/turnserver" || command -v turnserver || true)
turn_secret=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
fill "$server_folder/prosody/prosody.cfg.lua.in" PORT="$port" DATA="$data" SITE="$site" SERVER="$server_folder" \
  INTERFACES="$interfaces" CONTACTS="$contacts" TURN_SECRET="$turn_secret" TURN_MODULE="${turnserver:+\"turn_external\"}" \
  >"$data/prosody.cfg.lua"
[ -z "$turnserver" ] || start_turn "$turnserver"
serve "$data/prosody.log" "${command[@]}" -F --config "$data/prosody.cfg.lua"

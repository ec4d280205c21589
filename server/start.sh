#!/usr/bin/env bash
# Starts a real XMPP server in the foreground: page, WebSocket and uploads on one port of the loopback, all data in one folder,
# no root, no system service. Prints `ready: URL` when it answers; SIGTERM or Ctrl-C stops it.
# usage: server/start.sh prosody|ejabberd --port N --data DIR [--site DIR] [--account ADDRESS PASSWORD]... [--contacts]
# Accounts are made when they are missing; --contacts makes them each other's contacts.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
kind=${1:-}
[ $# -eq 0 ] || shift
case $kind in prosody | ejabberd) ;; *) usage ;; esac
read_arguments "$@"
umask 077
source "$server_folder/$kind/start.sh"

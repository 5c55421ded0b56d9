#!/usr/bin/env bash
# A real OpenStack Swift with its S3 face, on 127.0.0.1 only, from Debian's packages python3-swift and memcached.
#
#   swift.sh missing                         says what is not installed, and why it matters here; fails where something is missing
#   swift.sh installable                     fails where install could not work, and says why
#   swift.sh install                         installs it by apt-get, as root or by a sudo that asks for no password
#   swift.sh start DIR [BASEPORT [OWNER]]    starts it and prints the endpoints; BASEPORT 0 (the default) chooses 20 free ports;
#                                            it ends with the process OWNER, by its id, or at stop. A DIR of - is a fresh one,
#                                            removed at the end; its path is the line dir=
#   swift.sh stop DIR
#   swift.sh pause DIR a|b...                halts object servers: storage nodes that hang
#   swift.sh resume DIR                      lets both go on
#   swift.sh ratelimit DIR ACCOUNT RATE      writes a second of an account, such as AUTH_slow: a number, or off
#   swift.sh locate DIR ACCOUNT CONTAINER OBJECT...   which object server holds each: a or b
#
# README.md says what the endpoints are and who may log in.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=/usr/bin/python3    # apt installs for this one, whatever else is called python3

missing() {
  [ "$(uname -s)" = Linux ] || { echo "OpenStack Swift runs on Linux only"; return 1; }
  if ! { [ -x "$python" ] && "$python" -c 'import swift.common.middleware.s3api'; } 2>/dev/null || ! command -v memcached >/dev/null; then
    echo "OpenStack Swift is not installed: run tests/servers/swift.sh install (needs apt and root)"
    return 1
  fi
}

installable() {
  [ "$(uname -s)" = Linux ] || { echo "it runs on Linux only"; return 1; }
  command -v apt-get >/dev/null || { echo "there is no apt-get"; return 1; }
  [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null || { echo "apt-get needs root, or a sudo that asks for no password"; return 1; }
}

install() {
  missing >/dev/null && { echo "already installed"; return; }
  installable
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  # RUNLEVEL=1 keeps the packages from starting services of the system.
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get -o Acquire::Retries=3 -o DPkg::Lock::Timeout=120)
  "${apt[@]}" update
  "${apt[@]}" install -y --no-install-recommends python3-swift memcached
  missing
}

# Swift keeps what it knows of an object in the file's extended attributes.
holds_attributes() {
  "$python" -c 'import os, sys, tempfile
with tempfile.NamedTemporaryFile(dir=sys.argv[1]) as file: os.setxattr(file.name, "user.swift", b"1" * 2000)' "$1" 2>/dev/null
}

fresh_directory() {
  local parent
  for parent in "${TMPDIR:-/tmp}" /var/tmp /dev/shm "$here/../../artifacts"; do
    if mkdir -p "$parent" 2>/dev/null && holds_attributes "$parent"; then
      dir=$(mktemp -d "$parent/storage-http-swift.XXXXXXXX")
      touch "$dir/.temporary"
      return
    fi
  done
  echo "no folder with user xattrs: tried ${TMPDIR:-/tmp}, /var/tmp, /dev/shm and artifacts" >&2
  return 1
}

start() {
  missing
  if [ "$dir" = - ]; then
    fresh_directory
  else
    mkdir -p "$dir"
    holds_attributes "$dir" || { echo "no user xattrs under $dir" >&2; return 1; }
  fi
  dir=$(cd "$dir" && pwd)
  mkdir -p "$dir/run" "$dir/log"
  if is_alive supervisor; then echo "already started in $dir" >&2; return 1; fi
  rm -f "$dir/run/ready" "$dir/run/failed"
  # Nothing of the caller's is held open.
  (exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-
   exec setsid "$python" -B "$here/swift/supervise.py" "$dir" "${1:-0}" "${2:-0}" >"$dir/log/supervisor.out" 2>&1 </dev/null) &
  echo $! >"$dir/run/supervisor.pid"
  while [ ! -f "$dir/run/ready" ] && [ ! -f "$dir/run/failed" ] && kill -0 $! 2>/dev/null; do sleep 0.1; done
  if [ ! -f "$dir/run/ready" ]; then
    { echo "Swift did not start in $dir"; cat "$dir/run/failed" 2>/dev/null || cat "$dir/log/supervisor.out"; } >&2
    return 1
  fi
  echo "dir=$dir"
  cat "$dir/run/ready"
}

# Whether the process on file is alive and one of this directory's.
is_alive() {
  [ -f "$dir/run/$1.pid" ] && { tr '\0' ' ' <"/proc/$(cat "$dir/run/$1.pid")/cmdline"; } 2>/dev/null | grep -qF -- "$dir"
}

stop() {
  is_alive supervisor || { echo "not running in $dir"; return; }
  kill -TERM "$(cat "$dir/run/supervisor.pid")"
  while is_alive supervisor; do sleep 0.1; done
  echo stopped
}

signal() {
  is_alive "object-$2" || { echo "object-$2 does not run in $dir" >&2; return 1; }
  kill "-$1" "$(cat "$dir/run/object-$2.pid")"
}

command=${1:?missing, installable, install, start, stop, pause, resume, ratelimit or locate}
case $command in
  missing | installable | install) "$command"; exit ;;
esac
dir=${2:?a directory}
case $command in
  start) start "${@:3}" ;;
  stop) stop ;;
  pause) for node in "${@:3}"; do signal STOP "$node"; done ;;
  resume) for node in a b; do signal CONT "$node"; done ;;
  ratelimit) "$python" -B "$here/swift/account.py" "$dir/etc" "${3:?an account}" "${4:?a rate, or off}" ;;
  locate) "$python" -B "$here/swift/locate.py" "$dir/etc" "${3:?an account}" "${4:?a container}" "${@:5}" ;;
  *) echo "unknown command: $command" >&2; exit 2 ;;
esac

#!/bin/sh
# Sets up this machine as a node of its experiment, as the script of this name always did:
#   bootstrap_node.sh -r pnode|container|win-container [other options of nsc bootstrap]
# nsc is the program that NSC names, the one beside this file (from the archive that `npm run package` makes, or nsc.mjs
# where there is Node.js), the one in PATH, or that of the repository around this file. Where there is none, it is fetched
# from the config server, checked, and kept in /var/cache/nsc (NSC_CACHE). NSC_DIST_SHA256 says which files may be used.
set -eu
here=$(dirname -- "$(readlink -f -- "$0")")

case " $* " in
  *" -r"* | *" --role"* | *" -h "* | *" --help "*) ;;
  *)
    echo "usage: bootstrap_node.sh -r pnode|container|win-container" >&2
    exit 2
    ;;
esac

# Ends with a status ($1) and a message ($2), and perhaps what to do ($3).
stop() {
  printf 'bootstrap_node.sh: %s\n' "$2" >&2
  [ -z "${3:-}" ] || printf 'help: %s\n' "$3" >&2
  exit "$1"
}

has() {
  command -v "$1" >/dev/null 2>&1
}

# Whether the Node.js in PATH is new enough for nsc.
has_node() {
  has node && node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)'
}

if [ -n "${NSC:-}" ]; then
  exec "$NSC" bootstrap --apply "$@"
elif [ -x "$here/nsc" ] && [ ! -d "$here/nsc" ]; then
  exec "$here/nsc" bootstrap --apply "$@"
elif [ -e "$here/nsc.mjs" ] && has_node; then
  exec node "$here/nsc.mjs" bootstrap --apply "$@"
elif has nsc; then
  exec nsc bootstrap --apply "$@"
elif [ -e "$here/../bin/nsc.js" ] && has_node; then
  exec node "$here/../bin/nsc.js" bootstrap --apply "$@"
fi

# Those options of nsc bootstrap that say how to reach the server; nsc itself checks all of them later.
server=${NSC_SERVER:-http://chef:5320}
root=
token_file=
ca_file=
plain_http=
take_option() {
  case $1 in
    --server) server=$2 ;;
    --root) root=${2%/} ;;
    --token-file) token_file=$2 ;;
    *) ca_file=$2 ;;
  esac
}
read_options() {
  while [ $# -gt 0 ]; do
    case $1 in
      --server | --root | --token-file | --ca-file)
        [ $# -gt 1 ] || stop 2 "$1 needs a value"
        take_option "$1" "$2"
        shift
        ;;
      --server=* | --root=* | --token-file=* | --ca-file=*) take_option "${1%%=*}" "${1#*=}" ;;
      --allow-plain-http) plain_http=yes ;;
    esac
    shift
  done
}
read_options "$@"

server=${server%/}
address=${server#*://}
case $server in
  http://* | https://*) ;;
  *) address= ;;
esac
case $address in
  '' | *[!][A-Za-z0-9.:_-]*) stop 2 "not a server's address: $server" "write http://HOST:5320" ;;
esac

# Whether nobody can listen in on the way to the server.
is_private() {
  case $server in
    https://*) return 0 ;;
  esac
  case ${address%:*} in
    localhost | '[::1]' | '[:') return 0 ;;
    127.*[!0-9.]*) return 1 ;;
    127.*) return 0 ;;
  esac
  return 1
}

# The token never stands in the arguments of a program, which everybody on the machine can see.
token=
read_token() {
  if [ -n "$token_file" ] || [ -e "$root/etc/nsc/token" ]; then
    token_file=${token_file:-$root/etc/nsc/token}
    [ -r "$token_file" ] || stop 3 "$token_file cannot be read"
    case $(ls -ldL -- "$token_file") in
      ????------*) ;;
      *) stop 2 "others on this machine can read the token in $token_file" "chmod 600 $token_file" ;;
    esac
    token=$(tr -d '[:space:]' <"$token_file")
  else
    token=${NSC_TOKEN:-}
  fi
  case $token in
    '') return 0 ;;
    *[!A-Za-z0-9_-]*) stop 2 "the token is none of those that nsc serve token create prints" ;;
  esac
  [ -n "$plain_http" ] || is_private ||
    stop 2 "the token would go to $server unencrypted" \
      "name an https:// server, or permit it with --allow-plain-http where nobody can listen in"
}
read_token

no_room='make room, or name another folder with NSC_CACHE; then run this again, it goes on from there'
cache=${NSC_CACHE:-$root/var/cache/nsc}
scratch=
locked=
tidy() {
  [ -z "$scratch" ] || rm -rf -- "$scratch"
  [ -z "$locked" ] || rm -f -- "$cache/lock"
  scratch=
  locked=
}
trap tidy EXIT
trap 'exit 129' HUP INT TERM

cannot_write() {
  stop 5 "$cache cannot be written${1:+: $1}" "$no_room"
}

# Makes the cache, and has it to itself: a second script waits here for the first.
open_cache() {
  mkdir -p -- "$cache" || stop 5 "$cache cannot be made" "name another folder with NSC_CACHE"
  scratch=$(umask 077 && mktemp -d "$cache/tmp.XXXXXX") || cannot_write
  waited=
  # The shell creates the file only where there is none.
  until said=$( (set -C && : >"$cache/lock") 2>&1); do
    [ -e "$cache/lock" ] || cannot_write "$said"
    owner=$(cat "$cache/lock" 2>/dev/null) || continue
    if [ -n "$owner" ] && kill -0 "$owner" 2>/dev/null; then
      [ -n "$waited" ] || echo "bootstrap_node.sh: another one, process $owner, fetches nsc: waiting" >&2
    elif [ -n "$waited" ]; then
      # Whoever wrote it was killed.
      rm -f -- "$cache/lock"
    fi
    waited=yes
    sleep 1
  done
  locked=yes
  echo $$ >"$cache/lock" || cannot_write
}

# The SHA-256 of a file, in hexadecimal digits.
sha256() {
  case $hasher in
    sha256sum) sum=$(sha256sum <"$1") ;;
    shasum) sum=$(shasum -a 256 <"$1") ;;
    *) sum=$(openssl dgst -sha256 -r <"$1") ;;
  esac
  printf '%s\n' "${sum%% *}"
}

# Fetches a path of the server ($1) into a file ($2), going on from what the file has where $3 says so. Otherwise gives
# curl's status for what went wrong, leaving the status of HTTP, where there was one, in $code and the program's words in
# $said. Both are no files: the disk may be full.
fetch() {
  ended=0
  case $client in
    curl)
      set -- "$server$1" --output "$2" ${3:+--continue-at -} ${ca_file:+--cacert "$ca_file"}
      said=$(
        if [ -n "$token" ]; then printf 'header = "Authorization: Bearer %s"\n' "$token"; fi |
          curl -q --config - --silent --show-error --fail --globoff --noproxy '*' --connect-timeout 20 \
            --speed-limit 1 --speed-time 60 --write-out '<%{http_code}>' "$@" 2>&1
      ) || ended=$?
      code=${said##*<}
      code=${code%%>*}
      said=${said%%"<$code>"*}${said##*"<$code>"}
      # Nothing is fetched from elsewhere.
      case $code in
        3??) ended=22 ;;
      esac
      ;;
    wget)
      printf 'header = Authorization: Bearer %s\n' "$token" >"$scratch/wgetrc" || cannot_write
      [ -n "$token" ] || : >"$scratch/wgetrc"
      set -- "$server$1" --output-document="$2" ${3:+--continue} ${ca_file:+--ca-certificate="$ca_file"}
      said=$(
        WGETRC=$scratch/wgetrc LC_ALL=C wget --no-verbose --no-proxy --max-redirect=0 --tries=1 --timeout=60 \
          "$@" 2>&1
      ) || wget_status $?
      ;;
    *) said=$(wget -q -Y off ${3:+-c} -O "$2" "$server$1" 2>&1) || wget_status $? ;;
  esac
  return "$ended"
}

# What a wget that ended with a status ($1) said, as curl would have ended.
wget_status() {
  ended=$1
  for code in 401 403 404 416 500 503 ''; do
    case $code$said in
      401*"Authentication Failed"* | *"ERROR $code:"* | *"HTTP/1.1 $code "*) break ;;
    esac
  done
  case $said in
    *"No space left"* | *"annot write"* | *"rite error"*) ended=23 ;;
  esac
}

# Ends because fetch failed with a status ($1) for a path ($2).
fetch_failed() {
  # curl explains itself afterwards, wget before.
  case $client in
    curl) said=$(printf '%s' "$said" | head -n 1) ;;
    *) said=$(printf '%s' "$said" | tail -n 1) ;;
  esac
  case $code in
    401 | 403) stop 4 "$server wants a token that may read: it answered $code" "--token-file, or $root/etc/nsc/token" ;;
    404)
      stop 4 "$server has no nsc for this machine at $2" \
        "npm run package beside the nsc that serves, or put nsc into PATH here"
      ;;
    [3-9]??) stop 4 "$server answered $code for $2: $said" ;;
  esac
  case $client$1 in
    *23) cannot_write "$said" ;;
    curl60 | curl77 | wget5)
      stop 4 "$server cannot prove who it is: $said" "--ca-file names the certificate (PEM) of a site's own authority"
      ;;
    *)
      stop 4 "$server$2 could not be fetched: ${said:-the connection ended}" \
        "see that the server runs and can be reached, then run this again: it goes on from there"
      ;;
  esac
}

# curl, wget, or the wget of BusyBox, which lacks some things; and what computes checksums.
choose_programs() {
  hasher=
  for name in openssl shasum sha256sum; do
    if has $name; then hasher=$name; fi
  done
  [ -n "$hasher" ] || stop 5 "there is no program for checksums" "install coreutils (sha256sum) or openssl"
  if has curl; then
    client=curl
  elif has wget; then
    case $(wget --version 2>/dev/null) in
      *"GNU Wget"*) client=wget ;;
      *)
        client=busybox
        case $token$server in
          https://*) stop 5 "the wget here checks no certificates" "install curl" ;;
          http://*) ;;
          *) stop 5 "the wget here takes a token only where others can see it" "install curl" ;;
        esac
        ;;
    esac
  else
    stop 5 "there is no nsc here, and neither curl nor wget to fetch it" \
      "install curl, or put nsc into PATH, or name it with NSC=/path/to/nsc"
  fi
}

# What this machine needs: nsc.mjs where Node.js is new enough, else the archive that has one.
choose_kind() {
  if has_node; then
    wanted=nsc.mjs
    return
  fi
  machine=$(uname -m)
  case $machine in
    x86_64 | amd64) machine=x64 ;;
    aarch64) machine=arm64 ;;
    armv7l) machine=arm ;;
  esac
  wanted="nsc-*-$(uname -s | tr '[:upper:]' '[:lower:]')-$machine.tar.gz"
}

is_sum() {
  case $1 in
    *[!0-9a-f]*) return 1 ;;
  esac
  [ ${#1} -eq 64 ]
}

# Finds the file for this machine in the server's list: its name and checksum.
choose_file() {
  fetch /dist/SHA256SUMS "$scratch/list" || fetch_failed $? /dist/
  file=
  while read -r sum name; do
    # shellcheck disable=SC2254 # a pattern
    case $name in
      *[!0-9A-Za-z.+-]*) ;;
      $wanted)
        file=$name
        expected=$sum
        ;;
    esac
  done <"$scratch/list"
  [ -n "$file" ] ||
    stop 4 "$server has no nsc for this machine: there is no $wanted at /dist/" \
      "npm run package on a machine of this kind, and put the archive beside the others"
  is_sum "$expected" || stop 4 "the list of $server has no checksum for $file"
  [ -z "${NSC_DIST_SHA256:-}" ] && return
  case " $NSC_DIST_SHA256 " in
    *" $expected "*) ;;
    *)
      stop 5 "$file of $server is not what NSC_DIST_SHA256 says: its SHA-256 is $expected; nothing was fetched" \
        "find out who changed it; where it is a new version, change NSC_DIST_SHA256"
      ;;
  esac
}

# Whether what was unpacked is still what it was.
is_intact() {
  [ -s "$folder/sums" ] || return 1
  while read -r sum name; do
    [ -e "$folder/$name" ] && [ "$(sha256 "$folder/$name")" = "$sum" ] || return 1
  done <"$folder/sums"
}

# Brings the file into the cache, whole and checked; what has come of it before is gone on with.
fetch_file() {
  part=$folder.part
  if [ -e "$part" ] && [ "$(sha256 "$part")" = "$expected" ]; then return; fi
  echo "bootstrap_node.sh: fetching $file from $server" >&2
  if [ -s "$part" ]; then
    fetch "/dist/$file" "$part" resume || {
      # The server cannot go on from there.
      case $ended$code in
        33* | *416) rm -f -- "$part" ;;
        *) fetch_failed "$ended" "/dist/$file" ;;
      esac
    }
  fi
  if [ ! -s "$part" ]; then fetch "/dist/$file" "$part" || fetch_failed $? "/dist/$file"; fi
  found=$(sha256 "$part")
  [ "$found" = "$expected" ] && return
  rm -f -- "$part"
  stop 5 "$file of $server is damaged: its SHA-256 is $found, not $expected; it was not kept" \
    "run this again; where that does not help, npm run package on the server anew"
}

# Takes the checked file apart. Nothing of it has been run before.
unpack() {
  new=$scratch/new
  mkdir -- "$new"
  case $file in
    *.tar.gz)
      has tar || stop 5 "there is no tar to unpack $file" "install tar and gzip"
      said=$(tar -xzf "$part" -C "$new" 2>&1) || stop 5 "$file cannot be unpacked in $cache: $said" "$no_room"
      said=$("$new/nsc/node" --version 2>&1) ||
        stop 5 "the Node.js in $file does not run on this machine: $said" \
          "npm run package with a Node.js for machines like this one"
      set -- nsc/nsc nsc/node nsc/nsc.mjs
      ;;
    *)
      said=$(cp -- "$part" "$new/nsc.mjs" 2>&1) || cannot_write "$said"
      set -- nsc.mjs
      ;;
  esac
  for name in "$@"; do
    sum=$(sha256 "$new/$name")
    printf '%s %s\n' "$sum" "$name" || cannot_write
  done >"$new/sums"
  # Versions before this one are of no use any more.
  for old in "$cache"/*; do
    old=${old##*/}
    if is_sum "${old%.part}"; then rm -rf -- "${cache:?}/$old"; fi
  done
  mv -- "$new" "$folder"
}

choose_programs
open_cache
choose_kind
choose_file
folder=$cache/$expected
if ! is_intact; then
  fetch_file
  rm -rf -- "$folder"
  unpack
fi
tidy
trap - EXIT
case $file in
  *.tar.gz) exec "$folder/nsc/nsc" bootstrap --apply "$@" ;;
  *) exec node "$folder/nsc.mjs" bootstrap --apply "$@" ;;
esac

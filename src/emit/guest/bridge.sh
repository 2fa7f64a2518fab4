#!/bin/sh
# Makes a bridge for containers; running it again changes nothing. Words: its name, the VLAN or -, and the address of this
# machine's interface below it, or - for a network that stays on this machine. What it makes has the alias nsc: whatever
# else has one of these names is left alone.
set -eu
bridge=$1 vlan=$2 address=$3

stop() {
  echo "$1" >&2
  exit 1
}

# Puts an interface into the bridge.
join() {
  master=$(readlink "/sys/class/net/$1/master" || true)
  master=${master##*/}
  case $master in
    '' | "$bridge") ;;
    *) stop "$1, which is to carry $bridge, is in $master: take it out with \`ip link set dev $1 nomaster\`" ;;
  esac
  ip link set dev "$1" master "$bridge"
}

if [ ! -e "/sys/class/net/$bridge" ]; then
  ip link add name "$bridge" type bridge
  ip link set dev "$bridge" alias nsc
elif [ ! -e "/sys/class/net/$bridge/bridge" ] || [ "$(cat "/sys/class/net/$bridge/ifalias")" != nsc ]; then
  stop "there is a $bridge already, which nsc did not make: remove it with \`ip link delete $bridge\`, or rename it; a bridge that is to be used as it is gets \`ip link set dev $bridge alias nsc\`"
fi
ip link set dev "$bridge" up
[ "$address" != - ] || exit 0

line=$(ip -o -4 address show | awk -v wanted="$address" '{ split($4, part, "/"); if (part[1] == wanted) { print $2, $4; exit } }')
[ -n "$line" ] || stop "no interface has the address $address, which is to carry $bridge"
carrier=${line%% *} with_prefix=${line#* }
if [ "$vlan" != - ]; then
  # A name of 15 characters at most, whatever the carrier is called.
  port="vlan$vlan"
  if [ ! -e "/sys/class/net/$port" ]; then
    ip link add link "$carrier" name "$port" type vlan id "$vlan"
  else
    case $(ip -d -o link show dev "$port") in
      *" $port@$carrier: "*" vlan "*" id $vlan "*) ;;
      *) stop "there is a $port already, which is not VLAN $vlan of $carrier: remove it with \`ip link delete $port\`" ;;
    esac
  fi
  join "$port"
  ip link set dev "$port" up
elif [ "$carrier" != "$bridge" ]; then
  # The address goes over to the bridge, where it is found the next time; it is never on neither.
  join "$carrier"
  ip address replace "$with_prefix" dev "$bridge"
  ip address del "$with_prefix" dev "$carrier"
fi

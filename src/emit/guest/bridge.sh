#!/bin/sh
# Makes a bridge for containers; running it again changes nothing. Words: its name, the VLAN or -, and the address of this
# machine's interface below it, or - for a network that stays on this machine.
set -eu
bridge=$1 vlan=$2 address=$3

[ -e "/sys/class/net/$bridge" ] || ip link add name "$bridge" type bridge
ip link set dev "$bridge" up
[ "$address" != - ] || exit 0

line=$(ip -o -4 address show | awk -v wanted="$address" '{ split($4, part, "/"); if (part[1] == wanted) { print $2, $4; exit } }')
if [ -z "$line" ]; then
  echo "no interface has the address $address, which is to carry $bridge" >&2
  exit 1
fi
carrier=${line%% *} with_prefix=${line#* }
if [ "$vlan" != - ]; then
  # A name of 15 characters at most, whatever the carrier is called.
  port="vlan$vlan"
  [ -e "/sys/class/net/$port" ] || ip link add link "$carrier" name "$port" type vlan id "$vlan"
  ip link set dev "$port" master "$bridge"
  ip link set dev "$port" up
elif [ "$carrier" != "$bridge" ]; then
  # The address goes over to the bridge, where it is found the next time.
  ip link set dev "$carrier" master "$bridge"
  ip address del "$with_prefix" dev "$carrier"
  ip address add "$with_prefix" dev "$bridge"
fi

#!/bin/sh
# Sets up the experiment's interfaces of a Linux node; running it again changes nothing. Twelve words for each interface:
# its MAC address, ADDRESS/PREFIX or -, then how it sends and how it receives, each as
#   rate (bit/s, 0: any)  burst (bytes)  delay (microseconds)  loss (percent)  queue (packets)
set -eu

device_of() {
  for path in /sys/class/net/*; do
    if [ "$(cat "$path/address" 2>/dev/null)" = "$1" ] && [ ! -e "$path/bridge" ]; then
      echo "${path##*/}"
      return
    fi
  done
  echo "no interface has the MAC address $1" >&2
  return 1
}

# Ends because the kernel refused something ($1) for want of a module ($2).
lacking() {
  echo "$1 cannot be emulated: this kernel may lack $2, which at times has a package of its own, such as linux-modules-extra" >&2
  exit 1
}

shape() {
  tc qdisc del dev "$1" root 2>/dev/null || true
  parent=root
  if [ "$2" != 0 ]; then
    tc qdisc add dev "$1" root handle 1: tbf rate "${2}bit" burst "$3" latency 50ms || lacking "the bandwidth of $1" sch_tbf
    parent="parent 1:1"
  fi
  if [ "$4" != 0 ] || [ "$5" != 0 ]; then
    modprobe sch_netem 2>/dev/null || true
    # shellcheck disable=SC2086 # two words
    tc qdisc add dev "$1" $parent handle 2: netem delay "${4}us" loss "$5%" limit "$6" ||
      lacking "the delay or loss of $1" sch_netem
  fi
}

number=0
while [ $# -ge 12 ]; do
  device=$(device_of "$1")
  ip link set dev "$device" up
  [ "$2" = - ] || ip address replace "$2" dev "$device"
  shape "$device" "$3" "$4" "$5" "$6" "$7"
  tc qdisc del dev "$device" ingress 2>/dev/null || true
  if [ "$8" != 0 ] || [ "${10}" != 0 ] || [ "${11}" != 0 ]; then
    modprobe ifb numifbs=0 2>/dev/null || true
    ifb="nscifb$number"
    [ -e "/sys/class/net/$ifb" ] || ip link add "$ifb" type ifb || lacking "what $device receives" ifb
    ip link set dev "$ifb" up
    tc qdisc add dev "$device" handle ffff: ingress
    tc filter add dev "$device" parent ffff: protocol all u32 match u32 0 0 action mirred egress redirect dev "$ifb"
    shape "$ifb" "$8" "$9" "${10}" "${11}" "${12}"
  fi
  number=$((number + 1))
  shift 12
done

#!/bin/sh
# without-udp.sh COMMAND...: in a network of its own, with one interface, whose firewall drops UDP.
set -eu
[ "${1:-}" != --inside ] || {
  shift
  # An address that comes later ends Chromium's requests that are under way (ERR_NETWORK_CHANGED).
  echo 1 >/proc/sys/net/ipv6/conf/all/disable_ipv6
  echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6
  ip link set lo up
  ip link add outward type veth peer name beyond
  ip address add 10.99.0.1/24 dev outward
  ip link set beyond up
  ip link set outward up
  ip route add default dev outward
  nft 'add table inet filter; add chain inet filter in { type filter hook input priority 0; }'
  nft 'add rule inet filter in meta l4proto udp counter drop'
  exec "$@"
}
exec unshare --net --map-root-user "$0" --inside "$@"

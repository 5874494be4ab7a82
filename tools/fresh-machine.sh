#!/usr/bin/env bash
# Follows the README on a bare machine: makes a minimal Debian by debootstrap in a temporary directory, puts a
# clean clone of this checkout's HEAD in it, and runs a command of it there as root. For maintainers; needs root
# and the debootstrap package.
#
# usage: tools/fresh-machine.sh [--keep] [SUITE [COMMAND...]]
#   SUITE     bookworm (Debian 12, the default) or trixie (Debian 13)
#   COMMAND   run in the clone, by default: ./dev test
#   --keep    leave the directory behind and print its path
#
# How this machine reaches Debian and npm (apt sources, proxies, certificate authorities, npmrc) is carried over.
set -euo pipefail

CHECKOUT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
readonly CHECKOUT
readonly CLONE=/root/headwater
KEEP=false
MACHINE=""

fail() {
  printf '%s\n' "fresh-machine: $*" >&2
  exit 1
}

usage() { sed -n '2,/^set /{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"; }

main() {
  local suite command
  case ${1:-} in
    --help | -h) usage && exit 0 ;;
    --keep) KEEP=true && shift ;;
  esac
  suite=${1:-bookworm}
  shift || true
  command=("$@")
  [[ ${#command[@]} -gt 0 ]] || command=(./dev test)
  [[ $EUID -eq 0 ]] || fail "run it as root: debootstrap and chroot need it"
  command -v debootstrap >/dev/null || fail "debootstrap is missing: apt-get install debootstrap"

  MACHINE=$(mktemp --directory "${TMPDIR:-/var/tmp}/headwater-$suite.XXXXXX")
  unset TMPDIR # what runs in the chroot would look for it there
  trap clean_up EXIT
  trap 'exit 130' INT TERM HUP
  make_machine "$suite"
  carry_network_settings "$suite"
  git clone --quiet --no-local "$CHECKOUT" "$MACHINE$CLONE"
  run_inside "${command[@]}"
}

make_machine() {
  echo "==> Debian $1 in $MACHINE"
  local log=$MACHINE.log
  debootstrap --variant=minbase --include=ca-certificates,git "$1" "$MACHINE" "$(debian_mirror)" >"$log" 2>&1 || {
    tail -n 20 "$log" >&2
    fail "debootstrap failed (whole log: $log)"
  }
  rm -f -- "$log"
}

# Where this machine gets Debian from, from either form of apt's sources.
debian_mirror() {
  local mirror
  mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.{list,sources} 2>/dev/null |
    sed -nE 's/^URIs: *([^ ]+).*/\1/p; s/^deb +(\[[^]]*\] +)?([^ ]+) .*/\2/p' | grep -m 1 '/debian/\?$') || true
  [[ -n $mirror ]] || fail "no Debian mirror found in /etc/apt: is this machine a Debian?"
  printf '%s\n' "$mirror"
}

carry_network_settings() {
  local suite=$1
  write_sources "$suite"
  carry /etc/apt/apt.conf /etc/apt/apt.conf.d /etc/apt/auth.conf /etc/apt/auth.conf.d /etc/resolv.conf /etc/hosts
  carry /etc/npmrc /usr/etc/npmrc "$HOME/.npmrc" /usr/local/share/ca-certificates
  # Java makes its own store of the single certificates; the bundle may hold more than those.
  chroot "$MACHINE" update-ca-certificates >"$MACHINE.log" 2>&1 || {
    tail -n 20 "$MACHINE.log" >&2
    fail "update-ca-certificates failed in $MACHINE"
  }
  rm -f -- "$MACHINE.log"
  carry /etc/ssl/certs/ca-certificates.crt
}

# The host's sources, with the suite's name in place of the host's own.
write_sources() {
  local suite=$1 host_suite
  host_suite=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
  rm -f -- "$MACHINE"/etc/apt/sources.list
  mkdir -p "$MACHINE/etc/apt/sources.list.d"
  local file
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.{list,sources}; do
    if [[ -f $file ]] && grep -q '/debian' "$file"; then
      sed "s/\b$host_suite\b/$suite/g" "$file" >"$MACHINE$file"
    fi
  done
}

carry() {
  local path
  for path in "$@"; do
    [[ -e $path ]] || continue
    mkdir -p "$MACHINE$(dirname -- "$path")"
    cp -aL --no-target-directory -- "$path" "$MACHINE$path"
  done
}

# Own mount and process namespaces: when the command ends, its leftovers and the mounts end with it.
run_inside() {
  echo "==> In it: $*"
  local status=0
  unshare --mount --pid --fork --kill-child --propagation private \
    bash -c "$(declare -f inside); inside \"\$@\"" inside "$MACHINE" "$CLONE" "$@" </dev/null || status=$?
  return "$status"
}

inside() {
  local machine=$1 clone=$2
  shift 2
  mount -t proc proc "$machine/proc"
  mount -t sysfs sysfs "$machine/sys"
  mount -t tmpfs tmpfs "$machine/dev/shm"
  local environment=(HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 CI=true)
  local variable
  while read -r variable; do
    environment+=("$variable=${!variable}")
  done < <(compgen -e | grep -iE '_proxy$|_ca_bundle$|_ca_certs|_cainfo$|ssl_cert|^npm_config_' | grep -iv prefix)
  # shellcheck disable=SC2016  # expanded by the inner shell
  env -i "${environment[@]}" chroot "$machine" bash -c 'cd "$0" && exec "$@"' "$clone" "$@"
}

clean_up() {
  local status=$?
  if [[ $KEEP == true ]]; then
    echo "==> Kept: $MACHINE"
  elif [[ -n $MACHINE ]]; then
    rm -rf --one-file-system -- "$MACHINE"
  fi
  exit "$status"
}

main "$@"

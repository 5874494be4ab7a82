# ./dev bench and ./dev soak: builds what is shipped, brings Janus for the comparison, measures.
# shellcheck shell=bash

bench_command() {
  case ${1:-} in
    -h | --help) exec python3 tools/bench/bench.py "$@" ;;
  esac
  # Before anything long: are the arguments good?
  CALLER_DIRECTORY="$CALLER_DIRECTORY" python3 tools/bench/bench.py --check "$@"
  build_cpp release headwater-server headwater-load headwater-floor
  if [[ ${1:-} == media || " $* " == *" --browser "* ]]; then
    build_js
  elif [[ " $* " != *" --only-headwater "* ]]; then
    install_janus
  fi
  exec env CALLER_DIRECTORY="$CALLER_DIRECTORY" python3 tools/bench/bench.py "$@"
}

soak_command() {
  [[ $# -le 1 && ${1:-10} =~ ^[0-9]+([.][0-9]+)?$ ]] || usage_error "soak takes a number of minutes, got '$*'"
  build_cpp release headwater-server headwater-load
  exec env CALLER_DIRECTORY="$CALLER_DIRECTORY" python3 tools/bench/bench.py soak --minutes "${1:-10}"
}

# Debian's package, whose service is not ours to start.
install_janus() {
  command -v janus >/dev/null && return 0
  step "Installing Janus, to compare with"
  can_be_root || fail "janus is missing and this is neither root nor is there sudo: apt-get install --no-install-recommends janus
    (or measure without it: --only-headwater)"
  apt_get update
  apt_get install --no-install-recommends --yes janus
  [[ -d /run/systemd/system ]] || return 0
  as_root systemctl disable --now --quiet janus.service || note "could not stop the janus service; it is not needed"
}

# What every part of ./dev uses. Sourced, with ROOT set and the working directory there.
# shellcheck shell=bash

# One line of what happens now; details only where they help.
step() { printf '%s\n' "==> $*"; }
note() { printf '%s\n' "    $*"; }

fail() {
  printf '%s\n' "dev: $*" >&2
  exit 1
}

no_arguments() {
  local command=$1
  shift
  [[ $# -eq 0 ]] || usage_error "$command takes no arguments, got '$*'"
}

# Runs a command with its output in a log, shown only when the command fails.
quietly() {
  local log=$1
  shift
  mkdir -p -- "$(dirname -- "$log")"
  if ! "$@" >"$log" 2>&1 </dev/null; then
    tail -n 60 -- "$log" >&2
    fail "failed: $* (whole log: $log)"
  fi
}

as_root() {
  if [[ $EUID -eq 0 ]]; then
    "$@"
  else
    sudo -n true 2>/dev/null || note "sudo may ask for your password, to run: $1"
    sudo "$@"
  fi
}

can_be_root() { [[ $EUID -eq 0 ]] || command -v sudo >/dev/null; }

node_version() { node --version 2>/dev/null || echo none; }

# Node.js 18 is what Debian 12 has, and the oldest that the JavaScript here runs on.
has_node() {
  command -v npm >/dev/null || return 1
  local major
  major=$(node_version)
  major=${major#v}
  [[ ${major%%.*} =~ ^[0-9]+$ ]] && ((${major%%.*} >= 18))
}

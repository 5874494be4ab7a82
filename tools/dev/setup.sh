# ./dev setup: Debian packages, npm packages, Maven's; each only when something is missing.
# shellcheck shell=bash

readonly PACKAGE_LIST=tools/packages.txt
readonly NPM_STAMP=.headwater-lock # in node_modules
# Kurento's own clients, which the conformance tests run against the server.
readonly KURENTO_JS=tests/conformance/clients/js
readonly KURENTO_JAVA=tests/conformance/clients/java
readonly KURENTO_JAVA6=tests/conformance/clients/java6
readonly MAVEN_STAMP=build/clients-java/.fetched
readonly MAVEN6_STAMP=build/clients-java6/.fetched
readonly JAVA_STAMP=build/java/.fetched
readonly INTEROP=build/interop
readonly INTEROP_LIST=tests/interop/requirements.txt
readonly INTEROP_JS=tests/interop/js

setup_command() {
  case "$*" in
    "") setup ;;
    --server)
      install_debian_packages server_packages
      install_npm_packages
      ;;
    *) usage_error "setup knows --server, got '$*'" ;;
  esac
}

setup() {
  install_debian_packages
  install_npm_packages
  # Its scripts would fetch more from elsewhere; one of its dependencies is replaced, see its package.json.
  install_npm_packages "$KURENTO_JS" --ignore-scripts
  fetch_maven_packages "$KURENTO_JAVA" "$MAVEN_STAMP" test
  install_interop_peers
  install_npm_packages "$INTEROP_JS" --ignore-scripts
  fetch_maven_packages "$KURENTO_JAVA6" "$MAVEN6_STAMP" test
  # Up to the end of the life cycle, so that packaging needs no network either.
  fetch_maven_packages . "$JAVA_STAMP" install -Dmaven.install.skip=true -Dmaven.javadoc.skip=true
}

# What the server and the JavaScript client are built from and run with.
server_packages() { wanted_packages Building Libraries GStreamer JavaScript; }

# wanted_packages [SECTION...]: the list, or those of its sections whose titles begin so.
wanted_packages() {
  local package rest section="" title
  while read -r package rest; do
    if [[ $package == "#" ]]; then
      section=$rest
    elif [[ -n $package ]]; then
      if [[ $package == nodejs || $package == npm ]] && has_node; then continue; fi
      [[ $# -gt 0 ]] || printf '%s\n' "$package"
      for title in "$@"; do
        if [[ $section == "$title"* ]]; then printf '%s\n' "$package"; fi
      done
    fi
  done <"$PACKAGE_LIST"
}

# missing_packages LIST [ARGUMENT...]: of those that LIST, a function, names.
missing_packages() {
  local wanted
  mapfile -t wanted < <("$@")
  # Virtual packages apart, dpkg-query answers for all of them in one call; unknown ones go to stderr.
  dpkg-query --show --showformat '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null |
    sed -n 's/^installed //p' | sort -u |
    comm -13 - <(printf '%s\n' "${wanted[@]}" | sort -u)
}

# install_debian_packages [LIST [ARGUMENT...]]: those that LIST, a function, names.
install_debian_packages() {
  [[ $# -gt 0 ]] || set -- wanted_packages
  command -v dpkg-query >/dev/null ||
    fail "setup knows Debian 12 and 13 only. Elsewhere, install the counterparts of $PACKAGE_LIST by hand."
  local missing
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0

  step "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  can_be_root || fail "packages are missing and this is neither root nor is there sudo. As root, run:
    apt-get install --no-install-recommends ${missing[*]}"
  note "This takes a few minutes on a bare machine; the log is build/setup-logs/apt.log"
  apt_get update
  apt_get install --no-install-recommends --yes "${missing[@]}"
  keep_turn_server_off "${missing[@]}"
}

# apt-get that never asks, waits for another apt to finish, and tries a shaky network again.
apt_get() {
  quietly build/setup-logs/apt.log as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
    apt-get --quiet -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 \
    -o APT::Keep-Downloaded-Packages=false "$@"
}

# The tests start their own TURN server. Debian's package also starts one as a service, open to the
# network; where this script brought the package in, that service does not stay.
keep_turn_server_off() {
  [[ " $* " == *" coturn "* && -d /run/systemd/system ]] || return 0
  as_root systemctl disable --now --quiet coturn.service || note "could not stop the coturn service; it is not needed"
}

# install_npm_packages [DIRECTORY [OPTION...]]: as its package-lock.json says.
install_npm_packages() {
  local directory=${1:-.}
  shift || true
  npm_ci "$directory" "" "$@"
}

# install_npm_workspaces WORKSPACE...: those of the repository and what they need, unless all are there anyway.
install_npm_workspaces() {
  local options=() workspace
  for workspace in "$@"; do options+=(--workspace "$workspace"); done
  npm_ci . "$*" --include-workspace-root "${options[@]}"
}

# npm_ci DIRECTORY PART [OPTION...]: PART says which part of its packages that is, nothing that it is all of them.
npm_ci() {
  local directory=$1 part=$2 wanted stamp
  shift 2
  stamp=$directory/node_modules/$NPM_STAMP
  wanted="$(sha256sum <"$directory/package-lock.json") node $(node_version)"
  if [[ -f $stamp ]] && [[ $(<"$stamp") == "$wanted" || $(<"$stamp") == "$wanted${part:+ $part}" ]]; then return 0; fi

  step "Installing npm packages of ${part:-$directory}"
  quietly build/setup-logs/npm.log env --chdir="$directory" npm ci --no-audit --no-fund --loglevel=error "$@"
  printf '%s\n' "$wanted${part:+ $part}" >"$stamp"
}

# Peers of the interop tests that come from PyPI, in a virtual environment.
install_interop_peers() {
  local wanted
  wanted="$(sha256sum <"$INTEROP_LIST") $(python3 --version)"
  [[ -f $INTEROP/.fetched && $(<"$INTEROP/.fetched") == "$wanted" ]] && return 0

  step "Installing Python packages of tests/interop"
  quietly build/setup-logs/interop.log python3 -m venv --clear "$INTEROP"
  quietly build/setup-logs/interop.log "$INTEROP/bin/pip" install --quiet --requirement "$INTEROP_LIST"
  printf '%s\n' "$wanted" >"$INTEROP/.fetched"
}

# fetch_maven_packages DIRECTORY STAMP PHASE [OPTION...]: into Maven's own cache, so that the tests can run without the
# network.
fetch_maven_packages() {
  local directory=$1 stamp=$2 wanted
  shift 2
  wanted="$(find "$directory" -name pom.xml -not -path '*/node_modules/*' -not -path './build/*' -print0 |
    sort -z | xargs -0 sha256sum)"
  [[ -f $stamp && $(<"$stamp") == "$wanted" && -d ~/.m2/repository/org/junit ]] && return 0

  step "Fetching Maven packages of $directory"
  quietly build/setup-logs/maven.log mvn --batch-mode --no-transfer-progress --file "$directory" "$@" \
    -Dtest=NoTestAtAll -Dsurefire.failIfNoSpecifiedTests=false
  mkdir -p "${stamp%/*}"
  printf '%s\n' "$wanted" >"$stamp"
}

# ./dev demo: the server and the one2many example, for a person or (--check) for headless browsers.
# shellcheck shell=bash

readonly EXAMPLE=(node examples/one2many/server.js)
readonly EXAMPLE_IN_JAVA=(java -jar build/one2many-java/one2many.jar)
readonly WEBRTC_HEADERS=libgstreamer-plugins-bad1.0-dev
readonly DEMO_LOGS=build/demo-logs
DEMO_PIDS=()

demo_command() {
  local check=false java=false viewers="" json=""
  while [[ $# -gt 0 ]]; do
    case $1 in
      --check) check=true ;;
      --java) java=true ;;
      --viewers)
        require_value "$@"
        viewers=$2
        shift
        ;;
      --json)
        require_value "$@"
        json=$2
        shift
        ;;
      *) usage_error "demo does not know '$1'" ;;
    esac
    shift
  done
  if [[ $check == false && -n $viewers$json ]]; then usage_error "--viewers and --json belong to demo --check"; fi
  [[ -z $viewers || $viewers =~ ^[1-9][0-9]{0,3}$ ]] || usage_error "--viewers wants a number, got '$viewers'"
  [[ -z $json ]] || json=$(absolute_path "$json")

  prepare_demo "$check" "$java"
  local example=("${EXAMPLE[@]}")
  if [[ $java == true ]]; then example=("${EXAMPLE_IN_JAVA[@]}"); fi
  if [[ $check == true ]]; then demo_check "${viewers:-2}" "$json"; else demo_for_people; fi
}

# Nothing is installed or built that this demo does not need: people wait for it, on a machine that has nothing.
prepare_demo() {
  local check=$1 java=$2 sections=(Building Libraries "GStreamer at run time" JavaScript "The demo")
  local workspaces=(client-sdk/js examples/one2many examples/shared) preset=demo
  if [[ $check == true ]]; then
    sections+=("A browser")
    workspaces+=(tests/e2e)
  fi
  if [[ $java == true ]]; then sections+=(Java); fi

  install_debian_packages demo_packages "${sections[@]}"
  take_webrtc_headers
  install_npm_workspaces "${workspaces[@]}"
  if [[ -x build/dev/server/headwater-server ]]; then
    preset=dev # who develops has a build already
  elif ! (build_cpp demo headwater-server); then
    note "Files that are compiled as one got into each other's way; building them one by one"
    preset=demo-file-by-file
  fi
  build_cpp "$preset" headwater-server
  SERVER=build/$preset/server/headwater-server
  build_js --workspace client-sdk/js
  if [[ $java == true ]]; then
    fetch_maven_packages . "$JAVA_STAMP" install -Dmaven.install.skip=true -Dmaven.javadoc.skip=true
    build_java
  fi
}

demo_packages() { wanted_packages "$@" | grep --invert-match --line-regexp "$WEBRTC_HEADERS"; }

# The package of these headers depends on all of OpenCV's: half a gigabyte, and as long to install as the server is to
# build. The demo unpacks it instead; the library itself is installed.
take_webrtc_headers() {
  pkg-config --exists gstreamer-webrtc-1.0 && return 0
  local directory=$ROOT/build/webrtc-headers version libraries
  libraries=$(pkg-config --variable=libdir gstreamer-1.0)
  version=$(dpkg-query --show --showformat '${Version}' "${WEBRTC_HEADERS/%-dev/-0}")
  if [[ ! -f $directory/$version ]]; then
    step "Unpacking $WEBRTC_HEADERS"
    rm -rf -- "$directory"
    mkdir -p -- "$directory"
    if ! env --chdir="$directory" apt-get --quiet download "$WEBRTC_HEADERS=$version" >build/setup-logs/headers.log 2>&1; then
      install_debian_packages echo "$WEBRTC_HEADERS"
      return 0
    fi
    dpkg-deb --extract "$directory"/*.deb "$directory"
    rm -- "$directory"/*.deb
    sed -i "s|^prefix=.*|prefix=$directory/usr|" "$directory$libraries/pkgconfig/gstreamer-webrtc-1.0.pc"
    ln --symbolic --force "$libraries/libgstwebrtc-1.0.so.0" "$directory$libraries/libgstwebrtc-1.0.so"
    touch "$directory/$version"
  fi
  export PKG_CONFIG_PATH=$directory$libraries/pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}
}

require_value() { [[ $# -ge 2 && $2 != --* ]] || usage_error "$1 wants a value"; }

# Paths on the command line are relative to where the caller stood.
absolute_path() { (cd -- "$CALLER_DIRECTORY" && realpath -m -- "$1"); }

demo_for_people() {
  start_demo 8888 8443 8189
  cat <<ADDRESS

    Open   https://localhost:8443
           The certificate is this machine's own: the browser asks you to trust it, once.
    Then   press Present, open the page again in another tab or browser and press View.

    Server ws://127.0.0.1:8888/kurento        Logs $DEMO_LOGS/
    Ctrl-C stops both.
ADDRESS
  wait_for_an_end
}

# On ports that are free, so that a demo that runs already is not disturbed.
demo_check() {
  local viewers=$1 json=$2 ports status=0
  mapfile -t ports < <(free_ports 2)
  start_demo "${ports[0]}" "${ports[1]}" 0
  local arguments=(--page "https://localhost:${ports[1]}" --server-pid "${DEMO_PIDS[0]}" --viewers "$viewers")
  [[ -z $json ]] || arguments+=(--json "$json")
  step "Checking with one presenter and $viewers viewers"
  node tests/e2e/demo-check.mjs "${arguments[@]}" </dev/null || status=$?
  if ((status)); then
    note "what the server and the example said:"
    tail -n 20 "$DEMO_LOGS"/*.log | sed 's/^/    /'
  fi
  stop_demo
  exit "$status"
}

start_demo() {
  local rpc_port=$1 page_port=$2 webrtc_port=$3
  require_free_port "$rpc_port" "the server (ws://127.0.0.1:$rpc_port/kurento)"
  require_free_port "$page_port" "the page (https://localhost:$page_port)"
  mkdir -p "$DEMO_LOGS"
  rm -f "$DEMO_LOGS"/*.log
  trap stop_demo EXIT
  trap 'echo; exit 130' INT
  trap 'exit 143' TERM HUP

  step "Starting headwater-server and one2many"
  start server "$SERVER" --rpc.port "$rpc_port" --webrtc.port "$webrtc_port"
  wait_until_ready server "${DEMO_PIDS[0]}" listens_on "$rpc_port"
  start one2many "${example[@]}" "--port=$page_port" "--media-server=ws://127.0.0.1:$rpc_port/kurento"
  wait_until_ready one2many "${DEMO_PIDS[1]}" page_is_up "$page_port"
}

start() {
  local name=$1
  shift
  "$@" >"$DEMO_LOGS/$name.log" 2>&1 </dev/null &
  DEMO_PIDS+=($!)
}

# Half a minute is many times what either needs on a slow machine.
wait_until_ready() {
  local name=$1 pid=$2 attempt
  shift 2
  for ((attempt = 0; attempt < 300; attempt++)); do
    if ! kill -0 "$pid" 2>/dev/null; then report_death "$name" "$pid"; fi
    if "$@"; then return 0; fi
    sleep 0.1
  done
  tail -n 20 "$DEMO_LOGS/$name.log" >&2
  fail "$name did not come up within 30 s (log: $DEMO_LOGS/$name.log)"
}

listens_on() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
page_is_up() { curl --silent --insecure --noproxy '*' --max-time 2 --output /dev/null "https://localhost:$1/"; }

wait_for_an_end() {
  wait -n "${DEMO_PIDS[@]}" || true
  if ! kill -0 "${DEMO_PIDS[0]}" 2>/dev/null; then report_death server "${DEMO_PIDS[0]}"; fi
  report_death one2many "${DEMO_PIDS[1]}"
}

report_death() {
  local name=$1 pid=$2 status=0
  wait "$pid" || status=$?
  echo "    --- the end of $DEMO_LOGS/$name.log" >&2
  tail -n 30 "$DEMO_LOGS/$name.log" >&2
  fail "$name ended by itself (exit code $status)"
}

# The example first, so that its viewers are told; then the server. Each has ten seconds to end cleanly.
stop_demo() {
  trap - EXIT INT TERM HUP
  local index
  for ((index = ${#DEMO_PIDS[@]} - 1; index >= 0; index--)); do
    stop_process "${DEMO_PIDS[index]}"
  done
  DEMO_PIDS=()
}

stop_process() {
  local pid=$1 attempt
  kill -TERM "$pid" 2>/dev/null || return 0
  for ((attempt = 0; attempt < 100; attempt++)); do
    kill -0 "$pid" 2>/dev/null || return 0
    sleep 0.1
  done
  note "process $pid did not end within 10 s and is killed"
  kill -KILL "$pid" 2>/dev/null || true
}

require_free_port() {
  local port=$1 purpose=$2 holder
  holder=$(ss --no-header --listening --tcp --numeric --processes "sport = :$port")
  [[ -z $holder ]] && return 0
  local pid
  pid=$(sed -n 's/.*pid=\([0-9]*\).*/\1/p' <<<"${holder%%$'\n'*}")
  if [[ -n $pid ]]; then
    fail "port $port, wanted for $purpose, is taken by process $pid: $(ps -o args= -p "$pid" | cut -c 1-120)
    Stop it (kill $pid) and try again."
  fi
  fail "port $port, wanted for $purpose, is taken by another user's process. Stop it and try again."
}

free_ports() {
  python3 - "$1" <<'PYTHON'
import socket, sys
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(int(sys.argv[1]))]
for each in sockets:
    print(each.getsockname()[1])
PYTHON
}

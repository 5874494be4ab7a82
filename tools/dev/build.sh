# ./dev build: C++ by CMake and ninja, JavaScript by npm, Java by Maven.
# shellcheck shell=bash

build_command() {
  local preset=${1:-dev}
  shift || true
  is_preset "$preset" || usage_error "no preset '$preset' in CMakePresets.json (there are: $(presets | tr '\n' ' '))"
  build_cpp "$preset" "$@"
}

presets() {
  python3 - <<'PYTHON'
import json
for preset in json.load(open("CMakePresets.json"))["configurePresets"]:
    if not preset.get("hidden"):
        print(preset["name"])
PYTHON
}

is_preset() { [[ $'\n'$(presets)$'\n' == *$'\n'"$1"$'\n'* ]]; }

# build_cpp PRESET [TARGET...]: all targets unless some are named.
build_cpp() {
  local preset=$1
  shift
  has_build_tools || fail "cmake or ninja is missing: run ./dev setup"
  step "Building C++ ($preset)"
  quietly "build/$preset-configure.log" cmake --preset "$preset"
  NINJA_STATUS='    [%f/%t %es] ' cmake --build "build/$preset" --parallel "$(jobs_that_fit)" ${1:+--target "$@"} </dev/null ||
    fail "the build failed: the first error is above"
}

has_build_tools() { command -v cmake >/dev/null && command -v ninja >/dev/null; }

# One compiler a core, but not more than memory has room for (about 1.5 GB each with these headers).
jobs_that_fit() {
  local cores memory_kb by_memory
  cores=$(nproc)
  memory_kb=$(sed -n 's/^MemAvailable: *\([0-9]*\) kB/\1/p' /proc/meminfo)
  by_memory=$((${memory_kb:-1500000} / 1500000))
  ((by_memory >= 1)) || by_memory=1
  echo $((cores < by_memory ? cores : by_memory))
}

# build_js [OPTION...]: of npm run; all workspaces unless some are named.
build_js() {
  has_node || fail "Node.js 18 or newer with npm is missing: run ./dev setup"
  step "Building JavaScript"
  quietly build/npm-build.log npm run build "$@"
}

# The SDK, and the example with the page in it, which build_js has to have made before.
build_java() {
  step "Building Java"
  quietly build/java-build.log mvn --offline --batch-mode --no-transfer-progress package -DskipTests \
    -Dmaven.javadoc.skip=true -Dmaven.source.skip=true
}

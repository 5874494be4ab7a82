# ./dev lint: every check of the sources, each run to its end. ./dev fmt: puts right what a tool can.
# shellcheck shell=bash

readonly GENERATOR=rpc/codegen/generate.py

lint() {
  local failed=()
  check "C++ formatting" clang_format_check
  check "shell scripts" shellcheck_all
  check "include rule" python3 tools/lint/include_rule.py
  check "generated code" python3 "$GENERATOR" --check
  check "JavaScript and TypeScript" lint_js
  check "C++ static analysis" clang_tidy
  ((${#failed[@]} == 0)) || fail "lint failed: $(join_by ', ' "${failed[@]}"). ./dev fmt puts formatting right."
  step "Lint is clean"
}

# Appends to lint's `failed`: the later checks run all the same.
check() {
  local what=$1
  shift
  step "Checking $what"
  "$@" </dev/null || failed+=("$what")
}

join_by() {
  local separator=$1 joined=$2 each
  for each in "${@:3}"; do joined+="$separator$each"; done
  printf '%s' "$joined"
}

fmt() {
  step "Formatting C++"
  cpp_files | xargs -0 clang-format -i
  step "Generating code"
  python3 "$GENERATOR"
  python3 tools/bench/figures.py --write
  # The page of settings is what the server says of itself.
  if [[ -x build/dev/server/headwater-server ]]; then
    build_cpp dev headwater-server
    node docs/scripts/configuration.mjs
  else
    note "docs/guide/configuration.md stays as it is: the server is not built (./dev build)"
  fi
  step "Formatting JavaScript and TypeScript"
  install_npm_packages
  quietly build/npm-fmt.log npm run fmt
}

# Ours, not generated; also what is not committed yet.
cpp_files() {
  find rpc server elements tools tests -path '*/generated/*' -prune -o -path '*/node_modules' -prune \
    -o -type f '(' -name '*.cpp' -o -name '*.hpp' ')' -print0
}

shell_files() {
  find dev .ci/run tools findings -type f '(' -name dev -o -name run -o -name '*.sh' ')' -print0
}

clang_format_check() { cpp_files | xargs -0 clang-format --dry-run -Werror; }

shellcheck_all() { shell_files | xargs -0 shellcheck --external-sources; }

# The type check of the examples reads the built SDK.
lint_js() {
  install_npm_packages
  build_js
  npm run --silent lint
}

# The checks are in .clang-tidy; it needs the compile commands of a configured build. Tests are left out: the
# headers of Boost.Test and Beast take most of the time and give the least.
clang_tidy() {
  [[ -f build/dev/compile_commands.json ]] || quietly build/dev-configure.log cmake --preset dev
  local log=build/clang-tidy.log
  if run-clang-tidy -quiet -p build/dev -j "$(jobs_that_fit)" \
    "^$ROOT/(rpc/(jsonrpc|transport|dispatch)|server|elements)/" >"$log" 2>&1; then
    return 0
  fi
  sed -i 's/\x1b\[[0-9;]*m//g' "$log"
  grep -E '^[^ ]+:[0-9]+:[0-9]+: (warning|error):' "$log" | sort -u | sed "s|$ROOT/||"
  note "whole log: $log"
  return 1
}

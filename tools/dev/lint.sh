# ./dev lint: every check of the sources, each run to its end; tools/testing/readers.py reads what it says of each.
# ./dev fmt: puts right what a tool can.
# shellcheck shell=bash

readonly GENERATOR=rpc/codegen/generate.py

# What Debian 12 has. Others put lines elsewhere, and warn of what these do not.
readonly CLANG_TOOLS=14
# Of the static analysis, --quick reads no more files than these that are not known as clean: two minutes.
readonly QUICK_FILES=16
readonly QUICK_COMMITS=10

lint_usage() {
  cat <<'USAGE'
usage: ./dev lint [--quick [BASE]]

Formatting, shellcheck, the include rule, generated code, eslint, types, and clang-tidy, which reads a file again only when
it or a header of ours that it includes has changed. With --quick, clang-tidy reads what has changed since the commit BASE,
by default in the last ten commits, and of that no more than 16 files; a suite of ./dev test does this. Without, it also looks
whether the sources can be compiled in bundles, as ./dev demo does.
USAGE
}

lint_command() {
  local base=""
  case ${1:-} in
    "") ;;
    --help | -h)
      lint_usage
      return 0
      ;;
    --quick)
      base=${2:-$(some_commits_ago)}
      git rev-parse --quiet --verify "$base^{commit}" >/dev/null || usage_error "lint knows no commit '$base'"
      shift
      [[ $# -eq 0 ]] || shift
      ;;
    *) usage_error "lint knows --quick, got '$*'" ;;
  esac
  [[ $# -eq 0 ]] || usage_error "lint --quick takes one commit, got '$*' besides"
  lint "$base"
}

# The oldest of the last few, where the history has so many.
some_commits_ago() { git rev-list --first-parent --max-count=$((QUICK_COMMITS + 1)) HEAD | tail -n 1; }

# lint [BASE]: with a commit, only what is quick.
lint() {
  local base=$1 failed=() tidy=()
  [[ -z $base ]] || tidy=(--touched "$base" --most "$QUICK_FILES")
  check "C++ formatting" clang_format_check
  check "shell scripts" shellcheck_all
  check "include rule" python3 tools/lint/include_rule.py
  check "error codes" python3 tools/lint/error_codes.py
  check "generated code" python3 "$GENERATOR" --check
  check "JavaScript and TypeScript" lint_js
  check "C++ static analysis" clang_tidy "${tidy[@]}"
  [[ -n $base ]] || check "bundles of the demo's build" python3 tools/lint/unity.py
  ((${#failed[@]} == 0)) || fail "lint failed: $(join_by ', ' "${failed[@]}"). ./dev fmt puts formatting right."
  step "Lint is clean"
}

# Appends to lint's `failed`: the later checks run all the same.
check() {
  local what=$1
  shift
  step "Checking $what"
  if "$@" </dev/null; then
    note "ok   $what"
  else
    note "FAIL $what"
    failed+=("$what")
  fi
}

# Whether this clang-format or clang-tidy is the one that counts.
is_the_one() {
  [[ $("$1" --version) =~ version\ $CLANG_TOOLS\. ]] && return 0
  note "$1 is not version $CLANG_TOOLS, the one that counts: left out"
  return 1
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

clang_format_check() {
  is_the_one clang-format || return 0
  cpp_files | xargs -0 clang-format --dry-run -Werror
}

shellcheck_all() { shell_files | xargs -0 shellcheck --external-sources; }

# The type check of the examples reads the built SDK.
lint_js() {
  install_npm_packages
  js_is_built || build_js
  npm run --silent lint
}

js_is_built() { [[ -d client-sdk/js/dist && -z $(find client-sdk/js/src -newer client-sdk/js/dist -print -quit) ]]; }

# clang_tidy [OPTION...]: of tools/lint/tidy.py. The checks are in .clang-tidy; it needs the compile commands of a
# configured build.
clang_tidy() {
  is_the_one clang-tidy || return 0
  [[ -f build/dev/compile_commands.json ]] || quietly build/dev-configure.log cmake --preset dev
  python3 tools/lint/tidy.py "$@"
}

# ./dev matrix: the last commit on bare machines of every Debian that is supported.
# shellcheck shell=bash

readonly DEBIANS=(bookworm trixie)
readonly MATRIX_LOGS=build/matrix-logs

matrix_command() {
  local suites=("$@") suite status=0 results=()
  [[ $# -gt 0 ]] || suites=("${DEBIANS[@]}")
  for suite in "${suites[@]}"; do
    [[ " ${DEBIANS[*]} " == *" $suite "* ]] || usage_error "matrix knows ${DEBIANS[*]}, got '$suite'"
  done
  mkdir -p "$MATRIX_LOGS"
  for suite in "${suites[@]}"; do
    step "Testing on a bare Debian $suite"
    tools/fresh-machine.sh "$suite" ./dev test 2>&1 | tee "$MATRIX_LOGS/$suite.log" || status=1
    results+=("$suite: $(tail -n 1 "$MATRIX_LOGS/$suite.log")")
  done
  step "Done; logs are in $MATRIX_LOGS"
  for suite in "${results[@]}"; do note "$suite"; done
  return "$status"
}

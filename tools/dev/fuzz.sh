# ./dev fuzz: what arrives from outside, against libFuzzer.
# shellcheck shell=bash

fuzz_usage() {
  cat <<'USAGE'
usage: ./dev fuzz [SECONDS [TARGET...]]

Builds tests/fuzz with clang, its sanitizers and libFuzzer (preset fuzz), and runs each target for SECONDS, by default 60,
two at a time, from the corpus that is kept in tests/fuzz/corpus. Inputs that reach something new go to build/fuzz-corpus,
where the next run takes them up. An input that ends a target is left in build/fuzz-findings and its path is printed;
the exit code is then 1. To see it again: build/fuzz/tests/fuzz/fuzz_TARGET PATH

Targets:
  message    a text frame, parsed as JSON-RPC, and what is answered to it
  typed      the parameters of every constructor and operation of the API
  sdp        a session description, as an offer to answer and as an answer to ours
  candidate  an ICE candidate as it is trickled
  stun       a STUN message on the ICE port, and what is answered
  rtp        an RTP packet: header, extensions, whether a keyframe starts in it
  rtcp       a compound RTCP packet
USAGE
}

fuzz_command() {
  local seconds=60
  if [[ ${1:-} == --help || ${1:-} == -h ]]; then
    fuzz_usage
    return 0
  fi
  if [[ $# -gt 0 ]]; then
    [[ $1 =~ ^[1-9][0-9]{0,5}$ ]] || usage_error "fuzz wants a number of seconds, got '$1'"
    seconds=$1
    shift
  fi
  setup
  build_cpp fuzz fuzzers
  step "Fuzzing for $seconds s each"
  exec python3 tests/fuzz/run.py build/fuzz/tests/fuzz --seconds "$seconds" "$@"
}

#!/usr/bin/env python3
"""Runs each libFuzzer target of a fuzz build over its kept corpus, two at a time.

usage: run.py BINARIES [--seconds S] [--findings DIRECTORY] [--corpus DIRECTORY] [TARGET...]

BINARIES is where fuzz_message and the like are. What the fuzzer finds on its way grows a corpus in DIRECTORY, and an
input that ends a target is left in the other; its path is printed. Exits with 1 when there is one.
"""

import argparse
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

KEPT = Path(__file__).resolve().parent / "corpus"
AT_ONCE = 2
INPUT_SECONDS = 10  # an input that takes longer is a finding
GRACE = 120  # seconds beyond its time in which a target loads its corpus and looks for leaks
# Bytes; the others are as long as the corpus makes them.
LONGEST = {"av1": 3000, "rtp": 1500, "rtcp": 1500, "stun": 1500, "candidate": 1200}
ENVIRONMENT = {
    "ASAN_OPTIONS": "abort_on_error=1:handle_abort=1:detect_stack_use_after_return=0",
    "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1",
    "G_SLICE": "always-malloc",
}
STATUS = re.compile(r"^#\d+\s+\w+\s+cov: (\d+) ft: (\d+)")
EXECUTED = re.compile(r"^stat::number_of_executed_units:\s*(\d+)")
WRITTEN = re.compile(r"Test unit written to (\S+)")


@dataclass
class Result:
    name: str
    exit_code: int = 0
    edges: int = 0
    inputs: int = 0
    finding: str = ""
    tail: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        return self.exit_code == 0 and not self.finding

    def text(self) -> str:
        if self.passed:
            return f"ok   {self.name}: {self.inputs} inputs, {self.edges} edges"
        return f"FAIL {self.name}: exit code {self.exit_code}, input: {self.finding or 'none written'}"


def command(binary: Path, name: str, options: argparse.Namespace) -> list[str]:
    grown = options.corpus / name
    grown.mkdir(parents=True, exist_ok=True)
    options.findings.mkdir(parents=True, exist_ok=True)
    made = [str(binary), str(grown), str(KEPT / name), f"-max_total_time={options.seconds}", f"-timeout={INPUT_SECONDS}"]
    made += [f"-artifact_prefix={options.findings}/{name}-", "-print_final_stats=1", "-rss_limit_mb=2048"]
    if name in LONGEST:
        made.append(f"-max_len={LONGEST[name]}")
    dictionary = binary.parent / f"{name}.dict"
    if dictionary.exists():
        made.append(f"-dict={dictionary}")
    return made


def read(result: Result, output: str) -> None:
    lines = output.splitlines()
    for line in lines:
        if match := STATUS.match(line):
            result.edges = int(match[1])
        elif match := EXECUTED.match(line):
            result.inputs = int(match[1])
        elif match := WRITTEN.search(line):
            result.finding = match[1]
    if not result.passed:
        result.tail = tuple(line for line in lines if not STATUS.match(line))[-60:]


def run(binary: Path, options: argparse.Namespace) -> Result:
    result = Result(binary.name.removeprefix("fuzz_"))
    print(f"fuzzing {result.name} for {options.seconds} s", flush=True)
    try:
        process = subprocess.run(
            command(binary, result.name, options),
            env={**os.environ, **ENVIRONMENT},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=options.seconds + GRACE,
        )
        result.exit_code = process.returncode
        read(result, process.stdout)
    except subprocess.TimeoutExpired:
        result.exit_code = 124
    print(result.text(), flush=True)
    for line in result.tail:
        print(f"     {line}", flush=True)
    return result


def targets(options: argparse.Namespace) -> list[Path]:
    """Each folder of the kept corpus is a target; one that was not built is an error, not a target less."""
    known = sorted(folder.name for folder in KEPT.iterdir() if folder.is_dir())
    for name in options.targets:
        if name not in known:
            sys.exit(f"no target '{name}' (there are: {', '.join(known)})")
    return [options.binaries / f"fuzz_{name}" for name in options.targets or known]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binaries", type=Path)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--findings", type=Path, default=Path("build/fuzz-findings"))
    parser.add_argument("--corpus", type=Path, default=Path("build/fuzz-corpus"))
    return parser.parse_args()


def main() -> int:
    options = arguments()
    wanted = targets(options)
    missing = [str(binary) for binary in wanted if not binary.exists()]
    if missing:
        sys.exit(f"not built: {', '.join(missing)}")
    print(f"{len(wanted)} targets", flush=True)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        results = list(pool.map(lambda binary: run(binary, options), wanted))
    return 0 if all(result.passed for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())

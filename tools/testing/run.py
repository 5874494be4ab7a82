#!/usr/bin/env python3
"""Runs every test suite of an already built checkout and sums up: `N passed, N failed` is the last line.

Suites that wait more than they work run side by side, then the others one after the other.

usage: run.py [WORD...]    only suites whose name contains one of the words
"""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from outcome import Outcome
from suites import LOGS, ROOT, Suite, all_suites, environment_of

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
TAIL = 40  # lines of a failed suite's log that are shown
LANES = 3  # suites that run side by side
TIMES = LOGS / "suites.tsv"

Say = Callable[[str], None]
running: set[subprocess.Popen] = set()


def run(suite: Suite, say: Say) -> Outcome:
    reader = suite.reader()
    begin = time.monotonic()
    process = subprocess.Popen(
        suite.command,
        cwd=ROOT,
        env=environment_of(suite),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    running.add(process)
    expired = threading.Event()
    watchdog = threading.Timer(suite.timeout, lambda: (expired.set(), end_group(process)))
    watchdog.start()
    usage: list = []
    reaper = threading.Thread(target=lambda: (usage.append(await_end(process)), end_group(process)), daemon=True)
    reaper.start()
    try:
        read_output(process, suite, reader, say)
        reaper.join()
    finally:
        watchdog.cancel()
        end_group(process)
        process.stdout.close()
        running.discard(process)
    result = reader.outcome(process.returncode)
    result.cpu_seconds = usage[0].ru_utime + usage[0].ru_stime
    if expired.is_set():
        result.failures.append(f"{suite.name}: not done after {suite.timeout:.0f} s")
    result.seconds = time.monotonic() - begin
    return result


def await_end(process: subprocess.Popen):
    """What it and all that it waited for have used. Nobody else may wait for it."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage


def read_output(process: subprocess.Popen, suite: Suite, reader, say: Say) -> None:
    with suite.log.open("w", encoding="utf-8") as log:
        for raw in process.stdout:
            text = COLOUR.sub("", raw.decode("utf-8", "replace").rstrip("\n"))
            log.write(text + "\n")
            shown = reader.line(text)
            if shown is not None:
                say(f"    {shown}")


def end_group(process: subprocess.Popen) -> None:
    """Nothing that a suite started stays behind it: a server left over would disturb the next suite."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def report(suite: Suite, result: Outcome, say: Say) -> None:
    took = f"{result.seconds:.1f} s, {result.cpu_seconds:.1f} s of CPU"
    say(f"    {result.passed} passed, {result.failed} failed in {took}")
    for case in result.skipped:
        say(f"    skipped: {case}")
    if result.failures:
        say(f"    the end of {suite.log.relative_to(ROOT)}:")
        for line in suite.log.read_text(encoding="utf-8").splitlines()[-TAIL:]:
            say(f"    | {line}")


def run_and_report(suite: Suite, say: Say) -> Outcome:
    say(f"--- {suite.name}")
    try:
        result = run(suite, say)
    except OSError as error:
        result = Outcome(failures=[f"{suite.name}: {error}"])
        suite.log.touch()
    report(suite, result, say)
    return result


def write_times(suites: list[Suite], results: list[Outcome]) -> None:
    """What each suite took, the longest first: where waiting could be saved."""
    rows = sorted(zip(suites, results), key=lambda pair: -pair[1].seconds)
    lines = [f"{suite.name}\t{result.seconds:.1f}\t{result.cpu_seconds:.1f}\t{result.passed}\t{result.failed}" for suite, result in rows]
    TIMES.write_text("\n".join(["suite\tseconds\tof CPU\tpassed\tfailed", *lines]) + "\n", encoding="utf-8")


def say_now(text: str) -> None:
    print(text, flush=True)


def run_side_by_side(suites: list[Suite]) -> list[Outcome]:
    """What each says is shown when it has ended, in one piece."""
    if not suites:
        return []
    if len(suites) > 1:
        say_now(f"--- side by side: {', '.join(suite.name for suite in suites)}")
    shown = threading.Lock()

    def one(suite: Suite) -> Outcome:
        lines: list[str] = []
        result = run_and_report(suite, lines.append)
        with shown:
            say_now("\n".join(lines))
        return result

    with ThreadPoolExecutor(LANES) as lanes:
        try:
            return list(lanes.map(one, suites))
        except KeyboardInterrupt:
            lanes.shutdown(wait=False, cancel_futures=True)
            for process in list(running):
                end_group(process)
            raise


def wanted(suites: list[Suite], words: list[str]) -> list[Suite]:
    return [suite for suite in suites if not words or any(word in suite.name for word in words)]


def sum_up(results: list[Outcome]) -> int:
    passed = sum(result.passed for result in results)
    failures = [failure for result in results for failure in result.failures]
    print("--- summary")
    for failure in failures:
        print(f"    FAIL {failure}")
    skipped = sum(len(result.skipped) for result in results)
    if skipped:
        print(f"    {skipped} skipped")
    if not passed and not failures:
        print("    no test ran")
    print(f"{passed} passed, {len(failures)} failed", flush=True)
    return 0 if passed and not failures else 1


def main() -> int:
    LOGS.mkdir(parents=True, exist_ok=True)
    try:
        suites = wanted(all_suites(), sys.argv[1:])
    except (OSError, RuntimeError, subprocess.CalledProcessError) as error:
        return sum_up([Outcome(failures=[f"the list of tests: {error}"])])
    first = [suite for suite in suites if suite.first]
    beside = [suite for suite in suites if suite.beside]
    alone = [suite for suite in suites if not (suite.first or suite.beside)]
    results = [run_and_report(suite, say_now) for suite in first]
    results += run_side_by_side(beside)
    results += [run_and_report(suite, say_now) for suite in alone]
    write_times([*first, *beside, *alone], results)
    return sum_up(results)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)

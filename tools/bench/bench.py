#!/usr/bin/env python3
"""./dev bench and ./dev soak: measures Headwater, beside other servers, with headwater-load.

fanout   CPU for each forwarded packet from 1 to 800 viewers: Headwater, Janus, Janus with event_loops=1, and the floor
join     200 viewers in one second beside 20 who watch; 20 viewers that are reloaded 20 times each
         with --browser instead: 50 joins by Chromium to the first frame, for each webrtc.joinWith; some 8 minutes
memory   resident memory, threads and descriptors for each viewer, up to 1000
media    CPU of players and recorders beside gst-launch-1.0 doing the same work
soak     100 viewers that join and leave; fails when something grows
page     write docs/performance from a JSON that an earlier run made

The JSON has `figures`, flat; docs/performance/figures.md says what their names mean.
"""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

import browser
import fanout
import figures
import join
import machine
import media
import memory
import page
import soak
from peers import ROOT, PeerError

KINDS = {"fanout": fanout, "join": join, "memory": memory, "media": media}


def arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", nargs="?", choices=[*KINDS, "all", "soak", "page"], default="all", help="by default all but soak and page")
    parser.add_argument("--json", metavar="FILE", help="where the result goes; for page: where it comes from")
    parser.add_argument("--rounds", type=positive(int), default=3, help="how often each is measured, the median counts (3)")
    parser.add_argument("--viewers", type=viewer_list, metavar="LIST", help="numbers of viewers, as in 1,100,400")
    parser.add_argument("--seconds", type=positive(float), default=10, help="of each measured window (10)")
    parser.add_argument("--rate", type=positive(float), default=50, help="viewers that join a second, in fanout and memory (50)")
    parser.add_argument("--minutes", type=positive(float), default=10, help="of soak (10)")
    parser.add_argument("--only-headwater", action="store_true", help="without Janus")
    parser.add_argument("--against", metavar="BINARY", help="another headwater-server, measured beside this build's in the same rounds")
    parser.add_argument("--browser", action="store_true", help="with join: in Chromium, to the first frame that is shown")
    parser.add_argument("--page", action="store_true", help="write docs/performance from this run")
    parser.add_argument("--build", metavar="DIRECTORY", default=str(ROOT / "build/release"), help="by default build/release")
    parser.add_argument("--check", action="store_true", help=argparse.SUPPRESS)
    settings = parser.parse_args(words)
    if settings.kind == "page" and not settings.json:
        parser.error("page needs --json with the result of a run")
    if settings.browser and settings.kind != "join":
        parser.error("--browser goes with join")
    if settings.against:
        settings.against = executable(parser, settings)
    return settings


def executable(parser: argparse.ArgumentParser, settings: argparse.Namespace) -> Path:
    """The other server; relative to where the caller stands."""
    found = path(settings.against).resolve()
    if settings.kind in ("soak", "page"):
        parser.error(f"--against does not go with {settings.kind}")
    if not found.is_file() or not os.access(found, os.X_OK):
        parser.error(f"--against: {found} is no program")
    return found


def positive(kind):
    def read(text: str):
        value = kind(text)
        if not value > 0:
            raise argparse.ArgumentTypeError(f"'{text}' is not above 0")
        return value

    return read


def viewer_list(text: str) -> list[int]:
    try:
        numbers = sorted({int(part) for part in text.split(",")})
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a list like 1,100,400") from None
    if numbers[0] < 1 or numbers[-1] > 10000:
        raise argparse.ArgumentTypeError(f"'{text}': from 1 to 10000 viewers")
    return numbers


def measure(settings: argparse.Namespace) -> dict:
    build, logs = Path(settings.build).resolve(), Path(tempfile.mkdtemp(prefix="headwater-bench-"))
    report: dict = {"machine": machine.describe(), "settings": {"rounds": settings.rounds, "seconds": settings.seconds, "rate": settings.rate}}
    if settings.against:
        report["settings"]["against"] = str(settings.against)
    given = settings.viewers
    for kind in KINDS if settings.kind == "all" else [settings.kind]:
        module = soak if kind == "soak" else KINDS[kind]
        settings.viewers = given or getattr(module, "VIEWERS", None)
        report[kind] = module.run(settings, build, logs)
        print(module.tables(report[kind]))
        for error in report[kind]["errors"]:
            print(f"not measured: {error}", file=sys.stderr)
        report["figures"] = figures.of(report)
        save(report, settings)
    print(f"logs: {logs}", file=sys.stderr)
    return report


def save(report: dict, settings: argparse.Namespace) -> None:
    """After each part, so that a later one that fails loses nothing."""
    if settings.json:
        path(settings.json).write_text(json.dumps(report, indent=1) + "\n")


def path(text: str) -> Path:
    """As the caller of ./dev meant it."""
    return Path(os.environ.get("CALLER_DIRECTORY", "."), text)


def main(words: list[str]) -> int:
    settings = arguments(words)
    if settings.check:
        return 0
    if settings.kind == "page":
        page.write(json.loads(path(settings.json).read_text()))
        return 0
    most = max(settings.viewers or [1000 if settings.kind in ("memory", "all") else 800])
    if complaints := machine.complaints(most):
        print("\n".join(f"bench: {each}" for each in complaints), file=sys.stderr)
        return 1
    if warning := machine.quiet_enough():
        print(f"bench: {warning}", file=sys.stderr)
    if settings.json:
        path(settings.json).touch()  # a long run should not end with a result that cannot be written
    if settings.browser:
        settings.json = settings.json and path(settings.json)
        return browser.run(settings, Path(settings.build).resolve())
    try:
        report = measure(settings)
    except PeerError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nbench: interrupted; what was measured before this part is in the JSON", file=sys.stderr)
        return 130
    if settings.page:
        page.write(report)
    if settings.kind == "soak":
        return 1 if report["soak"]["verdict"]["faults"] else 0
    return 1 if any(report[kind]["errors"] for kind in KINDS if kind in report) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

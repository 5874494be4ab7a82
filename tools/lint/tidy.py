#!/usr/bin/env python3
"""clang-tidy over the sources that are shipped, of which it reads only what it has not found clean before.

A file's verdict depends on the file, on our headers that it includes, on how it is compiled, on .clang-tidy and on
clang-tidy itself. What was clean with all of them is remembered in ~/.cache/headwater/clang-tidy.

usage: tidy.py [--touched BASE] [--most N]
  --touched BASE    only what has changed since that commit, or includes what has
  --most N          no more than N files that are not known yet; says how many are left out
"""

import argparse
import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/dev"
# Tests are left out: the headers of Boost.Test and Beast take most of the time and give the least.
SHIPPED = re.compile(r"(rpc/(jsonrpc|transport|dispatch)|server|elements|tools/load)/.*\.cpp")
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
COMPLAINT = re.compile(r"^[^ ]+:\d+:\d+: (warning|error): ")


@dataclass(frozen=True)
class Unit:
    file: str  # from the root
    command: str


def units(root: Path, build: Path) -> list[Unit]:
    """Whatever the build compiles of what is shipped, once each."""
    found: dict[str, Unit] = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path = Path(entry["directory"], entry["file"])
        file = os.path.relpath(path, root)
        if SHIPPED.fullmatch(file) and path.is_file():
            found.setdefault(file, Unit(file, entry["command"].replace(str(root), "")))
    return [found[file] for file in sorted(found)]


class Sources:
    """Which of our files a file includes, at whatever remove."""

    def __init__(self, root: Path):
        self.root = root
        self.closures: dict[str, frozenset[str]] = {}

    @cache
    def text(self, file: str) -> str:
        return (self.root / file).read_text(encoding="utf-8")

    @cache
    def direct(self, file: str) -> list[str]:
        names = INCLUDE.findall(self.text(file))
        beside = ((os.path.normpath(os.path.join(os.path.dirname(file), name)), name) for name in names)
        return [near if (self.root / near).is_file() else name for near, name in beside if (self.root / near).is_file() or (self.root / name).is_file()]

    def closure(self, file: str) -> frozenset[str]:
        """With the file itself."""
        if file not in self.closures:
            seen, wait = {file}, [file]
            while wait:
                fresh = [each for each in self.direct(wait.pop()) if each not in seen]
                seen.update(fresh)
                wait.extend(fresh)
            self.closures[file] = frozenset(seen)
        return self.closures[file]

    def key(self, unit: Unit, about: str) -> str:
        digest = hashlib.sha256(about.encode())
        digest.update(unit.command.encode())
        for file in sorted(self.closure(unit.file)):
            digest.update(f"\0{file}\0{self.text(file)}".encode())
        return digest.hexdigest()


def changed_since(root: Path, base: str) -> set[str]:
    """Committed or not; also what git does not know yet."""
    lists = (["diff", "--name-only", base, "--"], ["ls-files", "--others", "--exclude-standard"])
    return {file for words in lists for file in git(root, *words).splitlines()}


def git(root: Path, *words: str) -> str:
    return subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True, text=True).stdout


def touched(all_units: list[Unit], sources: Sources, changed: set[str]) -> list[Unit]:
    """What has changed itself comes first: of the rest, some may be left out."""
    hit = [unit for unit in all_units if sources.closure(unit.file) & changed]
    return sorted(hit, key=lambda unit: unit.file not in changed)


def about_tidy(root: Path) -> str:
    version = subprocess.run(["clang-tidy", "--version"], check=True, capture_output=True, text=True).stdout
    # Its last lines name the processor of this machine.
    return re.search(r"version \S+", version)[0] + (root / ".clang-tidy").read_text()


def complaints(unit: Unit) -> list[str]:
    """What clang-tidy says of a file; nothing when it is clean."""
    command = ["clang-tidy", "-quiet", "-p", str(BUILD), str(ROOT / unit.file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = COLOUR.sub("", done.stdout).replace(f"{ROOT}/", "").splitlines()
    found = [line for line in lines if COMPLAINT.match(line)]
    if done.returncode and not found:
        found = [f"{unit.file}: {shlex.join(command)} ended with {done.returncode}: {done.stderr.strip()[-500:]}"]
    return found


def check(wanted: list[Unit], sources: Sources, store: Path, about: str, most: int | None) -> int:
    keys = {unit: sources.key(unit, about) for unit in wanted}
    unknown = [unit for unit in wanted if not (store / keys[unit]).exists()]
    asked = unknown[:most]
    store.mkdir(parents=True, exist_ok=True)
    seen: set[str] = set()
    # Threads, one a core: each waits for a clang-tidy.
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        for unit, found in zip(asked, pool.map(complaints, asked)):
            if not found:
                (store / keys[unit]).touch()
            for line in found:
                if line not in seen:  # a header's, which several files include
                    print(line, flush=True)
                seen.add(line)
    print(f"{len(wanted)} files, {len(wanted) - len(unknown)} known as clean, {len(asked)} read, {len(seen)} complaints")
    if len(unknown) > len(asked):
        print(f"{len(unknown) - len(asked)} left out: ./dev lint reads them all")
    return 1 if seen else 0


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--touched", metavar="BASE")
    parser.add_argument("--most", metavar="N", type=int)
    given = parser.parse_args(words)
    wanted, sources = units(ROOT, BUILD), Sources(ROOT)
    if not wanted:
        print(f"{BUILD}/compile_commands.json has nothing of ours", file=sys.stderr)
        return 1
    if given.touched:
        wanted = touched(wanted, sources, changed_since(ROOT, given.touched))
    return check(wanted, sources, Path.home() / ".cache/headwater/clang-tidy", about_tidy(ROOT), given.most)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

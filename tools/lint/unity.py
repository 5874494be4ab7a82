#!/usr/bin/env python3
"""Which sources can be compiled as one with others, as the preset demo does (cmake/Unity.cmake).

Reads every bundle of the configured build/demo with the compiler, without making code, and prints what it stumbles over.

usage: unity.py [--write]    --write: adds the files that are in the way to cmake/unity-apart.txt, until there is none
"""

import json
import os
import re
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/demo"
APART = ROOT / "cmake/unity-apart.txt"
HEAD = "# Sources that cannot be compiled as one with others of their library: tools/lint/unity.py --write\n"
ERROR = re.compile(r"^(\S+?):\d+:\d+: (?:fatal )?error: (.*)$", re.MULTILINE)


def configure() -> None:
    subprocess.run(["cmake", "--preset", "demo"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def bundles() -> list[dict]:
    entries = json.loads((BUILD / "compile_commands.json").read_text())
    return [entry for entry in entries if "/Unity/unity_" in entry["file"]]


def stumbles(entry: dict) -> list[tuple[str, str]]:
    """File and message of each error; a file of ours is named from the root."""
    words = shlex.split(entry["command"])
    words = [word for word in words if word not in ("-c",)]
    at = words.index("-o")
    command = [*words[:at], *words[at + 2 :], "-fsyntax-only", "-fdiagnostics-color=never"]
    done = subprocess.run(command, cwd=entry["directory"], capture_output=True, text=True, check=False)
    found = [(os.path.relpath(os.path.join(entry["directory"], file), ROOT), text) for file, text in ERROR.findall(done.stderr)]
    return found or ([(entry["file"], done.stderr.strip()[-300:])] if done.returncode else [])


def in_the_way() -> dict[str, str]:
    """The first file of each bundle that meets what an earlier one has said, and how."""
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        found = [errors[0] for errors in pool.map(stumbles, bundles()) if errors]
    return dict(found)


def listed() -> set[str]:
    lines = APART.read_text().splitlines() if APART.exists() else []
    return {line for line in lines if line and not line.startswith("#")}


def write(files: set[str]) -> None:
    APART.write_text(HEAD + "".join(f"{file}\n" for file in sorted(files)))


def main(words: list[str]) -> int:
    if not APART.exists() or "--write" in words:
        write({file for file in listed() if (ROOT / file).exists()})
    configure()
    found = in_the_way()
    while found and "--write" in words and all(file.endswith(".cpp") for file in found):
        print(f"apart: {', '.join(found)}", flush=True)
        write(listed() | set(found))
        configure()
        found = in_the_way()
    for file, text in found.items():
        print(f"{file}: {text}")
    print(f"{len(bundles())} bundles, {len(listed())} files apart, {len(found)} in the way")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

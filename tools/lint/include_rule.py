#!/usr/bin/env python3
"""The include rule: which room of the source tree may know which.

    rpc       the wire; knows neither the media nor the application
    elements  the media; knows neither the wire nor the application
    server    the application; sees both, the media only through its public headers

Prints every offence as file:line and exits with 1 when there is one.

usage: include_rule.py [DIRECTORY]    by default the checkout that this file is in
"""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCES = {".cpp", ".hpp", ".h", ".cc", ".c", ".inl"}
ROOMS = ("rpc", "server", "elements")
INCLUDE = re.compile(r'^\s*#\s*(?:include|import)\s*([<"])([^>"]+)[>"]')
BLOCK_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
LINE_COMMENT = re.compile(r"//[^\n]*")

# What the application may know of the media path.
PUBLIC_HEADERS = {
    "elements/filter/MediaFilter.hpp",
    "elements/filter/PictureLoader.hpp",
    "elements/upload/Uploads.hpp",
    "elements/base/Types.hpp",
    "elements/rtp/RtpFormats.hpp",
    "elements/track/Track.hpp",
    "elements/mix/Mix.hpp",
    "elements/player/Player.hpp",
    "elements/recorder/Recorder.hpp",
    "elements/plainrtp/RtpCounters.hpp",
    "elements/plainrtp/RtpPeer.hpp",
    "elements/webrtc/WebRtcPeer.hpp",
    "elements/ice/IceHub.hpp",
    "elements/peer/PeerStats.hpp",
}


@dataclass(frozen=True)
class Line:
    file: str  # from the root
    number: int
    code: str  # without comments
    include: str | None  # what is included, from the root where that is known

    def includes(self, *prefixes: str) -> bool:
        return self.include is not None and self.include.startswith(prefixes)


@dataclass(frozen=True)
class Rule:
    text: str
    rooms: tuple[str, ...]
    offends: Callable[[Line], bool]


def uses_json(line: Line) -> bool:
    return line.includes("json/", "jsoncpp/") or re.search(r"\bJson::", line.code) is not None


def includes_gstreamer(line: Line) -> bool:
    return line.includes("gst/", "glib", "gio/", "gobject/", "nice/", "agent.h")


RULES = [
    Rule("rpc includes nothing of server or elements", ("rpc/",), lambda line: line.includes("server/", "elements/")),
    Rule("elements includes nothing of rpc or server", ("elements/",), lambda line: line.includes("rpc/", "server/")),
    Rule(
        "server/objects sees elements through its public headers only",
        ("server/objects/",),
        lambda line: line.includes("elements/") and line.include not in PUBLIC_HEADERS,
    ),
    Rule("no JSON below the dispatcher", ("server/objects/", "server/runtime/", "elements/"), uses_json),
    Rule("GStreamer is known to elements only", ("rpc/", "server/"), includes_gstreamer),
    Rule("includes are written from the root", ("rpc/", "server/", "elements/"), lambda line: ".." in (line.include or "")),
]


def offences(root: Path) -> Iterator[tuple[Line, Rule]]:
    for path in source_files(root):
        for line in lines_of(root, path):
            for rule in RULES:
                if line.file.startswith(rule.rooms) and rule.offends(line):
                    yield line, rule


def source_files(root: Path) -> list[Path]:
    found = (path for room in ROOMS for path in (root / room).rglob("*"))
    return sorted(path for path in found if path.suffix in SOURCES and path.is_file())


def lines_of(root: Path, path: Path) -> Iterator[Line]:
    file = path.relative_to(root).as_posix()
    for number, code in enumerate(without_comments(path.read_text(encoding="utf-8")).splitlines(), start=1):
        yield Line(file, number, code, included(root, path, code))


def without_comments(text: str) -> str:
    """Comments may name what the code may not. Line numbers stay."""
    text = BLOCK_COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    return LINE_COMMENT.sub("", text)


def included(root: Path, path: Path, code: str) -> str | None:
    match = INCLUDE.match(code)
    if not match:
        return None
    delimiter, name = match.groups()
    beside = path.parent / name
    if delimiter == '"' and ".." not in name and beside.is_file():
        return beside.relative_to(root).as_posix()
    return name


def main(arguments: list[str]) -> int:
    root = Path(arguments[0] if arguments else Path(__file__).parents[2]).resolve()
    files = len(source_files(root))
    if not files:
        print(f"no source files under {root}: {', '.join(ROOMS)}", file=sys.stderr)
        return 1
    found = list(offences(root))
    for line, rule in found:
        print(f"{line.file}:{line.number}: {rule.text}: {line.code.strip()}")
    print(f"{files} files, {len(RULES)} rules, {len(found)} offences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

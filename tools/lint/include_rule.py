#!/usr/bin/env python3
"""The include rule: which room of the source tree may know which.

    rpc       the wire; knows neither the media nor the application
    elements  the media; knows neither the wire nor the application
    server    the application; sees both, the media only through its public headers

Within elements/ a room is a folder, a library and a namespace of one name; it sees what its library links. GStreamer
is looked for through every include: a header that pulls it in counts like the header itself.

Prints the rooms and their links, every offence as file:line, and exits with 1 when there is one.

usage: include_rule.py [DIRECTORY]    by default the checkout that this file is in
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from source_tree import HEADERS, TOP, Line, Room, Tree

# What the application's objects may know of the media path.
PUBLIC_HEADERS = {
    "elements/base/Mutex.hpp",
    "elements/base/Types.hpp",
    "elements/filter/MediaFilter.hpp",
    "elements/filter/PictureLoader.hpp",
    "elements/ice/IceHub.hpp",
    "elements/mix/Mix.hpp",
    "elements/peer/PeerStats.hpp",
    "elements/peer/PeerTypes.hpp",
    "elements/plainrtp/RtpCounters.hpp",
    "elements/plainrtp/RtpPeer.hpp",
    "elements/player/Player.hpp",
    "elements/recorder/Recorder.hpp",
    "elements/rtp/CodecTable.hpp",
    "elements/rtp/RtpFormats.hpp",
    "elements/track/Node.hpp",
    "elements/track/Track.hpp",
    "elements/upload/Uploads.hpp",
    "elements/webrtc/WebRtcPeer.hpp",
}
NEVER_GSTREAMER = ("base", "net", "rtp", "sctp", "sdp")  # rooms that could be taken elsewhere as they are
LARGEST_ROOM = 0.15  # of the lines of elements/
NAMESPACE = re.compile(r"^\s*namespace\s+headwater::(\w+)\S*\s*\{(.*)")
# What may stand in the namespace of another room: types that are only named.
FORWARD = re.compile(r"^\s*((template\s*<[^>]*>\s*)?(class|struct|enum class)\s+\w+(\s*:\s*\w+)?\s*;\s*)*\}?\s*$")

RULES = {
    "rpc": "rpc includes nothing of server or elements",
    "elements": "elements includes nothing of rpc or server",
    "objects": "server/objects sees elements through its public headers only",
    "json": "no JSON below the dispatcher",
    "type": "GTypes of ours are named Headwater...: the names are the process's",
    "gstreamer": "GStreamer is known to elements only, through all includes",
    "root": "includes are written from the root",
    "name": "a room is a folder, a library and a namespace of one name",
    "source": "every .cpp of a room is a source of its library",
    "readme": "a room has a README.md",
    "links": "what a room includes, its library links; publicly, when a header does",
    "circle": "no room stands on itself",
    "size": f"no room has more than {LARGEST_ROOM:.0%} of the lines of elements",
    "bare": f"{', '.join(NEVER_GSTREAMER)} know no GStreamer",
    "shown": "what others include shows no GStreamer, unless the room's README.md says so",
}


@dataclass(frozen=True)
class Offence:
    rule: str  # a key of RULES
    file: str
    number: int
    detail: str

    def __str__(self) -> str:
        return f"{self.file}:{self.number}: {RULES[self.rule]}: {self.detail.strip()}"


def uses_json(line: Line) -> bool:
    return line.includes("json/", "jsoncpp/") or re.search(r"\bJson::", line.code) is not None


def is_gstreamer(line: Line) -> bool:
    return line.includes("gst/", "gio/", "glib-object", "gobject/", "nice/", "agent.h")


def names_foreign_type(line: Line) -> bool:
    return re.search(r"\b(?:G_DEFINE_\w+|G_DECLARE_\w+)\((?!\s*Headwater)|\bg_type_register_static", line.code) is not None


def is_glib(line: Line) -> bool:
    return line.includes("glib") or is_gstreamer(line)


def offences(tree: Tree) -> Iterator[Offence]:
    for file, lines in tree.files.items():
        for line in lines:
            for rule in of_line(line):
                yield Offence(rule, file, line.number, line.code)
        if file.startswith(("rpc/", "server/")):
            yield from reaching("gstreamer", tree, file, is_glib)
        if room := tree.room_of(file):
            yield from of_room_file(tree, room, file)
    for room in tree.rooms.values():
        yield from of_room(tree, room)
    if circle := tree.circle():
        yield Offence("circle", f"elements/{circle[0]}/CMakeLists.txt", 1, " > ".join(circle))


def of_line(line: Line) -> Iterator[str]:
    where = line.file.startswith
    if where("rpc/") and line.includes("server/", "elements/"):
        yield "rpc"
    if where("elements/") and line.includes("rpc/", "server/"):
        yield "elements"
    if where("server/objects/") and line.includes("elements/") and line.include not in PUBLIC_HEADERS:
        yield "objects"
    if where(("server/objects/", "server/runtime/", "elements/")) and uses_json(line):
        yield "json"
    if where(("elements/", "server/")) and names_foreign_type(line):
        yield "type"
    if ".." in (line.include or ""):
        yield "root"


def of_room_file(tree: Tree, room: Room, file: str) -> Iterator[Offence]:
    lines, header = tree.files[file], file.endswith(HEADERS)
    seen = tree.visible(room.folder, not header)
    for line in lines:
        other = tree.room_of(line.include or "")
        if other and other.folder not in seen:
            yield Offence("links", file, line.number, line.code)
    yield from of_namespace(room, file, lines)
    if not header and file.removeprefix(f"elements/{room.folder}/") not in room.sources:
        yield Offence("source", file, 1, file)
    if room.folder in NEVER_GSTREAMER:
        yield from reaching("bare", tree, file, is_gstreamer)
    name = file.rsplit("/", 1)[1]
    if header and not room.shows_gstreamer(name) and file in tree.public_headers[room.folder]:
        yield from reaching("shown", tree, file, is_glib)


def of_namespace(room: Room, file: str, lines: list[Line]) -> Iterator[Offence]:
    own = False
    for at, line in enumerate(lines):
        if found := NAMESPACE.match(line.code):
            if found[1] == room.folder:
                own = True
            elif not all(FORWARD.match(text) for text in [found[2], *block(lines[at + 1 :], found[2])]):
                yield Offence("name", file, line.number, line.code)
    if not own:
        yield Offence("name", file, 1, f"nothing in the namespace headwater::{room.folder}")


def block(lines: list[Line], begun: str) -> Iterator[str]:
    """What follows in a namespace, to the brace at the begin of a line that ends it."""
    if begun.rstrip().endswith("}"):
        return
    for line in lines:
        yield line.code
        if line.code.startswith("}"):
            return


def of_room(tree: Tree, room: Room) -> Iterator[Offence]:
    cmake = f"elements/{room.folder}/CMakeLists.txt"
    if room.library != room.folder:
        yield Offence("name", cmake, 1, f"the library is {room.library or 'missing'}")
    if room.readme is None:
        yield Offence("readme", f"elements/{room.folder}/README.md", 1, "missing")
    if (share := tree.size(room.folder) / total(tree)) > LARGEST_ROOM:
        yield Offence("size", cmake, 1, f"{share:.1%}")


def reaching(rule: str, tree: Tree, file: str, what) -> Iterator[Offence]:
    if way := tree.way(file, what):
        yield Offence(rule, file, way[0].number, " > ".join(line.include or "" for line in way))


def total(tree: Tree) -> int:
    return sum(map(tree.size, tree.rooms)) or 1


def table(tree: Tree) -> Iterator[str]:
    yield f"{'room':<12} {'lines':>6} {'%':>5}  links (private ones in brackets)"
    for name, room in tree.rooms.items():
        lines = tree.size(name)
        links = " ".join([*room.public, *(f"[{link}]" for link in room.private)])
        yield f"{name:<12} {lines:>6} {100 * lines / total(tree):>5.1f}  {links}".rstrip()


def main(arguments: list[str]) -> int:
    tree = Tree(Path(arguments[0] if arguments else Path(__file__).parents[2]).resolve())
    if not tree.files:
        print(f"no source files under {tree.root}: {', '.join(TOP)}", file=sys.stderr)
        return 1
    found = list(offences(tree))
    print("\n".join(table(tree)))
    for offence in found:
        print(offence)
    print(f"{len(tree.files)} files, {len(RULES)} rules, {len(found)} offences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

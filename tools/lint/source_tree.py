"""The source tree as include_rule.py looks at it: files, what they include, and the rooms of elements/."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

SUFFIXES = {".cpp", ".hpp", ".h", ".cc", ".c", ".inl"}
HEADERS = (".hpp", ".h", ".inl")
TOP = ("rpc", "server", "elements")
INCLUDE = re.compile(r'^\s*#\s*(?:include|import)\s*([<"])([^>"]+)[>"]')
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
ROOM = re.compile(r"headwater_room\(\s*(\w+)(.*?)\)", re.DOTALL)
SHOWN = re.compile(r"[Ii]ts headers show GStreamer(?:\s+in\s+((?:`[^`]+`[\s,and]*)+)\s*only)?")


@dataclass(frozen=True)
class Line:
    file: str  # from the root
    number: int
    code: str  # without comments
    include: str | None  # what is included, from the root where that is known

    def includes(self, *prefixes: str) -> bool:
        return self.include is not None and self.include.startswith(prefixes)


@dataclass
class Room:
    """A folder of elements/ and what its CMakeLists.txt and README.md say of it."""

    folder: str
    library: str = ""
    sources: set[str] = field(default_factory=set)
    public: list[str] = field(default_factory=list)
    private: list[str] = field(default_factory=list)
    readme: str | None = None

    def shows_gstreamer(self, header: str) -> bool:
        """Whether the README says so: 'its headers show GStreamer [in `A.hpp` and `B.hpp` only]'."""
        found = SHOWN.search(self.readme or "")
        return found is not None and (found[1] is None or f"`{header}`" in found[1])


class Tree:
    def __init__(self, root: Path):
        self.root = root
        self.files = {path.relative_to(root).as_posix(): list(self._lines(path)) for path in self._sources()}
        self.rooms = {path.name: self._room(path) for path in sorted((root / "elements").glob("*/")) if path.is_dir()}
        self.public_headers = {name: self._public(name) for name in self.rooms}
        self.way = cache(self._way)
        self.visible = cache(self._visible)

    def room_of(self, file: str) -> Room | None:
        parts = file.split("/")
        return self.rooms.get(parts[1]) if parts[0] == "elements" and len(parts) > 2 else None

    def _public(self, name: str) -> set[str]:
        """What of a room is included from outside of it."""
        own = f"elements/{name}/"
        lines = (line for file, lines in self.files.items() if not file.startswith(own) for line in lines)
        return {line.include for line in lines if line.includes(own)}

    def size(self, room: str) -> int:
        return sum(len(lines) for file, lines in self.files.items() if file.startswith(f"elements/{room}/"))

    def _visible(self, name: str, private: bool) -> frozenset[str]:
        """The rooms whose headers a header of `name` may include; with `private`, a .cpp of it."""
        room = self.rooms.get(name)
        links = room.public + (room.private if private else []) if room else []
        return frozenset({name}).union(*(self.visible(link, False) for link in links if link != name))

    def circle(self) -> list[str]:
        """Rooms that stand on one another, the first of them again at the end; empty when there are none."""
        done: set[str] = set()

        def walk(name: str, path: list[str]) -> list[str]:
            if name in path:
                return path[path.index(name) :] + [name]
            if name in done or name not in self.rooms:
                return []
            for link in self.rooms[name].public + self.rooms[name].private:
                if found := walk(link, [*path, name]):
                    return found
            done.add(name)
            return []

        return next((found for name in self.rooms if (found := walk(name, []))), [])

    def _way(self, file: str, ends: Callable[[Line], bool]) -> tuple[Line, ...]:
        """The shortest chain of includes from `file` to a line at which `ends` holds; empty when there is none."""
        chains, seen = [((line,)) for line in self.files.get(file, [])], {file}
        while chains:
            further = []
            for chain in chains:
                if ends(chain[-1]):
                    return chain
                if chain[-1].include in self.files and chain[-1].include not in seen:
                    seen.add(chain[-1].include)
                    further += [(*chain, line) for line in self.files[chain[-1].include] if line.include]
            chains = further
        return ()

    def _sources(self) -> list[Path]:
        found = (path for top in TOP for path in (self.root / top).rglob("*"))
        return sorted(path for path in found if path.suffix in SUFFIXES and path.is_file())

    def _lines(self, path: Path) -> Iterator[Line]:
        file = path.relative_to(self.root).as_posix()
        text = COMMENT.sub(lambda match: "\n" * match[0].count("\n"), path.read_text(encoding="utf-8"))
        for number, code in enumerate(text.splitlines(), start=1):
            yield Line(file, number, code, self._included(path, code))

    def _included(self, path: Path, code: str) -> str | None:
        match = INCLUDE.match(code)
        if not match:
            return None
        delimiter, name = match.groups()
        beside = path.parent / name
        if delimiter == '"' and ".." not in name and beside.is_file():
            return beside.relative_to(self.root).as_posix()
        return name

    def _room(self, folder: Path) -> Room:
        room, cmake, readme = Room(folder.name), folder / "CMakeLists.txt", folder / "README.md"
        room.readme = readme.read_text(encoding="utf-8") if readme.is_file() else None
        text = re.sub(r"#[^\n]*", "", cmake.read_text(encoding="utf-8")) if cmake.is_file() else ""
        if called := ROOM.search(text):
            room.library = called[1]
            section = ""
            for word in called[2].split():
                if word in ("SOURCES", "PUBLIC", "PRIVATE"):
                    section = word
                elif section == "SOURCES":
                    room.sources.add(word)
                elif word.startswith("headwater::"):
                    (room.public if section == "PUBLIC" else room.private).append(word.removeprefix("headwater::"))
        return room

"""The include rule catches what it is there to catch, and nothing else."""

import contextlib
import io
import tempfile
import unittest
from pathlib import Path

import include_rule
from source_tree import Tree

GST = "#include <gst/gst.h>"

FINE = {
    "rpc/transport/Fine.cpp": '#include "rpc/jsonrpc/Error.hpp"\n#include <json/json.h>\nJson::Value value;\n',
    "server/objects/Fine.cpp": '#include "elements/webrtc/WebRtcPeer.hpp"\n// not Json::Value\n/* nor\n<json/json.h> */\n',
    "server/runtime/Fine.cpp": "\nG_DEFINE_TYPE(HeadwaterStream, headwater_stream, GST_TYPE_ELEMENT)\n",
    "server/config/Fine.cpp": "#include <json/json.h>\nJson::Value value;\n",
}

# The rooms of the sample tree: what they link, and their files. Each has a line of its namespace at the end.
ROOMS = {
    "base": ("", {"Types.hpp": "", "Types.cpp": '#include "elements/base/Types.hpp"\n'}),
    "gst": ("PUBLIC headwater::base", {"Ptr.hpp": GST + "\n"}),
    "track": (
        "PUBLIC headwater::base PRIVATE headwater::gst",
        {
            "Track.hpp": '#include "elements/base/Types.hpp"\n',
            "Track.cpp": '#include "elements/gst/Ptr.hpp"\n#include "State.hpp"\n',
            "State.hpp": GST + "\n",  # shows GStreamer, to nobody outside
        },
    ),
    "webrtc": (
        "PUBLIC headwater::track",
        {"WebRtcPeer.hpp": '#include "elements/track/Track.hpp"\nnamespace headwater::track {\nclass Track;\n}\n'},
    ),
}

# What is written over or beside the sample tree, and what is to be found then: rule, file and line.
SAMPLES = [
    ("rpc/Sample.cpp", '#include "server/session/Session.hpp"', "rpc", 2),
    ("elements/track/Sample.hpp", '#include "rpc/jsonrpc/Error.hpp"', "elements", 2),
    ("server/objects/Sample.cpp", '#include "elements/track/State.hpp"', "objects", 2),
    ("server/runtime/Sample.cpp", "Json::Value value;", "json", 2),
    ("elements/track/Sample.hpp", "#include <json/value.h>", "json", 2),
    ("elements/track/Sample.hpp", "G_DEFINE_TYPE(GstStream, gst_stream, GST_TYPE_ELEMENT)", "type", 2),
    ("server/session/Sample.cpp", GST, "gstreamer", 2),
    ("server/session/Sample.cpp", '#include "elements/gst/Ptr.hpp"', "gstreamer", 2),
    ("rpc/Sample.cpp", '#include "../transport/Connection.hpp"', "root", 2),
    ("elements/track/Sample.hpp", "namespace headwater::webrtc {\nclass Peer {};\n}", "name", 2),
    ("elements/track/Sample.hpp", '#include "elements/webrtc/WebRtcPeer.hpp"', "links", 2),
    ("elements/track/Sample.hpp", '#include "elements/gst/Ptr.hpp"', "links", 2),  # linked privately
    ("elements/webrtc/Sample.hpp", '#include "elements/gst/Ptr.hpp"', "links", 2),  # linked privately below
    ("elements/track/Sample.cpp", "", "source", 1),
    ("elements/base/Sample.hpp", GST, "bare", 2),
    ("elements/base/Sample.hpp", '#include "elements/gst/Ptr.hpp"', "bare", 2),
]


class IncludeRule(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.root = Path(temporary.name).resolve()
        for path, text in FINE.items():
            self.write(path, text)
        for room, (links, files) in ROOMS.items():
            sources = " ".join(name for name in files if name.endswith(".cpp"))
            self.write(f"elements/{room}/CMakeLists.txt", f"headwater_room({room}\n  SOURCES {sources}\n  {links})\n")
            self.write(f"elements/{room}/README.md", f"# {room}\n")
            for name, text in files.items():
                self.write(f"elements/{room}/{name}", f"{text}namespace headwater::{room} {{}}\n")
        self.readme("gst", "its headers show GStreamer")
        self.fill()

    def write(self, path: str, text: str) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)

    def readme(self, room: str, text: str) -> None:
        self.write(f"elements/{room}/README.md", f"# {room}\n\n- **May use**: {text}.\n")

    def fill(self) -> None:
        """Rooms enough that none is large."""
        for number in range(8):
            self.write(f"elements/filler{number}/CMakeLists.txt", f"headwater_room(filler{number})\n")
            self.write(f"elements/filler{number}/README.md", "# filler\n")
            text = f"namespace headwater::filler{number} {{}}\n" + "\n" * 20
            self.write(f"elements/filler{number}/Filler.hpp", text)

    def found(self) -> list[tuple[str, str, int]]:
        offences = list(include_rule.offences(Tree(self.root)))
        return [(each.rule, each.file, each.number) for each in offences]

    def exit_code(self) -> tuple[int, str]:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            return include_rule.main([str(self.root)]), printed.getvalue()

    def test_what_is_allowed_passes(self):
        self.assertEqual(self.found(), [])
        code, printed = self.exit_code()
        self.assertEqual(code, 0)
        self.assertRegex(printed, r"(?m)^webrtc +5 +\d+\.\d  track$")
        self.assertRegex(printed, r"(?m)^track .*  base \[gst\]$")
        self.assertIn(f"files, {len(include_rule.RULES)} rules, 0 offences", printed)

    def test_each_sample_is_caught(self):
        for path, offending, rule, line in SAMPLES:
            with self.subTest(rule=rule, path=path, offending=offending):
                room = path.split("/")[1]
                own = f"namespace headwater::{room} {{}}\n" if path.startswith("elements/") else ""
                self.write(path, f"// first line\n{offending}\n{own}")
                self.assertIn((rule, path, line), self.found())
                code, printed = self.exit_code()
                self.assertEqual(code, 1)
                self.assertIn(f"{path}:{line}: {include_rule.RULES[rule]}", printed)
                (self.root / path).unlink()
        self.assertEqual(self.found(), [])

    def test_every_rule_has_a_test(self):
        by_samples = {rule for _, _, rule, _ in SAMPLES}
        self.assertEqual(by_samples | {"readme", "circle", "size", "shown"}, set(include_rule.RULES))

    def test_a_file_without_the_namespace_of_its_room_is_seen(self):
        self.write("elements/track/Sample.hpp", "namespace headwater {}\n")
        self.assertEqual(self.found(), [("name", "elements/track/Sample.hpp", 1)])

    def test_a_library_of_another_name_is_seen(self):
        self.write("elements/base/CMakeLists.txt", "headwater_room(basis SOURCES Types.cpp)\n")
        self.assertIn(("name", "elements/base/CMakeLists.txt", 1), self.found())

    def test_a_room_without_a_readme_is_seen(self):
        (self.root / "elements/base/README.md").unlink()
        self.assertEqual(self.found(), [("readme", "elements/base/README.md", 1)])

    def test_a_circle_is_seen_through_private_links(self):
        self.write("elements/base/CMakeLists.txt", "headwater_room(base SOURCES Types.cpp PRIVATE headwater::webrtc)\n")
        self.assertEqual([rule for rule, _, _ in self.found()], ["circle"])
        self.assertIn("base > webrtc > track > base", self.exit_code()[1])

    def test_a_large_room_is_seen(self):
        self.write("elements/filler0/Filler.hpp", "namespace headwater::filler0 {}\n" + "\n" * 60)
        self.assertEqual(self.found(), [("size", "elements/filler0/CMakeLists.txt", 1)])

    def test_a_header_shows_gstreamer_only_when_its_readme_says_so(self):
        use = '#include "elements/track/State.hpp"\nnamespace headwater::webrtc {}\n'
        self.write("elements/webrtc/Use.hpp", use)
        shown = ("shown", "elements/track/State.hpp", 1)
        for text, allowed in [
            ("no GStreamer", False),
            ("its headers show GStreamer in `Track.hpp` only", False),
            ("its headers show GStreamer in `Track.hpp` and\n  `State.hpp` only", True),
            ("its headers show GStreamer", True),
        ]:
            with self.subTest(text=text):
                self.readme("track", text)
                self.assertEqual(shown not in self.found(), allowed)

    def test_a_tree_without_sources_is_an_error(self):
        with tempfile.TemporaryDirectory() as empty:
            self.root = Path(empty)
            self.assertEqual(self.exit_code()[0], 1)


if __name__ == "__main__":
    unittest.main()

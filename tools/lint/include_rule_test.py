"""The include rule catches what it is there to catch, and nothing else."""

import contextlib
import io
import tempfile
import unittest
from pathlib import Path

import include_rule

# One offending file for each rule, in the order of include_rule.RULES: the path, and a second line that offends.
SAMPLES = [
    ("rpc/transport/Sample.cpp", '#include "server/session/Session.hpp"'),
    ("elements/webrtc/Sample.cpp", '#include "rpc/jsonrpc/Error.hpp"'),
    ("server/objects/Sample.cpp", '#include "elements/gst/GstPtr.hpp"'),
    ("server/runtime/Sample.cpp", "Json::Value value;"),
    ("server/session/Sample.cpp", "#include <gst/gst.h>"),
    ("elements/ice/Sample.cpp", "G_DEFINE_TYPE(GstStream, headwater_ice_stream, GST_TYPE_WEBRTC_ICE_STREAM)"),
    ("rpc/jsonrpc/Sample.cpp", '#include "../transport/Connection.hpp"'),
]

ALLOWED = {
    "rpc/transport/Fine.cpp": '#include "rpc/jsonrpc/Error.hpp"\n#include <json/json.h>\nJson::Value value;\n',
    "elements/webrtc/Fine.cpp": '#include <gst/gst.h>\n#include "elements/track/Track.hpp"\n',
    "elements/ice/Fine.cpp": "G_DEFINE_TYPE(HeadwaterStream, headwater_stream, GST_TYPE_ELEMENT)\n",
    "server/objects/Fine.cpp": '#include "elements/webrtc/WebRtcPeer.hpp"\n// not Json::Value\n/* nor\n<json/json.h> */\n',
    "server/config/Fine.cpp": "#include <json/json.h>\nJson::Value value;\n",
}


class IncludeRule(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.root = Path(temporary.name).resolve()
        for path, text in ALLOWED.items():
            self.write(path, text)

    def write(self, path: str, text: str) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)

    def found(self) -> list[tuple[str, int, str]]:
        return [(line.file, line.number, rule.text) for line, rule in include_rule.offences(self.root)]

    def exit_code(self) -> tuple[int, str]:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            return include_rule.main([str(self.root)]), printed.getvalue()

    def test_what_is_allowed_passes(self):
        self.assertEqual(self.found(), [])
        self.assertEqual(self.exit_code()[0], 0)

    def test_each_rule_catches_its_sample(self):
        self.assertEqual(len(SAMPLES), len(include_rule.RULES))
        for (path, offending), rule in zip(SAMPLES, include_rule.RULES):
            with self.subTest(rule=rule.text):
                self.write(path, f"// first line\n{offending}\n")
                self.assertIn((path, 2, rule.text), self.found())
                code, printed = self.exit_code()
                self.assertEqual(code, 1)
                self.assertIn(f"{path}:2: {rule.text}", printed)
                (self.root / path).unlink()
        self.assertEqual(self.found(), [])

    def test_a_private_header_reached_from_its_own_folder_is_seen(self):
        self.write("elements/webrtc/Own.hpp", "#pragma once\n")
        self.write("elements/webrtc/Uses.cpp", '#include "Own.hpp"\n')
        self.assertEqual(self.found(), [])

    def test_json_in_elements_is_seen(self):
        self.write("elements/media/Sample.hpp", "#include <json/value.h>\n")
        self.assertEqual(self.found(), [("elements/media/Sample.hpp", 1, "no JSON below the dispatcher")])

    def test_a_tree_without_sources_is_an_error(self):
        with tempfile.TemporaryDirectory() as empty:
            self.root = Path(empty)
            self.assertEqual(self.exit_code()[0], 1)


if __name__ == "__main__":
    unittest.main()

"""The rule about error codes catches what it is there to catch, and nothing else."""

import tempfile
import unittest
from pathlib import Path

import error_codes

OFFENDING = {
    "server/objects/Sample.cpp": 'return rpc::failure(40101, "gone", "MEDIA_OBJECT_NOT_FOUND");',
    "server/session/Sample.hpp": "constexpr int kCode = 40009;",
    "rpc/dispatch/Sample.cpp": 'return {-32601, "// no such method", ""};',
}
FINE = {
    "server/objects/Fine.cpp": (
        "// 40101\n/* 40009\n-32600 */\nreturn api::failure(api::ErrorCode::SDP_PARSE_ERROR, \"40201\");\n"
        "constexpr auto kBytes = 640000 + 40000000 + 0x40101 + 140107;\n"
    ),
    "rpc/generated/Errors.hpp": "  MARSHALL_ERROR = 40001,\n",
    "rpc/jsonrpc/Error.hpp": "constexpr int kParseError = -32700;\n",
    "elements/base/Fine.cpp": "int port = 40101;\n",
}


class ErrorCodes(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.root = Path(temporary.name)
        for path, text in FINE.items():
            self.write(path, text)

    def write(self, path: str, text: str) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)

    def test_names_numbers_in_comments_and_other_numbers_are_fine(self):
        self.assertEqual(list(error_codes.offences(self.root)), [])

    def test_a_code_that_is_typed_by_hand_is_named_with_its_place(self):
        for path, line in OFFENDING.items():
            with self.subTest(path):
                self.write(path, f"/* a\nb */\n{line}\n")
                (found,) = error_codes.offences(self.root)
                self.assertTrue(found.startswith(f"{path}:3: "), found)
                (self.root / path).unlink()


if __name__ == "__main__":
    unittest.main()

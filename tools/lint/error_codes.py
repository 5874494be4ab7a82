#!/usr/bin/env python3
"""No error code of the wire is typed by hand: the API's are those of rpc/generated/Errors.hpp, JSON-RPC's those of
rpc/jsonrpc/Error.hpp. A number beside a name drifts from the schema, and clients act on both.

Prints every offence as file:line and exits with 1 when there is one.

usage: error_codes.py [DIRECTORY]    by default the checkout that this file is in
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from source_tree import SUFFIXES

FOLDERS = ("rpc", "server")
EXEMPT = ("rpc/generated/", "rpc/jsonrpc/Error.hpp")
BLOCK_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
LINE_COMMENT = re.compile(r"//[^\n]*")
TEXT = re.compile(r'"(?:[^"\\\n]|\\.)*"')
CODE = re.compile(r"(?<![\w.'])(?:40[0-9]{3}|-32[0-9]{3})(?![\w.'])")


def blank(match: re.Match) -> str:
    return "\n" * match[0].count("\n")


def offences(root: Path) -> Iterator[str]:
    for path in sorted(file for folder in FOLDERS for file in (root / folder).rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.suffix not in SUFFIXES or name.startswith(EXEMPT):
            continue
        code = BLOCK_COMMENT.sub(blank, path.read_text("utf-8"))
        for number, line in enumerate(code.split("\n"), 1):
            found = CODE.search(LINE_COMMENT.sub("", TEXT.sub('""', line)))
            if found:
                yield f"{name}:{number}: {found[0]} is typed by hand: name it, by api::ErrorCode or rpc::code"


def main() -> int:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    found = list(offences(root))
    print("\n".join(found) if found else "every error code is named")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

"""The first frame in Chromium: tests/e2e/join-bench.mjs with the build that is measured."""

import os
import subprocess

from peers import ROOT


def run(settings, build) -> int:
    script = ROOT / "tests/e2e/join-bench.mjs"
    command = ["node", str(script), "--joins", "50", "--rounds", str(settings.rounds)]
    if settings.json:
        command += ["--json", str(settings.json)]
    environment = {**os.environ, "HEADWATER_SERVER_BIN": str(build / "server/headwater-server")}
    return subprocess.run(command, env=environment, check=False).returncode

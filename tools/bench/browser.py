"""The first frame in Chromium: tests/e2e/join-bench.mjs with the build that is measured."""

import json
import os
import subprocess
import tempfile
from pathlib import Path

import figures
import machine
from peers import ROOT


def run(settings, build) -> int:
    with tempfile.TemporaryDirectory(prefix="headwater-bench-") as directory:
        out = Path(directory, "joins.json")
        script = ROOT / "tests/e2e/join-bench.mjs"
        command = ["node", str(script), "--joins", "50", "--rounds", str(settings.rounds), "--json", str(out)]
        if settings.against:
            command += ["--against", str(settings.against)]
        described = machine.describe()
        environment = {**os.environ, "HEADWATER_SERVER_BIN": str(build / "server/headwater-server")}
        status = subprocess.run(command, env=environment, check=False).returncode
        if status == 0 and settings.json:
            settings.json.write_text(json.dumps(report(described, json.loads(out.read_text())), indent=1) + "\n")
        return status


def report(described: dict, joins: dict) -> dict:
    """What it has written before there were figures, and them."""
    return {"machine": described, **joins, "figures": figures.of({"join_browser": joins})}

"""The reckoning of ./dev bench: medians, ratios, when a server is at its end, the page, and what soak objects to."""

import io
import json
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools/bench"))

import bench
import fanout
import numbers_of
import page
import plot
import soak


def result(us: float, lost: int = 0, loss_percent: float = 0.0, cores: float = 0.3, failed: int = 0) -> dict:
    return {
        "viewers": {"failed": failed, "joined": 10, "failures": {}},
        "window": {"lost": lost, "loss_percent": loss_percent, "mbps": 12.5, "decrypted": 9, "decrypt_failures": 0, "dropped_by_client_sockets": 0},
        "server": {"us_per_packet": us, "cores": cores},
        "client": {"worst_tick_ms": 3},
    }


def report() -> dict:
    runs = [{"peer": "headwater", "viewers": viewers, "round": n, "result": result(us)} for viewers in (100, 200) for n, us in enumerate((4.0, 9.0, 5.0))]
    runs += [{"peer": "janus", "viewers": 100, "round": 1, "result": result(25.0, lost=7, loss_percent=0.1)}]
    part = {
        "peers": {"headwater": {"title": "Headwater", "version": "1"}, "janus": {"title": "Janus", "version": "2"}},
        "ended_at": {"janus": 100},
        "runs": runs,
        "floor": {kind: {"sendmmsg": 2.5, "gso": 2.0} for kind in ("recording", "bytes_1200")},
        "errors": [],
        "medians": fanout.medians(runs),
    }
    part["ratios"] = fanout.ratios(part)
    machine = {"when": "now", "commit": "abc", "cpu": "x", "cores": 2, "memory_gib": 1, "kernel": "6", "system": "Debian", "load_average_before": 0.1}
    return {"machine": machine, "settings": {"rounds": 3, "seconds": 10}, "fanout": part}


class Reckoning(unittest.TestCase):
    def test_median_of_rounds_and_worst_loss(self):
        medians = report()["fanout"]["medians"]
        self.assertEqual(medians["headwater"]["100"]["us_per_packet"], 5.0)
        self.assertEqual(medians["headwater"]["100"]["rounds"], 3)
        self.assertEqual(medians["janus"]["100"]["lost"], 7)

    def test_ratios(self):
        ratios = report()["fanout"]["ratios"]
        self.assertEqual(ratios["to_janus_at_100"], 0.2)
        self.assertEqual(ratios["to_floor_at_200"], 2.0)
        self.assertIsNone(ratios["to_janus_event_loops_1_at_200"])

    def test_what_is_missing_is_nothing_and_not_zero(self):
        self.assertIsNone(numbers_of.median([{}, {"a": {}}], "a.b"))
        self.assertIsNone(numbers_of.ratio(1.0, None))
        self.assertEqual(numbers_of.median([{"a": {"b": 3}}, {}], "a.b"), 3)

    def test_at_its_end(self):
        self.assertFalse(fanout.at_its_end(result(5.0)))
        self.assertTrue(fanout.at_its_end(result(5.0, loss_percent=0.06)))
        self.assertTrue(fanout.at_its_end(result(5.0, cores=0.98)))
        self.assertTrue(fanout.at_its_end(result(5.0, failed=1)))


class Soak(unittest.TestCase):
    def samples(self, growth: float) -> list[dict]:
        return [{"rss_mib": 100 + growth * i, "threads": 20, "descriptors": 50} for i in range(100)]

    def test_flat_is_good(self):
        self.assertEqual(soak.verdict(self.samples(0.05), result(1.0))["faults"], [])

    def test_growth_loss_and_failures_are_not(self):
        self.assertIn("rss_mib grew", soak.verdict(self.samples(0.5), result(1.0))["faults"][0])
        self.assertIn("packets were lost", soak.verdict(self.samples(0), result(1.0, lost=1))["faults"][0])
        self.assertIn("viewers failed", soak.verdict(self.samples(0), result(1.0, failed=2))["faults"][0])


class Page(unittest.TestCase):
    def test_page_and_plot_come_from_the_report(self):
        with tempfile.TemporaryDirectory() as name, redirect_stdout(io.StringIO()):
            directory = Path(name)
            page.write(report(), directory)
            text = (directory / "README.md").read_text()
            self.assertIn("| Janus as packaged, 100 viewers | 0.20 |", text)
            self.assertIn("Janus was at its end with 100 viewers", text)
            root = xml.parse(directory / "fanout.svg").getroot()
            self.assertEqual(root.tag, "{http://www.w3.org/2000/svg}svg")
            self.assertIn("prefers-color-scheme: dark", (directory / "fanout.svg").read_text())
            self.assertNotIn("runs", json.loads((directory / "result.json").read_text())["fanout"])

    def test_a_single_point_can_be_drawn(self):
        xml.fromstring(plot.lines("a & b", "x", "y", [(0, "<one>", [(1, 3.0)])]))

    def test_ticks_enclose_the_values(self):
        self.assertEqual(plot.ticks(2.3, 47), [2, 5, 10, 20, 50])


class CommandLine(unittest.TestCase):
    def refused(self, *words: str) -> str:
        errors = io.StringIO()
        with redirect_stderr(errors), self.assertRaises(SystemExit) as ended:
            bench.arguments(list(words))
        self.assertEqual(ended.exception.code, 2)
        return errors.getvalue()

    def test_what_is_wrong_is_named(self):
        self.assertIn("'x' is not a list like", self.refused("--viewers", "x"))
        self.assertIn("from 1 to", self.refused("--viewers", "0,5"))
        self.assertIn("not above 0", self.refused("--rounds", "0"))
        self.assertIn("speed", self.refused("speed"))
        self.assertIn("--json", self.refused("page"))

    def test_lists_are_sorted(self):
        self.assertEqual(bench.arguments(["fanout", "--viewers", "400,1,25,25"]).viewers, [1, 25, 400])


if __name__ == "__main__":
    unittest.main()

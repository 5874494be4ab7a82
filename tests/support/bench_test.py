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
import figures
import join
import media
import memory
import numbers_of
import page
import plot
import soak


def result(us: float, lost: int = 0, loss_percent: float = 0.0, cores: float = 0.3, failed: int = 0) -> dict:
    return {
        "viewers": {"failed": failed, "joined": 10, "failures": {}},
        "window": {"lost": lost, "loss_percent": loss_percent, "mbps": 12.5, "decrypted": 9, "decrypt_failures": 0, "dropped_by_client_sockets": 0},
        "server": {"us_per_packet": us, "cores": cores, "threads": 40, "rss_kib_per_viewer": 400.5, "rss_bytes_before": 2**25},
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
        self.assertNotIn("to_against_at_200", ratios)

    def test_the_ratio_to_another_build_is_of_the_same_rounds(self):
        part = report()["fanout"]
        part["runs"] += [{"peer": "against", "viewers": 200, "round": 1, "result": result(20.0)}]
        part["medians"] = fanout.medians(part["runs"])
        self.assertEqual(fanout.ratios(part)["to_against_at_200"], 0.25)

    def test_a_join_costs_what_serving_afterwards_does_not(self):
        storm = {"viewers": {"joined": 200}, "server": {"join_cpu_seconds": 2.4, "cores": 0.4}}
        self.assertEqual(join.cpu_ms_per_join(storm), (2.4 - 0.4 * join.WARM_UP) * 1000 / 200)
        self.assertIsNone(join.cpu_ms_per_join({"viewers": {"joined": 0}, "server": storm["server"]}))
        self.assertIsNone(join.cpu_ms_per_join({"viewers": {"joined": 3}}))

    def test_what_is_missing_is_nothing_and_not_zero(self):
        self.assertIsNone(numbers_of.median([{}, {"a": {}}], "a.b"))
        self.assertIsNone(numbers_of.ratio(1.0, None))
        self.assertEqual(numbers_of.median([{"a": {"b": 3}}, {}], "a.b"), 3)

    def test_at_its_end(self):
        self.assertFalse(fanout.at_its_end(result(5.0)))
        self.assertTrue(fanout.at_its_end(result(5.0, loss_percent=0.06)))
        self.assertTrue(fanout.at_its_end(result(5.0, cores=0.98)))
        self.assertTrue(fanout.at_its_end(result(5.0, failed=1)))


def of_all_kinds() -> dict:
    """A report with every part, in each of which both builds were measured."""
    both = ("headwater", "against")
    runs = [{"peer": peer, "viewers": 200, "round": 1, "result": result(us)} for peer, us in zip(both, (4.0, 5.0))]
    for run in runs:
        run["result"]["server"] |= {"threads_per_viewer": 4.0, "descriptors_per_viewer": 9.0}
    floor = {kind: {"sendmmsg": 2.5, "gso": 2.0} for kind in ("recording", "bytes_1200")}
    milliseconds = {"p50": 1.0, "p95": 2.0, "p99": 3.0, "max": 4.0}
    times = {"first_packet": milliseconds, "first_keyframe": milliseconds}
    joined = {**result(1.0), "join_ms": times} | {"server": {"join_cpu_seconds": 1.0, "cores": 0.1}}
    seen = {"most_keyframe_requests_in_one_second": 1}
    storm = join.summary_of_storms([{"storm": joined, "watchers": result(1.0), "presenter": seen}])
    reload = join.summary_of_reloads([{"reload": joined, "left_behind": {"threads": -1, "descriptors": 0}, "presenter": seen}])
    measured = [{"case": case, "peer": peer, "round": 1, "cores": 0.1} for case in media.CASES for peer in media.PEERS]
    joins = [{"room": room, "joinWith": way, **who, "summary": {"firstFrame": milliseconds}}
             for room in ("quiet", "busy") for way in ("cachedKeyframe", "freshKeyframe") for who in ({}, {"peer": "against"})]
    flat = Soak().samples(0)
    return {
        "fanout": {"medians": fanout.medians(runs), "floor": floor},
        "join": {"storm": dict.fromkeys((*both, "headwater_both_cores"), storm), "reload": reload, "reload_against": reload},
        "join_browser": {"cases": joins},
        "memory": {"medians": memory.medians(runs)},
        "media": {"medians": media.medians(measured)},
        "soak": {"verdict": soak.verdict(flat, result(1.0)), "result": result(1.0)},
    }


class Figures(unittest.TestCase):
    def test_every_documented_name_is_measured(self):
        names = figures.of(of_all_kinds())
        for documented, pattern in figures.patterns().items():
            with self.subTest(documented):
                self.assertTrue(any(pattern.fullmatch(name) for name in names))

    def test_every_measured_name_is_documented(self):
        for name in figures.of(of_all_kinds()):
            with self.subTest(name):
                self.assertTrue(any(pattern.fullmatch(name) for pattern in figures.patterns().values()))

    def test_it_is_flat_and_of_numbers(self):
        of = figures.of(of_all_kinds())
        self.assertEqual(of["fanout.us_per_packet.200"], 4.0)
        self.assertEqual(of["against.fanout.us_per_packet.200"], 5.0)
        self.assertEqual(of["memory.kib_per_viewer.200"], 400.5)
        self.assertEqual(of["join.cpu_ms.200"], 90.0)
        self.assertEqual(of["join.browser.first_frame_ms.p95.busy.cachedKeyframe"], 2.0)
        self.assertTrue(all(isinstance(value, (int, float)) for value in of.values()))

    def test_what_was_not_measured_is_not_there(self):
        self.assertNotIn("janus_event_loops_1.fanout.us_per_packet.200", figures.of(report()))
        self.assertEqual(figures.of({"machine": {}}), {})

    def test_the_page_is_what_the_code_says(self):
        again = "out of date: python3 tools/bench/figures.py --write"
        self.assertEqual(figures.PAGE.read_text(encoding="utf-8"), figures.text(), again)


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

    def test_the_other_server_has_to_be_there(self):
        self.assertIn("is no program", self.refused("fanout", "--against", "/no/such/server"))
        self.assertIn("is no program", self.refused("fanout", "--against", "/etc/passwd"))
        self.assertIn("does not go with soak", self.refused("soak", "--against", sys.executable))
        self.assertEqual(bench.arguments(["fanout", "--against", sys.executable]).against, Path(sys.executable).resolve())

    def test_lists_are_sorted(self):
        self.assertEqual(bench.arguments(["fanout", "--viewers", "400,1,25,25"]).viewers, [1, 25, 400])


if __name__ == "__main__":
    unittest.main()

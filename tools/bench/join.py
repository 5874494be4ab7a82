"""Storms: many who join at once beside some who watch, and pages that are reloaded again and again."""

import time

from console import Progress, table
from numbers_of import median, worst
from peers import Headwater, Janus, PeerError, headwaters

WATCHERS, STORM = 20, 200
WARM_UP = 1  # seconds between the last join of a storm and its window
RELOADERS, RELOADS_A_SECOND = 20, 20


def run(settings, build, logs) -> dict:
    # With both, the server shares a core with those who join, as a whole machine of two cores would.
    ours = headwaters(settings, build, logs)
    peers = {**ours, "headwater_both_cores": Headwater(build, logs, both_cores=True)}
    if not settings.only_headwater:
        peers["janus"] = Janus(build, logs)
    progress = Progress(settings.rounds * (len(peers) + len(ours)))
    storms: dict = {name: [] for name in peers}
    reloads: dict = {name: [] for name in ours}
    errors: list = []
    for number in range(1, settings.rounds + 1):
        for name, peer in peers.items():
            progress.step(f"round {number}: {peer.title}, {STORM} join in one second beside {WATCHERS}")
            attempt(peer, storm, storms[name], errors)
        for name, peer in ours.items():
            progress.step(f"round {number}: {peer.title}, {RELOADERS} viewers that come again {RELOADS_A_SECOND} times a second")
            attempt(peer, reload, reloads[name], errors)
    progress.end()
    report = {
        "peers": {name: {"title": peer.title, "version": peer.version()} for name, peer in peers.items()},
        "storm": {name: summary_of_storms(results) for name, results in storms.items()},
        "reload": summary_of_reloads(reloads["headwater"]),
        "runs": {"storm": storms, "reload": reloads},
        "errors": errors,
    }
    if "against" in reloads:
        report["reload_against"] = summary_of_reloads(reloads["against"])
    return report


def attempt(peer, action, results: list, errors: list) -> None:
    result = None
    try:
        peer.start()
        result = action(peer)
        results.append(result)
    except PeerError as error:
        errors.append(f"{peer.title}: {error}")
    finally:
        seen = peer.stop()
        if result is not None:
            result["presenter"] = seen


def storm(peer) -> dict:
    watching = peer.load("watchers", ["--viewers", str(WATCHERS), "--rate", "20", "--duration", "14"])
    try:
        watching.await_text("measuring", 40)
        time.sleep(1)
        joining = peer.load("storm", ["--viewers", str(STORM), "--rate", str(STORM), "--warmup", str(WARM_UP), "--duration", "4"])
        try:
            joined = joining.result(60)
        finally:
            joining.close()
        return {"watchers": watching.result(60), "storm": joined}
    finally:
        watching.close()


def reload(peer) -> dict:
    arguments = ["--viewers", str(RELOADERS), "--churn", str(RELOADS_A_SECOND), "--duration", "20"]
    load = peer.load("reload", arguments)
    try:
        result = {"reload": load.result(90)}
    finally:
        load.close()
    time.sleep(3)  # what was released is closed in the background
    result["left_behind"] = left_behind(peer, result["reload"]["server"])
    return result


def left_behind(peer, before: dict) -> dict:
    import os

    return {
        "threads": len(os.listdir(f"/proc/{peer.pid}/task")) - before["threads_before"],
        "descriptors": len(os.listdir(f"/proc/{peer.pid}/fd")) - before["descriptors_before"],
    }


def cpu_ms_per_join(storm: dict) -> float | None:
    """What the server took until the window began, less what serving everybody takes for the time after the last join."""
    server, joined = storm.get("server", {}), storm["viewers"]["joined"]
    if not joined or "join_cpu_seconds" not in server:
        return None
    return round(max(0.0, server["join_cpu_seconds"] - WARM_UP * server["cores"]) * 1000 / joined, 3)


def summary_of_storms(results: list[dict]) -> dict:
    costs = [{"ms": cpu_ms_per_join(each["storm"])} for each in results]
    return {
        "rounds": len(results),
        "cpu_ms_per_join": median(costs, "ms"),
        "joined": median(results, "storm.viewers.joined"),
        "failed": worst(results, "storm.viewers.failed"),
        "first_packet_ms": {p: median(results, f"storm.join_ms.first_packet.{p}") for p in ("p50", "p95", "p99")},
        "first_keyframe_ms": {p: median(results, f"storm.join_ms.first_keyframe.{p}") for p in ("p50", "p95", "p99")},
        "watchers_lost": worst(results, "watchers.window.lost"),
        "watchers_silent": worst(results, "watchers.viewers.silent"),
        "keyframe_requests_in_one_second": worst(results, "presenter.most_keyframe_requests_in_one_second"),
        "least_ms_between_keyframe_requests": median(results, "presenter.least_ms_between_keyframe_requests"),
        "worst_tick_of_the_viewers_ms": worst(results, "storm.client.worst_tick_while_joining_ms"),
    }


def summary_of_reloads(results: list[dict]) -> dict:
    return {
        "rounds": len(results),
        "joined": median(results, "reload.viewers.joined"),
        "failed": worst(results, "reload.viewers.failed"),
        "first_packet_ms": {p: median(results, f"reload.join_ms.first_packet.{p}") for p in ("p50", "p95", "p99")},
        "keyframe_requests_in_one_second": worst(results, "presenter.most_keyframe_requests_in_one_second"),
        "threads_left": worst(results, "left_behind.threads"),
        "descriptors_left": worst(results, "left_behind.descriptors"),
    }


def tables(report: dict) -> str:
    rows = []
    for name, of in report["storm"].items():
        packet, keyframe = of["first_packet_ms"], of["first_keyframe_ms"]
        rows.append([report["peers"][name]["title"], of["joined"], of["failed"], packet["p50"], packet["p95"], packet["p99"], keyframe["p50"], keyframe["p95"], of["cpu_ms_per_join"], of["watchers_lost"], of["keyframe_requests_in_one_second"]])
    columns = ["server", "joined", "failed", "packet p50", "p95", "p99", "keyframe p50", "p95", "CPU a join", "watchers lost", "PLI in 1 s"]
    text = table(f"{STORM} viewers join in one second beside {WATCHERS} who watch (milliseconds)", columns, rows)
    rows = [row_of_reloads(report, name) for name in ("headwater", "against") if name in report["peers"]]
    columns = ["server", "joined", "failed", "packet p50", "p95", "p99", "PLI in 1 s", "threads left", "descriptors left"]
    return text + "\n" + table(f"{RELOADERS} viewers that come again, {RELOADS_A_SECOND} reloads a second", columns, rows)


def row_of_reloads(report: dict, name: str) -> list:
    of = report["reload" if name == "headwater" else f"reload_{name}"]
    packet = of["first_packet_ms"]
    return [
        *(report["peers"][name]["title"], of["joined"], of["failed"], packet["p50"], packet["p95"], packet["p99"]),
        *(of["keyframe_requests_in_one_second"], of["threads_left"], of["descriptors_left"]),
    ]

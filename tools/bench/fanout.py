"""CPU for each forwarded packet, over the number of viewers, side by side."""

import json
import subprocess

from console import Progress, table
from numbers_of import median, ratio, worst
from peers import CLIENT_CPU, SERVER_CPU, Headwater, Janus, PeerError, headwaters

VIEWERS = [1, 25, 50, 100, 200, 400, 800]
FLOOR_VIEWERS = 200
# A server that loses packets or uses its whole core is at its end; more viewers measure nothing.
MOST_LOSS_PERCENT = 0.05
MOST_CORES = 0.97
MOST_LATE_MS = 100


def warm_up(viewers: int) -> int:
    """Seconds until those who joined have caught up: what they missed would be counted as if it were new."""
    return 2 + viewers // 100


def peers_of(settings, build, logs):
    peers = headwaters(settings, build, logs)
    if not settings.only_headwater:
        peers["janus"] = Janus(build, logs)
        peers["janus_event_loops_1"] = Janus(build, logs, event_loops=1)
    return peers


def run(settings, build, logs) -> dict:
    peers = peers_of(settings, build, logs)
    progress = Progress(settings.rounds * (len(peers) * len(settings.viewers) + 1))
    results, floors, errors, ended = [], [], [], {}
    for number in range(1, settings.rounds + 1):
        progress.step(f"round {number}: the floor")
        floors.append(floor(build, settings, errors))
        for viewers in settings.viewers:
            for name, peer in peers.items():
                progress.step(f"round {number}: {peer.title}, {viewers} viewers")
                if viewers >= ended.get(name, float("inf")):
                    continue
                result = measure(peer, viewers, settings, errors)
                if result is None:
                    continue
                results.append({"peer": name, "viewers": viewers, "round": number, "result": result})
                if late := viewers_were_late(result):
                    progress.note(f"{peer.title}, {viewers} viewers: {late}")
                if not isinstance(peer, Headwater) and at_its_end(result):
                    ended[name] = viewers
                    progress.note(f"{peer.title} is at its end with {viewers} viewers")
    progress.end()
    report = {
        "peers": {name: {"title": peer.title, "version": peer.version()} for name, peer in peers.items()},
        "ended_at": ended,
        "runs": results,
        "floor": {kind: {how: median(floors, f"{kind}.{how}.us_per_packet") for how in ("sendmmsg", "gso")} for kind in ("recording", "bytes_1200")},
        "errors": errors,
    }
    report["medians"] = medians(results)
    report["ratios"] = ratios(report)
    return report


def measure(peer, viewers: int, settings, errors: list) -> dict | None:
    arguments = ["--viewers", str(viewers), "--rate", str(settings.rate), "--duration", str(settings.seconds), "--warmup", str(warm_up(viewers))]
    try:
        peer.start()
        return peer.load("load", arguments).result(viewers / settings.rate + warm_up(viewers) + settings.seconds + 60)
    except PeerError as error:
        errors.append(f"{peer.title}, {viewers} viewers: {error}")
        return None
    finally:
        peer.stop()


def floor(build, settings, errors: list) -> dict:
    """Of the same packets as the servers forward, and of 1200 bytes each."""
    out = {}
    for kind, extra in (("recording", []), ("bytes_1200", ["--size", "1200"])):
        command = [str(build / "tools/load/headwater-floor"), "--viewers", str(FLOOR_VIEWERS), "--seconds", "3"]
        command += ["--cpu", str(SERVER_CPU), "--sink-cpu", str(CLIENT_CPU), "--recordings", str(build / "recordings"), *extra]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            out[kind] = json.loads(done.stdout)
        else:
            errors.append(f"the floor: {done.stderr.strip()}")
    return out


def viewers_were_late(result: dict) -> str | None:
    """A client that has no CPU makes every server look bad."""
    late = result["client"]["worst_tick_ms"]
    return f"the viewers' own thread was late by {late:.0f} ms; something else runs on its core" if late > MOST_LATE_MS else None


def at_its_end(result: dict) -> bool:
    return (
        result["window"]["loss_percent"] > MOST_LOSS_PERCENT
        or result["viewers"]["failed"] > 0
        or result.get("server", {}).get("cores", 0) > MOST_CORES
    )


def medians(runs: list[dict]) -> dict:
    out: dict = {}
    for peer in dict.fromkeys(run["peer"] for run in runs):
        out[peer] = {}
        for viewers in sorted({run["viewers"] for run in runs if run["peer"] == peer}):
            same = [run["result"] for run in runs if run["peer"] == peer and run["viewers"] == viewers]
            out[peer][str(viewers)] = {
                "rounds": len(same),
                "us_per_packet": median(same, "server.us_per_packet"),
                "cores": median(same, "server.cores"),
                "loss_percent": worst(same, "window.loss_percent"),
                "lost": worst(same, "window.lost"),
                "dropped_by_client_sockets": worst(same, "window.dropped_by_client_sockets"),
                "failed": worst(same, "viewers.failed"),
                "mbps": median(same, "window.mbps"),
                "decrypted": median(same, "window.decrypted"),
                "decrypt_failures": worst(same, "window.decrypt_failures"),
                "worst_tick_of_the_viewers_ms": worst(same, "client.worst_tick_ms"),
            }
    return out


def ratios(report: dict) -> dict:
    def cost(peer: str, viewers: int):
        return report["medians"].get(peer, {}).get(str(viewers), {}).get("us_per_packet")

    against = {"to_against_at_200": ratio(cost("headwater", 200), cost("against", 200))} if "against" in report["medians"] else {}
    return {
        **against,
        "to_janus_at_100": ratio(cost("headwater", 100), cost("janus", 100)),
        "to_janus_event_loops_1_at_200": ratio(cost("headwater", 200), cost("janus_event_loops_1", 200)),
        "to_floor_at_200": ratio(cost("headwater", 200), report["floor"]["recording"]["sendmmsg"]),
        "to_floor_of_1200_bytes_at_200": ratio(cost("headwater", 200), report["floor"]["bytes_1200"]["sendmmsg"]),
    }


def tables(report: dict) -> str:
    rows = []
    for peer, by_viewers in report["medians"].items():
        for viewers, of in by_viewers.items():
            end = "at its end" if report["ended_at"].get(peer) == int(viewers) else ""
            rows.append([report["peers"][peer]["title"], viewers, of["us_per_packet"], of["cores"], of["loss_percent"], of["failed"], of["mbps"], end])
    columns = ["server", "viewers", "us/packet", "cores", "loss %", "failed", "Mbit/s", ""]
    text = table("CPU of the server for each forwarded packet (medians; loss and failures of the worst round)", columns, rows)
    floors = [[f"floor, {kind}, {how}", us] for kind, of in report["floor"].items() for how, us in of.items()]
    text += "\n" + table("The floor: SRTP and sending only", ["", "us/packet"], floors)
    return text + "\n" + table("Headwater's cost, divided by", ["", "ratio"], [[name, value] for name, value in report["ratios"].items()])

"""Resident memory, threads and descriptors for each viewer."""

from console import Progress, table
from fanout import at_its_end, measure, peers_of
from numbers_of import median
from peers import Headwater

VIEWERS = [100, 400, 1000]
FIGURES = {
    "rss_kib_per_viewer": "server.rss_kib_per_viewer",
    "threads_per_viewer": "server.threads_per_viewer",
    "threads": "server.threads",
    "descriptors_per_viewer": "server.descriptors_per_viewer",
    "rss_mib_before": None,
    "lost": "window.lost",
    "cores": "server.cores",
}


def run(settings, build, logs) -> dict:
    peers = peers_of(settings, build, logs)
    peers.pop("janus_event_loops_1", None)
    progress = Progress(settings.rounds * len(peers) * len(settings.viewers))
    runs, errors, ended = [], [], {}
    for number in range(1, settings.rounds + 1):
        for viewers in settings.viewers:
            for name, peer in peers.items():
                progress.step(f"round {number}: {peer.title}, {viewers} viewers")
                if viewers >= ended.get(name, float("inf")):
                    continue
                result = measure(peer, viewers, settings, errors)
                if result is None:
                    continue
                runs.append({"peer": name, "viewers": viewers, "round": number, "result": result})
                if not isinstance(peer, Headwater) and at_its_end(result):
                    ended[name] = viewers
    progress.end()
    titles = {name: {"title": peer.title, "version": peer.version()} for name, peer in peers.items()}
    return {"peers": titles, "medians": medians(runs), "ended_at": ended, "runs": runs, "errors": errors}


def medians(runs: list[dict]) -> dict:
    out: dict = {}
    for run in runs:
        same = [each["result"] for each in runs if (each["peer"], each["viewers"]) == (run["peer"], run["viewers"])]
        of = {name: median(same, path) for name, path in FIGURES.items() if path}
        before = median(same, "server.rss_bytes_before")
        of["rss_mib_before"] = round(before / 2**20, 1) if before else None
        out.setdefault(run["peer"], {})[str(run["viewers"])] = of
    return out


def tables(report: dict) -> str:
    rows = [
        [report["peers"][peer]["title"], viewers, of["rss_kib_per_viewer"], of["threads_per_viewer"], of["descriptors_per_viewer"], of["rss_mib_before"], of["cores"], of["lost"]]
        for peer, by_viewers in report["medians"].items()
        for viewers, of in by_viewers.items()
    ]
    columns = ["server", "viewers", "KiB each", "threads each", "descriptors each", "MiB without", "cores", "lost"]
    return table("Resident memory, threads and descriptors for each viewer", columns, rows)

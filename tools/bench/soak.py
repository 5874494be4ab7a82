"""A hundred viewers that join and leave for a long time: nothing may grow."""

import os
import statistics
import sys
import time
from pathlib import Path

from console import table
from peers import Headwater, PeerError

VIEWERS, CHURN = 100, 5
SETTLE_SECONDS, PERIOD_SECONDS = 20, 2
# Between the first and the last quarter. Memory: an allocator keeps some of what a burst needed.
MOST_GROWTH = {"rss_mib": (1.10, 8), "threads": (1.10, 8), "descriptors": (1.10, 16)}  # factor, and so many besides


def run(settings, build, logs) -> dict:
    peer = Headwater(build, logs)
    seconds = settings.minutes * 60
    try:
        peer.start()
        load = peer.load("soak", ["--viewers", str(VIEWERS), "--churn", str(CHURN), "--duration", str(seconds + SETTLE_SECONDS)])
        try:
            load.await_text("measuring", 120)
            samples = watch(peer.pid, seconds, load)
            result = load.result(120)
        finally:
            load.close()
    finally:
        presenter = peer.stop()
    return {"samples": samples, "result": result, "presenter": presenter, "verdict": verdict(samples, result), "errors": []}


def watch(pid: int, seconds: float, load) -> list[dict]:
    time.sleep(SETTLE_SECONDS)
    samples, start = [], time.monotonic()
    while (elapsed := time.monotonic() - start) < seconds:
        if load.process.poll() is not None:
            raise PeerError(f"the viewers ended early: {load.last_words()}")
        try:
            samples.append({"seconds": round(elapsed, 1), **sample(pid)})
        except FileNotFoundError:
            raise PeerError("the server is gone") from None
        if sys.stderr.isatty():
            last = samples[-1]
            line = f"{elapsed / 60:.1f} of {seconds / 60:.1f} min: {last['rss_mib']:.1f} MiB, {last['threads']} threads, {last['descriptors']} descriptors"
            print(f"\r{line}\033[K", end="", file=sys.stderr, flush=True)
        time.sleep(PERIOD_SECONDS)
    return samples


def sample(pid: int) -> dict:
    resident = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return {
        "rss_mib": round(resident / 2**20, 2),
        "threads": len(os.listdir(f"/proc/{pid}/task")),
        "descriptors": len(os.listdir(f"/proc/{pid}/fd")),
    }


def verdict(samples: list[dict], result: dict) -> dict:
    quarter = max(1, len(samples) // 4)
    out: dict = {"faults": []}
    for what, (factor, besides) in MOST_GROWTH.items():
        first = statistics.median(each[what] for each in samples[:quarter])
        last = statistics.median(each[what] for each in samples[-quarter:])
        out[what] = {"first": first, "last": last}
        if last > first * factor + besides:
            out["faults"].append(f"{what} grew from {first} to {last}")
    if result["viewers"]["failed"]:
        out["faults"].append(f"{result['viewers']['failed']} viewers failed: {result['viewers']['failures']}")
    if result["window"]["lost"]:
        out["faults"].append(f"{result['window']['lost']} packets were lost")
    if result["window"]["decrypt_failures"]:
        out["faults"].append(f"{result['window']['decrypt_failures']} packets could not be decrypted")
    return out


def tables(report: dict) -> str:
    of = report["verdict"]
    rows = [[what, of[what]["first"], of[what]["last"]] for what in MOST_GROWTH]
    viewers = report["result"]["viewers"]
    text = table(f"{viewers['joined']} joins of {VIEWERS} viewers at a time", ["", "first quarter", "last quarter"], rows)
    return text + "\n" + ("\n".join(f"FAULT: {fault}" for fault in of["faults"]) or "flat") + "\n"

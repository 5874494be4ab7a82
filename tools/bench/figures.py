#!/usr/bin/env python3
"""The figures of a run: one flat object of names and numbers, so that runs can be compared and bars be checked.

What a name means stays as it is; what is measured in another way gets another name. docs/performance/figures.md is
written from DOCUMENTED.

usage: figures.py [--write]    prints that page; --write puts it where it belongs
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from numbers_of import dig

PAGE = Path(__file__).resolve().parents[2] / "docs/performance/figures.md"

# In a name, N is a number of viewers and {a,b} one of them.
DOCUMENTED: dict[str, tuple[str, str]] = {
    "fanout.us_per_packet.N": ("µs", "CPU time of the server for each packet that its viewers received"),
    "fanout.cores.N": ("cores", "what the server took meanwhile"),
    "fanout.mbps.N": ("Mbit/s", "what viewers received, together"),
    "fanout.lost.N": ("packets", "missing at the viewers, in the worst round"),
    "fanout.failed.N": ("viewers", "did not join, in the worst round"),
    "floor.us_per_packet.{sendmmsg,gso}": ("µs", "CPU time of copying, protecting and sending a packet of the recording"),
    "floor.us_per_packet_1200.{sendmmsg,gso}": ("µs", "the same with packets of 1200 bytes"),
    "join.cpu_ms.200": ("ms", "CPU time of the server for each of 200 joins in one second, without what it takes to serve them"),
    "join.storm.first_packet_ms.{p50,p95,p99}": ("ms", "from the first message of signalling, 200 joins in one second"),
    "join.storm.first_keyframe_ms.{p50,p95,p99}": ("ms", "the same until a keyframe is there to its last packet"),
    "join.storm.failed": ("viewers", "of those 200, in the worst round"),
    "join.storm.watchers_lost": ("packets", "missing at 20 who watched meanwhile, in the worst round"),
    "join.storm.keyframe_requests": ("requests", "that the presenter saw within one second, in the worst round"),
    "join.reload.first_packet_ms.{p50,p95,p99}": ("ms", "20 viewers, 20 of them reloaded each second"),
    "join.reload.failed": ("viewers", "of those, in the worst round"),
    "join.reload.{threads,descriptors}_left": ("", "more of them in the server 3 s after the last has left than before the first came"),
    "join.browser.first_frame_ms.{p50,p95,max}.{quiet,busy}.{cachedKeyframe,freshKeyframe}": (
        "ms",
        "from `processOffer` to the first frame in Chromium, for each `webrtc.joinWith`; quiet: nobody joined for 3 s, busy: somebody 0.3 s ago",
    ),
    "memory.kib_per_viewer.N": ("KiB", "resident memory of the server, less what it has without viewers, for each"),
    "memory.threads_per_viewer.N": ("threads", "the same of threads"),
    "memory.threads.N": ("threads", "of the server, in all"),
    "memory.descriptors_per_viewer.N": ("descriptors", "as of memory"),
    "memory.mib_before": ("MiB", "resident memory with a presenter and no viewer"),
    "media.cores.{player,recorder,composite}": ("cores", "20 players; those with a recorder each; a composite of four, recorded"),
    "soak.{rss_mib,threads,descriptors}.{first,last}": ("", "of the server, median of the first and the last quarter of the time"),
    "soak.lost": ("packets", "missing at the viewers"),
    "soak.failed": ("viewers", "did not join"),
}

# Who was measured, as a prefix of the name: nothing is this build.
PREFIXES: dict[str, tuple[str, str]] = {
    "headwater": ("", "this build, on one core"),
    "headwater_both_cores": ("both_cores.", "this build, with the viewers' core as well"),
    "against": ("against.", "the server that `--against` names, in the same rounds"),
    "janus": ("janus.", "Janus as Debian packages it"),
    "janus_event_loops_1": ("janus_event_loops_1.", "Janus with `event_loops = 1`"),
    "gst-launch": ("gst_launch.", "gst-launch-1.0 that does the same work"),
    "gst-launch in lock step": ("gst_launch_in_lock_step.", "the same with all branches due at once"),
}
PERCENTILES = ("p50", "p95", "p99")


def of(report: dict) -> dict[str, float]:
    """What was not measured is not in it."""
    readers = {"fanout": of_fanout, "join": of_join, "join_browser": of_browser, "memory": of_memory, "media": of_media, "soak": of_soak}
    pairs = (pair for part, read in readers.items() if part in report for pair in read(report[part]))
    return {name: value for name, value in pairs if isinstance(value, (int, float))}


Pairs = Iterator[tuple[str, object]]


def prefix(peer: str) -> str:
    return PREFIXES[peer][0]


def of_fanout(part: dict) -> Pairs:
    for peer, by_viewers in part["medians"].items():
        for viewers, each in by_viewers.items():
            for what in ("us_per_packet", "cores", "mbps", "lost", "failed"):
                yield f"{prefix(peer)}fanout.{what}.{viewers}", each.get(what)
    for how in ("sendmmsg", "gso"):
        yield f"floor.us_per_packet.{how}", dig(part, f"floor.recording.{how}")
        yield f"floor.us_per_packet_1200.{how}", dig(part, f"floor.bytes_1200.{how}")


def of_join(part: dict) -> Pairs:
    for peer, each in part["storm"].items():
        yield f"{prefix(peer)}join.cpu_ms.200", each.get("cpu_ms_per_join")
        for what in ("first_packet_ms", "first_keyframe_ms"):
            for percentile in PERCENTILES:
                yield f"{prefix(peer)}join.storm.{what}.{percentile}", dig(each, f"{what}.{percentile}")
        yield f"{prefix(peer)}join.storm.failed", each.get("failed")
        yield f"{prefix(peer)}join.storm.watchers_lost", each.get("watchers_lost")
        yield f"{prefix(peer)}join.storm.keyframe_requests", each.get("keyframe_requests_in_one_second")
    for peer, each in {"headwater": part["reload"], "against": part.get("reload_against", {})}.items():
        for percentile in PERCENTILES:
            yield f"{prefix(peer)}join.reload.first_packet_ms.{percentile}", dig(each, f"first_packet_ms.{percentile}")
        for what in ("failed", "threads_left", "descriptors_left"):
            yield f"{prefix(peer)}join.reload.{what}", each.get(what)


def of_browser(part: dict) -> Pairs:
    for each in part["cases"]:
        for percentile in ("p50", "p95", "max"):
            name = f"join.browser.first_frame_ms.{percentile}.{each['room']}.{each['joinWith']}"
            yield prefix(each.get("peer", "headwater")) + name, dig(each, f"summary.firstFrame.{percentile}")


def of_memory(part: dict) -> Pairs:
    names = {
        "rss_kib_per_viewer": "kib_per_viewer",
        "threads_per_viewer": "threads_per_viewer",
        "threads": "threads",
        "descriptors_per_viewer": "descriptors_per_viewer",
    }
    for peer, by_viewers in part["medians"].items():
        for viewers, each in by_viewers.items():
            for what, name in names.items():
                yield f"{prefix(peer)}memory.{name}.{viewers}", each.get(what)
        fewest = min(by_viewers, key=int)
        yield f"{prefix(peer)}memory.mib_before", by_viewers[fewest].get("rss_mib_before")


def of_media(part: dict) -> Pairs:
    for case, each in part["medians"].items():
        for peer in ("headwater", "against", "gst-launch", "gst-launch in lock step"):
            yield f"{prefix(peer)}media.cores.{case}", each.get(peer)


def of_soak(part: dict) -> Pairs:
    for what in ("rss_mib", "threads", "descriptors"):
        for when in ("first", "last"):
            yield f"soak.{what}.{when}", dig(part, f"verdict.{what}.{when}")
    yield "soak.lost", dig(part, "result.window.lost")
    yield "soak.failed", dig(part, "result.viewers.failed")


def patterns() -> dict[str, re.Pattern]:
    """What each documented name stands for, with any prefix."""
    prefixes = "|".join(re.escape(text) for text, _ in PREFIXES.values() if text)
    return {name: re.compile(f"(?:{prefixes})?{pattern(name)}") for name in DOCUMENTED}


def pattern(name: str) -> str:
    out = re.escape(name).replace(r"\{", "(?:").replace(r"\}", ")").replace(",", "|")
    return re.sub(r"\bN\b", r"\\d+", out)


def text() -> str:
    rows = "".join(f"| `{name}` | {unit} | {meaning} |\n" for name, (unit, meaning) in DOCUMENTED.items())
    prefixes = "".join(f"| {f'`{short}`' if short else 'none'} | {meaning} |\n" for short, meaning in PREFIXES.values())
    return f"""# Figures

`./dev bench KIND --json FILE` and `./dev soak` write what they measured, whole, and beside it `figures`: one flat object of
names and numbers. A bar, a dashboard and a comparison of two builds read that. A name means the same for good; what is
measured in another way gets another name. What was not measured is not in it.

```sh
./dev bench fanout --viewers 1,200 --against build/before/server/headwater-server --json result.json
python3 -c 'import json; of = json.load(open("result.json"))["figures"]
print(of["fanout.us_per_packet.200"] / of["against.fanout.us_per_packet.200"])'
```

`--against` measures another headwater-server beside this build's, in the same rounds; `headwater-load` is this build's for
both. All are medians of the rounds unless they say otherwise. N stands for a number of viewers; of what is in braces, one.

| name | unit | what |
| --- | --- | --- |
{rows}
A prefix says who was measured (`against.fanout.us_per_packet.200`):

| prefix | who |
| --- | --- |
{prefixes}"""


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        PAGE.write_text(text(), encoding="utf-8")
    else:
        print(text(), end="")

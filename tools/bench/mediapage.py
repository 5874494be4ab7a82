"""docs/performance/media.md, from the JSON of one run of `./dev bench media`."""

import media


def write(report: dict, directory, machine_words: str, markdown) -> None:
    (directory / "media.md").write_text(PAGE.format(table=table(report["media"], markdown), machine=machine_words, streams=media.STREAMS, apart=media.APART_MS, bar=media.BAR))


def table(part: dict, markdown) -> str:
    cells = [[f"{cell:.3f}" if isinstance(cell, float) else cell for cell in row] for row in media.rows(part)]
    return markdown(media.COLUMNS, cells)


PAGE = """# Players, recorders and mixes

What the media elements beside the fan-out cost: cores that the process takes, beside `gst-launch-1.0` doing the same
work with the same GStreamer on the same core in the same run. The bar of this project is {bar} times gst-launch.

{table}
{machine}

## The same work

- {streams} players of one file, 640x360 VP8 at 1 Mbit/s with 25 pictures a second and Opus, each from its own file
  handle: demultiplexed, packetised as RTP, and every packet held until its time. In gst-launch a `fakesink` takes the
  packets; in Headwater a Track with nobody connected.
- With recorders: the RTP is taken apart again and written into a WebM file each, block by block, unbuffered. Neither
  side has a jitter buffer: what comes from a file is in order.
- The composite decodes four such files, puts them into a grid of 1280x720 at 25 pictures a second without scaling,
  mixes their sound, encodes both with the settings of `elements/transcode`, and records the result. Where the table
  says "core full", both sides wanted more than the core had, and the ratio says nothing.
- Each side is pinned to core 0 and runs alone. CPU time is that of the process from the kernel's accounts, over the
  window, after 3 s to settle; the control connection and the server's housekeeping are in Headwater's.

**Lock step.** gst-launch gives all branches of its line one base time: {streams} players are due in the same instants,
and the processor wakes up once for all of them. Players that people start are not, so each branch is held {apart} ms
longer than the one before (`ts-offset`), and the bar is measured beside that. The right-hand columns are gst-launch as
it is by itself, in lock step: a quarter to a third less.

## What the profile showed

Two fifths of a player's samples were in the kernel, switching threads: one for pictures, one for sound, and the reader
of the file, which decodebin's queue woke for every buffer that left it. The reader now reads some 30 buffers ahead and
rests, which leaves 1550 of 3000 context switches a second for {streams} players. The packets of a picture travel as one
list. A recorder of what is in order has one thread a kind of media, where it had three (7500 of 10000 context switches
a second, players included). What is left above gst-launch in lock step are the pads of uridecodebin, one copy of each
packet (header and payload in one piece, as the fan-out reads it), and that players wake up one by one. The composite has
not been profiled.

## How to repeat it

```sh
./dev bench media --page
perf record --call-graph dwarf --pid "$(pgrep -n headwater-serv)" sleep 4           # the profile, while it measures
perf stat --event context-switches --pid "$(pgrep -n headwater-serv)" sleep 4      # the switches
```
"""

"""CPU of players, recorders and a composite beside gst-launch-1.0 doing the same work, on the same core, one after the other."""

import os
import subprocess
import time

from console import Progress, table
from peers import CLIENT_CPU, ROOT, SERVER_CPU, Child, PeerError

STREAMS = 20
INPUTS = 4  # of the composite
BAR = 1.15
FULL = 0.93  # cores; with more than that on both sides a ratio says nothing
APART_MS = 2  # the players are spread over one picture of 40 ms, as those that different people start
VP8 = "vp8enc deadline=1 cpu-used=8 keyframe-max-dist=50 target-bitrate=1000000"
CASES = {
    "player": "20 PlayerEndpoints, media passed on as it is",
    "recorder": "the same with a RecorderEndpoint each, into WebM",
    "composite": "Composite of 4 decoded files of 640x360, 1280x720 at 25 pictures a second, recorded as VP8 and Opus",
}
MIX = ["--media.mixWidth=1280", "--media.mixHeight=720", "--media.mixFramerate=25"]
# As elements/transcode encodes: the same work, not the same program.
MIX_ENCODER = (
    "vp8enc deadline=1 cpu-used=8 threads=1 end-usage=cbr lag-in-frames=0 error-resilient=1 keyframe-max-dist=600 "
    "buffer-size=500 buffer-initial-size=300 buffer-optimal-size=400 min-quantizer=4 max-quantizer=56 undershoot=95 "
    "static-threshold=1 target-bitrate=1843200"
)


def run(settings, build, logs) -> dict:
    peers = {"headwater": headwater, "gst-launch": gst_launch, "gst-launch in lock step": in_lock_step}
    if settings.against:
        peers["against"] = lambda *given: headwater(*given, server=settings.against)
    progress = Progress(settings.rounds * (len(CASES) * len(peers) - 1))
    source = make_source(logs / "source.webm", settings.seconds + 15)
    runs, errors = [], []
    for number in range(1, settings.rounds + 1):
        for case in CASES:
            for who, start in peers.items():
                if case == "composite" and start is in_lock_step:
                    continue  # as it is anyway: the mix has one clock
                progress.step(f"round {number}: {case}, {who}")
                try:
                    cores = measure(start(case, source, build, logs), settings.seconds)
                    runs.append({"case": case, "peer": who, "round": number, "cores": cores})
                except PeerError as error:
                    errors.append(f"{case}, {who}: {error}")
    progress.end()
    return {"streams": STREAMS, "bar": BAR, "medians": medians(runs), "runs": runs, "errors": errors}


def make_source(path, seconds: float) -> str:
    video = f"videotestsrc pattern=ball num-buffers={int(25 * seconds)} ! video/x-raw,width=640,height=360,framerate=25/1 ! {VP8}"
    audio = f"audiotestsrc samplesperbuffer=960 num-buffers={int(50 * seconds)} ! audio/x-raw,rate=48000,channels=2 ! opusenc"
    line = f"{video} ! queue ! webmmux name=mux ! filesink location={path} {audio} ! queue ! mux."
    subprocess.run(["gst-launch-1.0", "-q", *line.split()], check=True)
    return str(path)


class Work:
    """Processes, of which one is measured."""

    def __init__(self, measured: Child, others: tuple[Child, ...] = ()):
        self.measured, self.others = measured, others

    def close(self) -> None:
        for child in (*self.others, self.measured):
            child.close()


def headwater(case: str, source: str, build, logs, server=None) -> Work:
    work = Work(Child("headwater", [str(server or build / "server/headwater-server"), "--rpc.port=0", "--webrtc.port=0", *MIX], {SERVER_CPU}, logs))
    try:
        port = work.measured.await_text(r"listens on wss?://[^ ]*:(\d+)/", 20)[1]
        driver = ["node", str(ROOT / "tools/bench/media.mjs"), f"ws://127.0.0.1:{port}/kurento", case, str(INPUTS if case == "composite" else STREAMS), source, str(logs)]
        work.others = (Child("driver", driver, {CLIENT_CPU}, logs),)
        work.others[0].await_text("ready", 30)
    except BaseException:  # whatever it was, the server must not be left running beside the next measurement
        work.close()
        raise
    return work


def gst_launch(case: str, source: str, build, logs, apart: int = APART_MS) -> Work:
    one = player_line if case == "player" else recorder_line
    branches = (one(source, number, f"sync=true ts-offset={number * apart * 1_000_000}", logs) for number in range(STREAMS))
    line = composite_line(source, logs) if case == "composite" else " ".join(branches)
    return Work(Child("gst-launch", ["gst-launch-1.0", "-q", *line.split()], {SERVER_CPU}, logs))


def in_lock_step(case: str, source: str, build, logs) -> Work:
    """As gst-launch does it by itself: all branches are due in the same instant, and the processor wakes up once for all."""
    return gst_launch(case, source, build, logs, apart=0)


def player_line(source: str, number: int, pace: str, logs) -> str:
    return (
        f"filesrc location={source} ! matroskademux name=d{number} "
        f"d{number}.video_0 ! queue ! rtpvp8pay mtu=1200 picture-id-mode=15-bit ! fakesink {pace} "
        f"d{number}.audio_0 ! queue ! opusparse ! rtpopuspay ! fakesink {pace}"
    )


def recorder_line(source: str, number: int, pace: str, logs) -> str:
    """Without jitter buffers: what is read from a file is in order, and Headwater has none there either."""
    return (
        f"filesrc location={source} ! matroskademux name=d{number} "
        f"d{number}.video_0 ! queue ! rtpvp8pay mtu=1200 picture-id-mode=15-bit ! identity {pace} ! rtpvp8depay ! queue ! m{number}. "
        f"d{number}.audio_0 ! queue ! opusparse ! rtpopuspay ! identity {pace} ! rtpopusdepay ! opusparse ! queue ! m{number}. "
        f"webmmux name=m{number} ! filesink location={logs}/gst-{number}.webm buffer-mode=unbuffered sync=false"
    )


def composite_line(source: str, logs) -> str:
    inputs = " ".join(
        f"filesrc location={source} ! matroskademux name=d{number} "
        f"d{number}.video_0 ! queue ! vp8dec ! videoconvert ! video/x-raw,format=I420 ! queue ! c.sink_{number} "
        f"d{number}.audio_0 ! queue ! opusdec ! audioconvert ! audioresample ! queue ! a.sink_{number}"
        for number in range(INPUTS)
    )
    places = " ".join(f"sink_{n}::xpos={640 * (n % 2)} sink_{n}::ypos={360 * (n // 2)} sink_{n}::width=640 sink_{n}::height=360" for n in range(INPUTS))
    return (
        f"compositor name=c background=black {places} ! video/x-raw,format=I420,width=1280,height=720,framerate=10/1 ! identity sync=true ! queue ! "
        f"videoconvert ! {MIX_ENCODER} ! rtpvp8pay mtu=1200 picture-id-mode=15-bit ! rtpvp8depay ! queue ! m. "
        f"audiomixer name=a ! audio/x-raw,rate=48000,channels=2 ! identity sync=true ! queue ! opusenc inband-fec=true ! rtpopuspay ! rtpopusdepay ! opusparse ! queue ! m. "
        f"webmmux name=m ! filesink location={logs}/gst-mix.webm buffer-mode=unbuffered sync=false {inputs}"
    )


def cpu_seconds(pid: int) -> float:
    try:
        with open(f"/proc/{pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
    except OSError:
        raise PeerError("it has ended before it was measured") from None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(work: Work, seconds: float) -> float:
    """Cores that it takes once it has settled."""
    try:
        time.sleep(3)
        before, begin = cpu_seconds(work.measured.pid), time.monotonic()
        time.sleep(seconds)
        used, took = cpu_seconds(work.measured.pid) - before, time.monotonic() - begin
        if work.measured.process.poll() is not None:
            raise PeerError(f"it ended early: {work.measured.last_words()}")
        for child in work.others:
            if child.process.poll() is not None:
                raise PeerError(f"{child.name} ended early: {child.last_words()}")
        return round(used / took, 4)
    finally:
        work.close()


PEERS = ("headwater", "against", "gst-launch", "gst-launch in lock step")


def medians(runs: list[dict]) -> dict:
    out: dict = {}
    for case in CASES:
        of: dict = {}
        for who in PEERS:
            cores = sorted(each["cores"] for each in runs if (each["case"], each["peer"]) == (case, who))
            of[who] = cores[len(cores) // 2] if cores else None
        ratio, locked = (round(of["headwater"] / of[who], 3) if of["headwater"] and of[who] else None for who in ("gst-launch", "gst-launch in lock step"))
        out[case] = {**of, "ratio": ratio, "ratio_to_lock_step": locked, "core_full": all((of[who] or 0) > FULL for who in ("headwater", "gst-launch")), "within_bar": ratio is not None and ratio <= BAR}
    return out


COLUMNS = ["work", "Headwater", "gst-launch", "ratio", f"<= {BAR}", "in lock step", "ratio"]


def rows(report: dict) -> list[list]:
    return [
        [CASES[case], of["headwater"], of["gst-launch"], of["ratio"], "core full" if of["core_full"] else "yes" if of["within_bar"] else "no", of["gst-launch in lock step"], of["ratio_to_lock_step"]]
        for case, of in report["medians"].items()
    ]


def tables(report: dict) -> str:
    other = [[CASES[case], of["headwater"], of["against"]] for case, of in report["medians"].items() if of["against"] is not None]
    beside = "\n" + table("Cores beside the other build", ["work", "Headwater", "the other build"], other) if other else ""
    return beside_gst_launch(report) + beside


def beside_gst_launch(report: dict) -> str:
    return table("Cores that it takes", COLUMNS, [[f"{cell:.3f}" if isinstance(cell, float) else cell for cell in row] for row in rows(report)])

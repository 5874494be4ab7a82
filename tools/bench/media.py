"""CPU of players and recorders beside gst-launch-1.0 doing the same work, on the same core, one after the other."""

import os
import subprocess
import time

from console import Progress, table
from peers import ROOT, SERVER_CPU, Child, PeerError

STREAMS = 20
BAR = 1.15
VP8 = "vp8enc deadline=1 cpu-used=8 keyframe-max-dist=50 target-bitrate=1000000"
CASES = {"player": "PlayerEndpoint, media passed on as it is", "recorder": "the same with a RecorderEndpoint each, into WebM"}


def run(settings, build, logs) -> dict:
    progress = Progress(settings.rounds * len(CASES) * 2)
    source = make_source(logs / "source.webm", settings.seconds + 15)
    runs, errors = [], []
    for number in range(1, settings.rounds + 1):
        for case in CASES:
            for who, start in (("headwater", headwater), ("gst-launch", gst_launch)):
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


def headwater(case: str, source: str, build, logs) -> Work:
    server = Child("headwater", [str(build / "server/headwater-server"), "--rpc.port=0", "--webrtc.port=0"], SERVER_CPU, logs)
    port = server.await_text(r"listens on wss?://[^ ]*:(\d+)/", 20)[1]
    driver = ["node", str(ROOT / "tools/bench/media.mjs"), f"ws://127.0.0.1:{port}/kurento", case, str(STREAMS), source, str(logs)]
    client = Child("driver", driver, 1, logs)
    work = Work(server, (client,))
    try:
        client.await_text("ready", 30)
    except PeerError:
        work.close()
        raise
    return work


def gst_launch(case: str, source: str, build, logs) -> Work:
    one = player_line if case == "player" else recorder_line
    line = " ".join(one(source, number, logs) for number in range(STREAMS))
    return Work(Child("gst-launch", ["gst-launch-1.0", "-q", *line.split()], SERVER_CPU, logs))


def player_line(source: str, number: int, logs) -> str:
    return (
        f"filesrc location={source} ! matroskademux name=d{number} "
        f"d{number}.video_0 ! queue ! rtpvp8pay mtu=1200 picture-id-mode=15-bit ! fakesink sync=true "
        f"d{number}.audio_0 ! queue ! opusparse ! rtpopuspay ! fakesink sync=true"
    )


def recorder_line(source: str, number: int, logs) -> str:
    return (
        f"filesrc location={source} ! matroskademux name=d{number} "
        f"d{number}.video_0 ! queue ! rtpvp8pay mtu=1200 picture-id-mode=15-bit ! identity sync=true ! rtpjitterbuffer ! rtpvp8depay ! queue ! m{number}. "
        f"d{number}.audio_0 ! queue ! opusparse ! rtpopuspay ! identity sync=true ! rtpjitterbuffer ! rtpopusdepay ! opusparse ! queue ! m{number}. "
        f"webmmux name=m{number} ! filesink location={logs}/gst-{number}.webm buffer-mode=unbuffered sync=false"
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


def medians(runs: list[dict]) -> dict:
    out: dict = {}
    for case in CASES:
        of = {who: sorted(each["cores"] for each in runs if (each["case"], each["peer"]) == (case, who)) for who in ("headwater", "gst-launch")}
        middle = {who: cores[len(cores) // 2] if cores else None for who, cores in of.items()}
        ratio = round(middle["headwater"] / middle["gst-launch"], 3) if middle["headwater"] and middle["gst-launch"] else None
        out[case] = {**middle, "ratio": ratio, "within_bar": ratio is not None and ratio <= BAR}
    return out


def tables(report: dict) -> str:
    rows = [[CASES[case], of["headwater"], of["gst-launch"], of["ratio"], "yes" if of["within_bar"] else "no"] for case, of in report["medians"].items()]
    return table(f"Cores that {report['streams']} streams take", ["work", "Headwater", "gst-launch", "ratio", f"<= {report['bar']}"], rows)

"""CPU of players, recorders and a composite beside gst-launch-1.0 doing the same work, on the same core, one after the other."""

import os
import subprocess
import time

from console import Progress, table
from peers import ROOT, SERVER_CPU, Child, PeerError

STREAMS = 20
INPUTS = 4  # of the composite
BAR = 1.15
VP8 = "vp8enc deadline=1 cpu-used=8 keyframe-max-dist=50 target-bitrate=1000000"
CASES = {
    "player": "20 PlayerEndpoints, media passed on as it is",
    "recorder": "the same with a RecorderEndpoint each, into WebM",
    "composite": "Composite of 4 decoded files of 640x360, 1280x720 at 25 pictures a second, recorded as VP8 and Opus",
}
MIX = ["--media.mixWidth=1280", "--media.mixHeight=720", "--media.mixFramerate=25"]
# As elements/adapter encodes: the same work, not the same program.
MIX_ENCODER = (
    "vp8enc deadline=1 cpu-used=8 threads=2 end-usage=cbr lag-in-frames=0 error-resilient=1 keyframe-max-dist=600 "
    "buffer-size=500 buffer-initial-size=300 buffer-optimal-size=400 min-quantizer=4 max-quantizer=56 undershoot=95 "
    "static-threshold=1 target-bitrate=1843200"
)


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
    server = Child("headwater", [str(build / "server/headwater-server"), "--rpc.port=0", "--webrtc.port=0", *MIX], SERVER_CPU, logs)
    port = server.await_text(r"listens on wss?://[^ ]*:(\d+)/", 20)[1]
    driver = ["node", str(ROOT / "tools/bench/media.mjs"), f"ws://127.0.0.1:{port}/kurento", case, str(INPUTS if case == "composite" else STREAMS), source, str(logs)]
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
    line = composite_line(source, logs) if case == "composite" else " ".join(one(source, number, logs) for number in range(STREAMS))
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


def composite_line(source: str, logs) -> str:
    inputs = " ".join(
        f"filesrc location={source} ! matroskademux name=d{number} "
        f"d{number}.video_0 ! queue ! vp8dec ! videoconvert ! video/x-raw,format=I420 ! queue ! c.sink_{number} "
        f"d{number}.audio_0 ! queue ! opusdec ! audioconvert ! audioresample ! queue ! a.sink_{number}"
        for number in range(INPUTS)
    )
    places = " ".join(f"sink_{n}::xpos={640 * (n % 2)} sink_{n}::ypos={360 * (n // 2)} sink_{n}::width=640 sink_{n}::height=360" for n in range(INPUTS))
    return (
        f"compositor name=c background=black {places} ! video/x-raw,format=I420,width=1280,height=720,framerate=25/1 ! identity sync=true ! queue ! "
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
    return table("Cores that it takes", ["work", "Headwater", "gst-launch", "ratio", f"<= {report['bar']}"], rows)

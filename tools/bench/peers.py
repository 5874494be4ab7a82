"""The programs of a measurement: servers, the source of media, and headwater-load. Each is ended by close()."""

import glob
import json
import os
import re
import shutil
import signal
import socket
import string
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SERVER_CPU, CLIENT_CPU = 0, 1


class PeerError(RuntimeError):
    """One measurement cannot be made; the others go on."""


class Child:
    """A process on one core or several, with its output in a file."""

    def __init__(self, name: str, command: list[str], cpus: set[int], logs: Path):
        self.name = name
        self.log = logs / f"{name}.log"
        self.out = logs / f"{name}.out"
        with open(self.log, "w") as log, open(self.out, "w") as out:
            self.process = subprocess.Popen(
                command, stdout=out, stderr=log, stdin=subprocess.DEVNULL, preexec_fn=lambda: os.sched_setaffinity(0, cpus)
            )

    @property
    def pid(self) -> int:
        return self.process.pid

    def text(self) -> str:
        return self.log.read_text(errors="replace") + self.out.read_text(errors="replace")

    def await_text(self, pattern: str, seconds: float) -> re.Match:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if match := re.search(pattern, self.text()):
                return match
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise PeerError(f"{self.name} did not say '{pattern}' within {seconds:.0f} s: {self.last_words()}")

    def last_words(self) -> str:
        return " | ".join(self.text().strip().splitlines()[-3:]) or "it said nothing"

    def close(self, number: int = signal.SIGTERM) -> None:
        if self.process.poll() is None:
            self.process.send_signal(number)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Load(Child):
    """headwater-load; result() waits for its JSON."""

    def __init__(self, name: str, build: Path, logs: Path, arguments: list[str]):
        recordings = str(build / "recordings")
        super().__init__(name, [str(build / "tools/load/headwater-load"), "--recordings", recordings, *arguments], {CLIENT_CPU}, logs)

    def result(self, seconds: float) -> dict:
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.close(signal.SIGINT)
            raise PeerError(f"{self.name} did not end within {seconds:.0f} s") from None
        return self.parsed()

    def interrupted_result(self) -> dict:
        self.close(signal.SIGINT)
        return self.parsed()

    def parsed(self) -> dict:
        try:
            result = json.loads(self.out.read_text())
        except json.JSONDecodeError:
            raise PeerError(f"{self.name} gave no result: {self.last_words()}") from None
        if "error" in result:
            raise PeerError(f"{self.name}: {result['error']}")
        return result


class Headwater:
    """The server with a presenter; `server` is another build's."""

    def __init__(self, build: Path, logs: Path, both_cores: bool = False, server: Path | None = None):
        self.build, self.logs = build, logs
        self.server = server or build / "server/headwater-server"
        self.title = "Headwater, both cores" if both_cores else "Headwater, the other build" if server else "Headwater"
        self.cpus = {SERVER_CPU, CLIENT_CPU} if both_cores else {SERVER_CPU}
        self.children: list[Child] = []

    def start(self) -> None:
        server = Child("headwater", [str(self.server), "--rpc.port=0", "--webrtc.port=0"], self.cpus, self.logs)
        self.children.append(server)
        port = server.await_text(r"listens on wss?://[^ ]*:(\d+)/", 20)[1]
        self.pid = server.pid
        self.url = f"ws://127.0.0.1:{port}/kurento"
        presenter = Load("presenter", self.build, self.logs, ["--url", self.url, "--present", "--viewers", "0", "--duration", "1000000"])
        self.children.append(presenter)
        self.presenter = presenter
        match = presenter.await_text(r"presenting: --pipeline (\S+) --endpoint (\S+)", 60)
        self.target = ["--url", self.url, "--pipeline", match[1], "--endpoint", match[2]]

    def load(self, name: str, arguments: list[str]) -> Load:
        return Load(name, self.build, self.logs, [*self.target, "--watch-pid", str(self.pid), *arguments])

    def stop(self) -> dict | None:
        """What the presenter saw, if there was one."""
        seen = None
        for child in reversed(self.children):
            if child.name == "presenter":
                try:
                    seen = child.interrupted_result().get("presenter")
                except PeerError:
                    pass
            child.close()
        self.children = []
        return seen

    def version(self) -> str:
        command = [str(self.server), "--version"]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def headwaters(settings, build: Path, logs: Path) -> dict[str, Headwater]:
    """This build, and the one that it is measured against."""
    peers = {"headwater": Headwater(build, logs)}
    if settings.against:
        peers["against"] = Headwater(build, logs, server=settings.against)
    return peers


class Janus:
    """Janus's streaming plugin with a mountpoint that headwater-load feeds."""

    def __init__(self, build: Path, logs: Path, event_loops: int = 0):
        self.build, self.logs, self.event_loops = build, logs, event_loops
        self.title = f"Janus, event_loops={event_loops}" if event_loops else "Janus"
        self.children: list[Child] = []

    def start(self) -> None:
        if not shutil.which("janus"):
            raise PeerError("janus is not installed")
        self.directory = tempfile.mkdtemp(prefix="headwater-bench-janus-")
        ports = free_ports(3)
        self.configure(ports)
        server = Child("janus", ["janus", "-F", self.directory], {SERVER_CPU}, self.logs)
        self.children.append(server)
        self.pid = server.pid
        await_port(ports[0], server)
        to = f"127.0.0.1:{ports[1]},{ports[2]}"
        source = Load("source", self.build, self.logs, ["--viewers", "0", "--rtp-to", to, "--duration", "1000000"])
        self.children.append(source)
        source.await_text("sending RTP: [1-9]", 60)
        self.target = ["--url", f"ws://127.0.0.1:{ports[0]}/", "--janus", "1"]

    def configure(self, ports: list[int]) -> None:
        libraries = glob.glob("/usr/lib/*/janus")
        if not libraries:
            raise PeerError("Janus's plugins are not in /usr/lib/*/janus")
        values = {
            "DIRECTORY": self.directory,
            "LIBRARY": libraries[0],
            "EVENT_LOOPS": f"event_loops = {self.event_loops}" if self.event_loops else "",
            "INTERFACE": outward_interface(),
            "OTHER_PLUGINS": others(libraries[0] + "/plugins", "libjanus_streaming.so"),
            "OTHER_TRANSPORTS": others(libraries[0] + "/transports", "libjanus_websockets.so"),
            "WS_PORT": ports[0],
            "VIDEO_PORT": ports[1],
            "AUDIO_PORT": ports[2],
        }
        for template in (ROOT / "tools/load/janus").glob("*.jcfg"):
            # A comment may speak of $NAMES.
            Path(self.directory, template.name).write_text(string.Template(template.read_text()).safe_substitute(values))

    def load(self, name: str, arguments: list[str]) -> Load:
        return Load(name, self.build, self.logs, [*self.target, "--watch-pid", str(self.pid), *arguments])

    def stop(self) -> None:
        for child in reversed(self.children):
            child.close()
        self.children = []
        shutil.rmtree(self.directory, ignore_errors=True)

    def version(self) -> str:
        query = ["dpkg-query", "--show", "--showformat", "Janus ${Version} (Debian)", "janus"]
        return subprocess.run(query, capture_output=True, text=True, check=False).stdout.strip()


def others(directory: str, kept: str) -> str:
    return ",".join(sorted(name for name in os.listdir(directory) if name.endswith(".so") and name != kept))


def free_ports(count: int) -> list[int]:
    """Free for UDP and TCP a moment ago."""
    found, held = [], []
    while len(found) < count:
        tcp, udp = socket.socket(), socket.socket(type=socket.SOCK_DGRAM)
        held += [tcp, udp]
        tcp.bind(("127.0.0.1", 0))
        try:
            udp.bind(("127.0.0.1", tcp.getsockname()[1]))
        except OSError:
            continue
        found.append(tcp.getsockname()[1])
    for each in held:
        each.close()
    return found


def await_port(port: int, server: Child) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise PeerError(f"{server.name} does not listen: {server.last_words()}")


def outward_interface() -> str:
    """The first interface that is up and not the loopback: where viewers on this machine reach Janus, too."""
    for line in subprocess.run(["ip", "-o", "-4", "address"], capture_output=True, text=True, check=True).stdout.splitlines():
        name = line.split()[1]
        if name != "lo":
            return name
    return "lo"

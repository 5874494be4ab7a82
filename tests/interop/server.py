"""A server of its own on free ports, and as much of its protocol as these tests need."""

import asyncio
import itertools
import json
import os
import socket
import subprocess
import tempfile
from pathlib import Path

import websockets

ROOT = Path(__file__).resolve().parents[2]
BINARY = os.environ.get("HEADWATER_SERVER_BIN", str(ROOT / "build/dev/server/headwater-server"))


async def until(condition, seconds: float = 30.0) -> bool:
    """Whether `condition()` becomes true in that time, which is far more than it takes."""
    end = asyncio.get_running_loop().time() + seconds
    while asyncio.get_running_loop().time() < end:
        if condition():
            return True
        await asyncio.sleep(0.02)
    return bool(condition())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class RpcError(Exception):
    def __init__(self, error: dict):
        super().__init__(f"{error['code']}: {error['message']}")
        self.code = error["code"]


class Server:
    """`settings` are those of the command line, without their dashes."""

    def __init__(self, **settings: str):
        self.port = free_port()
        self.log = tempfile.TemporaryFile("w+")
        given = {"rpc.port": self.port, "webrtc.port": 0, "http.port": 0, **settings}
        arguments = [text for key, value in given.items() for text in (f"--{key}", str(value))]
        self.process = subprocess.Popen([BINARY, *arguments], stdout=self.log, stderr=self.log)

    async def client(self) -> "Client":
        for _ in range(300):
            try:
                return await Client.connect(f"ws://127.0.0.1:{self.port}/kurento")
            except OSError:
                await asyncio.sleep(0.1)
        raise RuntimeError(f"the server does not start: {self.text()}")

    def text(self) -> str:
        self.log.seek(0)
        return self.log.read()

    def threads(self) -> int:
        return len(os.listdir(f"/proc/{self.process.pid}/task"))

    def stop(self) -> int:
        self.process.terminate()
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return -1


class Client:
    """A session. Events are kept as (type, data)."""

    def __init__(self, socket_):
        self.socket = socket_
        self.ids = itertools.count(1)
        self.session = None
        self.pending: dict[int, asyncio.Future] = {}
        self.events: list[dict] = []
        self.reading = asyncio.create_task(self.read())

    @classmethod
    async def connect(cls, url: str) -> "Client":
        return cls(await websockets.connect(url, max_size=None))

    async def read(self) -> None:
        async for text in self.socket:
            message = json.loads(text)
            if message.get("method") == "onEvent":
                self.events.append(message["params"]["value"])
            elif waiting := self.pending.pop(message.get("id"), None):
                waiting.set_result(message)

    async def call(self, method: str, **params):
        number = next(self.ids)
        answer = self.pending[number] = asyncio.get_running_loop().create_future()
        if self.session:
            params["sessionId"] = self.session
        await self.socket.send(json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params}))
        message = await asyncio.wait_for(answer, 30)
        if "error" in message:
            raise RpcError(message["error"])
        result = message.get("result") or {}
        self.session = result.get("sessionId", self.session)
        return result.get("value")

    async def create(self, kind: str, **params) -> str:
        return await self.call("create", type=kind, constructorParams=params)

    async def invoke(self, target: str, operation: str, **params):
        return await self.call("invoke", object=target, operation=operation, operationParams=params)

    async def subscribe(self, target: str, *kinds: str) -> None:
        for kind in kinds:
            await self.call("subscribe", object=target, type=kind)

    def seen(self, target: str, kind: str, **fields) -> list[dict]:
        return [
            event["data"]
            for event in self.events
            if event["object"] == target
            and event["type"] == kind
            and all(event["data"].get(name) == value for name, value in fields.items())
        ]

    async def close(self) -> None:
        await self.socket.close()
        self.reading.cancel()

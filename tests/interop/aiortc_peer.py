"""A peer made of aiortc: what it sends, and what has come to it."""

import asyncio
import logging

import av
from aiortc import RTCBundlePolicy, RTCConfiguration, RTCPeerConnection, RTCRtpSender, RTCSessionDescription
from aiortc.mediastreams import AudioStreamTrack, MediaStreamError, VideoStreamTrack

logging.getLogger("aiortc").setLevel(logging.ERROR)
# Of a test case it tells what took 0.1 s, in the midst of the lines that the runner's reader counts.
logging.getLogger("asyncio").setLevel(logging.ERROR)


class Camera(VideoStreamTrack):
    """Stripes that move, 320x240."""

    async def recv(self):
        pts, time_base = await self.next_timestamp()
        frame = av.VideoFrame(320, 240, "yuv420p")
        for plane in frame.planes:
            row = bytes((column + pts // 1000) % 256 for column in range(plane.line_size))
            plane.update(row * plane.height)
        frame.pts, frame.time_base = pts, time_base
        return frame


class Peer:
    """`endpoint` is the server's; `sends`, `takes` and `first` name transceivers, those of `first` before all others."""

    def __init__(self, client, endpoint: str, *, sends=(), takes=(), first=(), codec: str = "", channel: dict | None = None):
        self.client, self.endpoint, self.codec = client, endpoint, codec
        # See findings/aiortc-leaves-a-second-transceiver-on-a-discarded-transport.sh.
        policy = RTCBundlePolicy.MAX_BUNDLE if first else RTCBundlePolicy.BALANCED
        self.connection = RTCPeerConnection(RTCConfiguration(iceServers=[], bundlePolicy=policy))
        self.frames = {"audio": 0, "video": 0}
        self.sizes: set[tuple[int, int]] = set()
        self.messages: list[str | bytes] = []
        self.sends, self.tasks, self.channel = sends, [], None
        self.channels = []
        self.connection.on("track", lambda track: self.tasks.append(asyncio.ensure_future(self.watch(track))))
        self.connection.on("datachannel", self.hear)
        for kind, direction in first:
            self.connection.addTransceiver(kind, direction=direction)
        for kind in sends:
            self.connection.addTransceiver(self.source(kind), direction="sendonly")
        for kind in takes:
            self.connection.addTransceiver(kind, direction="recvonly")
        if channel is not None:
            self.channel = self.connection.createDataChannel(**channel)
            self.hear(self.channel)
        self.prefer()

    @staticmethod
    def source(kind: str):
        return Camera() if kind == "video" else AudioStreamTrack()

    def prefer(self) -> None:
        for transceiver in self.connection.getTransceivers():
            if transceiver.kind == "video" and self.codec:
                known = RTCRtpSender.getCapabilities("video").codecs
                transceiver.setCodecPreferences([codec for codec in known if codec.name.upper() == self.codec])

    def hear(self, channel) -> None:
        self.channels.append(channel)
        channel.on("message", self.messages.append)

    async def watch(self, track) -> None:
        try:
            while True:
                frame = await track.recv()
                self.frames[track.kind] += 1
                if track.kind == "video":
                    self.sizes.add((frame.width, frame.height))
        except MediaStreamError:
            pass

    async def offer(self) -> str:
        """The peer offers; returns the server's answer."""
        await self.connection.setLocalDescription(await self.connection.createOffer())
        answer = await self.client.invoke(self.endpoint, "processOffer", offer=self.connection.localDescription.sdp)
        await self.connection.setRemoteDescription(RTCSessionDescription(answer, "answer"))
        return answer

    async def answer(self) -> str:
        """The server offers; returns its offer, which has its candidates."""
        await self.client.subscribe(self.endpoint, "IceGatheringDone")
        await self.client.invoke(self.endpoint, "generateOffer")
        await self.client.invoke(self.endpoint, "gatherCandidates")
        offer = await self.client.invoke(self.endpoint, "getLocalSessionDescriptor")
        await self.connection.setRemoteDescription(RTCSessionDescription(offer, "offer"))
        for transceiver in self.connection.getTransceivers():
            if transceiver.kind in self.sends:
                transceiver.sender.replaceTrack(self.source(transceiver.kind))
                transceiver.direction = "sendonly"
        self.prefer()
        await self.connection.setLocalDescription(await self.connection.createAnswer())
        await self.client.invoke(self.endpoint, "processAnswer", answer=self.connection.localDescription.sdp)
        return offer

    async def close(self) -> None:
        await self.connection.close()
        for task in self.tasks:
            task.cancel()

"""aiortc presents and views: RFC 8829 and 8831 as somebody else has read them."""

import re
import unittest

from aiortc_peer import Peer
from server import RpcError, Server, until

EVENTS = ("Error", "ConnectionStateChanged", "DataChannelOpened", "DataChannelClosed")


def sections(description: str) -> list[str]:
    """The m-lines, each as "video 9"."""
    return [f"{kind} {port}" for kind, port in re.findall(r"^m=(\w+) (\d+)", description, re.MULTILINE)]


class Aiortc(unittest.IsolatedAsyncioTestCase):
    settings: dict[str, str] = {}

    async def asyncSetUp(self):
        self.server = Server(**self.settings)
        self.client = await self.server.client()
        self.pipeline = await self.client.create("MediaPipeline")
        self.peers: list[Peer] = []

    async def asyncTearDown(self):
        for peer in self.peers:
            await peer.close()
        await self.client.close()
        self.assertEqual(self.server.stop(), 0)

    async def peer(self, *, data: bool = False, **options) -> Peer:
        endpoint = await self.client.create("WebRtcEndpoint", mediaPipeline=self.pipeline, useDataChannels=data)
        await self.client.subscribe(endpoint, *EVENTS)
        self.peers.append(Peer(self.client, endpoint, **options))
        return self.peers[-1]

    async def connect(self, source: Peer, sink: Peer) -> None:
        await self.client.invoke(source.endpoint, "connect", sink=sink.endpoint)

    def errors(self) -> list[str]:
        return [error.get("description") for peer in self.peers for error in self.client.seen(peer.endpoint, "Error")]

    async def assert_media(self, viewer: Peer, *kinds: str) -> None:
        for kind in kinds:
            self.assertTrue(await until(lambda kind=kind: viewer.frames[kind] >= 10), f"{kind}: {viewer.frames}, {self.errors()}")
        self.assertEqual(self.errors(), [])


class Media(Aiortc):
    async def present_and_view(self, codec: str, presenter_offers: bool, viewer_offers: bool):
        presenter = await self.peer(sends=("audio", "video"), codec=codec)
        viewer = await self.peer(takes=("audio", "video") if viewer_offers else (), codec=codec)
        await self.connect(presenter, viewer)
        await (presenter.offer() if presenter_offers else presenter.answer())
        await (viewer.offer() if viewer_offers else viewer.answer())
        await self.assert_media(viewer, "audio", "video")
        self.assertEqual(viewer.sizes, {(320, 240)})

    async def test_vp8_when_it_offers(self):
        await self.present_and_view("VP8", True, True)

    async def test_vp8_when_we_offer(self):
        await self.present_and_view("VP8", False, False)

    async def test_h264_when_it_offers(self):
        await self.present_and_view("H264", True, True)

    async def test_a_viewer_of_video_alone_gets_no_error_for_the_sound(self):
        presenter, viewer = await self.peer(sends=("audio", "video")), await self.peer(takes=("video",))
        await self.connect(presenter, viewer)
        await presenter.offer()
        await viewer.offer()
        await self.assert_media(viewer, "video")

    async def test_its_end_is_noticed_and_is_no_error(self):
        presenter = await self.peer(data=True, sends=("video",), channel={"label": "chat"})
        await presenter.offer()
        connected = ("ConnectionStateChanged", {"newState": "CONNECTED"})
        self.assertTrue(await until(lambda: self.client.seen(presenter.endpoint, connected[0], **connected[1])))
        self.assertTrue(await until(lambda: self.client.seen(presenter.endpoint, "DataChannelOpened")))
        await presenter.close()
        self.assertTrue(await until(lambda: self.client.seen(presenter.endpoint, "ConnectionStateChanged", newState="DISCONNECTED")))
        self.assertEqual(self.errors(), [])


class Sections(Aiortc):
    async def test_those_that_send_nothing_may_come_first(self):
        orders = [[("video", "inactive")], [("audio", "recvonly"), ("video", "recvonly")], [("video", "inactive"), ("video", "recvonly")]]
        for first in orders:
            with self.subTest(first=first):
                presenter = await self.peer(first=first, sends=("audio", "video"))
                viewer = await self.peer(takes=("audio", "video"))
                await self.connect(presenter, viewer)
                await presenter.offer()
                await viewer.offer()
                await self.assert_media(viewer, "audio", "video")

    async def test_a_second_camera_is_rejected_alone(self):
        presenter, viewer = await self.peer(sends=("audio", "video", "video")), await self.peer(takes=("video",))
        await self.connect(presenter, viewer)
        self.assertEqual(sections(await presenter.offer()), ["audio 9", "video 9", "video 0"])
        await viewer.offer()
        await self.assert_media(viewer, "video")

    async def test_rejected_data_harms_nothing(self):
        presenter, viewer = await self.peer(sends=("video",), channel={"label": "chat"}), await self.peer(takes=("video",))
        await self.connect(presenter, viewer)
        self.assertEqual(sections(await presenter.offer())[-1], "application 0")
        await viewer.offer()
        await self.assert_media(viewer, "video")

    async def test_offers_of_ours_have_ports(self):
        viewer = await self.peer(data=True)
        self.assertEqual(sections(await viewer.answer()), ["audio 9", "video 9", "application 9"])

    async def test_candidates_as_they_come(self):
        viewer = await self.peer(takes=("video",))
        await viewer.offer()
        add = lambda text: self.client.invoke(viewer.endpoint, "addIceCandidate", candidate={"candidate": text, "sdpMid": "0", "sdpMLineIndex": 0})
        for text in ("", "candidate:1 1 udp 1 fe80::1%eth0 5 typ host", "candidate:1 1 ssltcp 1 192.0.2.1 443 typ host", "1 1 udp 1 192.0.2.1 5 typ host\r\n"):
            await add(text)
        with self.assertRaises(RpcError) as refused:
            await add("nonsense")
        self.assertEqual(refused.exception.code, 40401)


class NoCommonVideo(Aiortc):
    settings = {"webrtc.videoCodecs": "VP9"}

    async def test_rejected_video_leaves_the_sound(self):
        presenter, viewer = await self.peer(sends=("audio", "video")), await self.peer(takes=("audio",))
        await self.connect(presenter, viewer)
        self.assertEqual(sections(await presenter.offer()), ["audio 9", "video 0"])
        await viewer.offer()
        await self.assert_media(viewer, "audio")


class Data(Aiortc):
    settings = {"webrtc.maxDataChannels": "20"}

    async def pair(self, **channel) -> tuple[Peer, Peer]:
        """Two peers that hear each other, their channels open."""
        first, second = await self.peer(data=True, channel=channel), await self.peer(data=True, channel=channel)
        await self.connect(first, second)
        await self.connect(second, first)
        for peer in (first, second):
            await peer.offer()
        opened = lambda peer: peer.channel.readyState == "open" and (channel.get("negotiated") or self.client.seen(peer.endpoint, "DataChannelOpened"))
        for peer in (first, second):
            self.assertTrue(await until(lambda peer=peer: opened(peer)))
        return first, second

    async def test_messages_of_any_size_both_ways(self):
        messages = [b"", "", "a\0b", "text", b"\x00\xff", b"x" * 65536, b"y" * 65537, b"z" * 262144, "end"]
        first, second = await self.pair(label="chat")
        for source, sink in ((first, second), (second, first)):
            for message in messages:
                source.channel.send(message)
            self.assertTrue(await until(lambda sink=sink: len(sink.messages) >= len(messages)), [len(each) for each in sink.messages])
            self.assertEqual(sink.messages, messages)
        self.assertEqual(self.errors(), [])

    async def test_channels_agreed_on_out_of_band(self):
        first, second = await self.pair(label="agreed", negotiated=True, id=5)
        for source, sink in ((first, second), (second, first)):
            source.channel.send("hello")
            self.assertTrue(await until(lambda sink=sink: sink.messages == ["hello"]), sink.messages)

    async def test_channels_are_bounded_forgotten_and_cost_no_thread(self):
        peer, other = await self.pair(label="first")
        before = self.server.threads()
        opened = lambda: len(self.client.seen(peer.endpoint, "DataChannelOpened"))
        closed = lambda: len(self.client.seen(peer.endpoint, "DataChannelClosed"))
        more = [peer.connection.createDataChannel(f"more-{number}") for number in range(30)]
        self.assertTrue(await until(lambda: opened() == 20 and sum(each.readyState == "closed" for each in more) == 11))
        self.assertLess(self.server.threads(), before + 10)
        for channel in more:
            if channel.readyState == "open":
                channel.close()
        self.assertTrue(await until(lambda: closed() == 19))
        again = peer.connection.createDataChannel("again")
        self.assertTrue(await until(lambda: opened() == 21))
        again.send("still there")
        self.assertTrue(await until(lambda: other.messages == ["still there"]))


if __name__ == "__main__":
    unittest.main()

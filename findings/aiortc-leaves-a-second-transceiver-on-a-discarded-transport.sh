#!/usr/bin/env bash
# aiortc 1.16.0 leaves the second transceiver of a kind on a transport that the answer's BUNDLE made it discard.
#
# An offerer with its default bundle policy (BALANCED) has a transport a kind: audio 0 and 2 on one, video 1 and 3 on another.
# The answer bundles all four. Expected (RFC 8843 section 9): all four use the transport of section 0.
# Seen: section 1 is moved, and the transport that it had is stopped; section 3, which shared that, keeps it, since it counts
# as bundled already. Its DTLS state stays "new" and none of its media leaves, while the connection says "connected":
#   BALANCED connected 0=connected 1=connected 2=connected 3=new
#   MAX_BUNDLE connected 0=connected 1=connected 2=connected 3=connected
# What an application can do: RTCBundlePolicy.MAX_BUNDLE, where an offer has two transceivers of one kind.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet aiortc==1.16.0

"$folder/venv/bin/python" - >"$folder/seen" <<'PYTHON'
import asyncio

from aiortc import RTCBundlePolicy, RTCConfiguration, RTCPeerConnection
from aiortc.mediastreams import AudioStreamTrack, VideoStreamTrack


def peer(policy):
    return RTCPeerConnection(RTCConfiguration(iceServers=[], bundlePolicy=policy))


async def states(policy):
    offerer, answerer = peer(policy), peer(RTCBundlePolicy.BALANCED)
    for kind in ("audio", "video"):
        offerer.addTransceiver(kind, direction="recvonly")
    for track in (AudioStreamTrack(), VideoStreamTrack()):
        offerer.addTransceiver(track, direction="sendonly")
    await offerer.setLocalDescription(await offerer.createOffer())
    await answerer.setRemoteDescription(offerer.localDescription)
    await answerer.setLocalDescription(await answerer.createAnswer())
    assert "a=group:BUNDLE 0 1 2 3" in answerer.localDescription.sdp
    await offerer.setRemoteDescription(answerer.localDescription)
    for _ in range(100):  # 10 s
        await asyncio.sleep(0.1)
        if offerer.connectionState == "connected":
            break
    await asyncio.sleep(2)
    each = [f"{transceiver.mid}={transceiver.sender.transport.state}" for transceiver in offerer.getTransceivers()]
    print(policy.name, offerer.connectionState, *each)
    await offerer.close()
    await answerer.close()


for policy in (RTCBundlePolicy.BALANCED, RTCBundlePolicy.MAX_BUNDLE):
    asyncio.run(states(policy))
PYTHON

cat >"$folder/expected" <<'SEEN'
BALANCED connected 0=connected 1=connected 2=connected 3=new
MAX_BUNDLE connected 0=connected 1=connected 2=connected 3=connected
SEEN
cat "$folder/seen"
diff "$folder/expected" "$folder/seen" >&2 || { echo "aiortc behaves otherwise now" >&2; exit 1; }

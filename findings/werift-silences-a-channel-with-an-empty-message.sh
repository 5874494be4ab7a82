#!/usr/bin/env bash
# werift 0.24.4 sends nothing for an empty message of a data channel, but counts it: nothing on that channel arrives after it.
#
# RFC 8831 section 6.6: SCTP cannot send empty messages; an empty string is one byte with the protocol 56, an empty binary
# message one byte with 57, and the receiver ignores the byte.
# Expected: an empty message arrives, and those behind it.
# Seen: no chunk is sent, and the stream's sequence number is used up: the receiver, whoever it is, waits for it for good.
# werift reads the protocols 56 and 57 right.
# What a sender with werift can do: give that byte to connection.sctpTransport.sctp.send() by itself, with 56 or 57.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" werift@0.24.4

cat >empty.cjs <<'JAVASCRIPT'
const { RTCPeerConnection } = require('werift');

const config = { iceServers: [], iceUseIpv6: false };

/** What arrives of those messages within two seconds. */
async function heard(...messages) {
  const [a, b] = [new RTCPeerConnection(config), new RTCPeerConnection(config)];
  const channel = a.createDataChannel('chat');
  const arrived = [];
  b.onDataChannel.subscribe((opened) => opened.onMessage.subscribe((message) => arrived.push(message)));
  await a.setLocalDescription(await a.createOffer());
  await b.setRemoteDescription(a.localDescription);
  await b.setLocalDescription(await b.createAnswer());
  await a.setRemoteDescription(b.localDescription);
  while (channel.readyState !== 'open') await new Promise((resolve) => setTimeout(resolve, 20));
  for (const message of messages) channel.send(message);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  return JSON.stringify(arrived);
}

(async () => {
  console.log('one, two:', await heard('one', 'two'));
  console.log('one, nothing, two:', await heard('one', '', 'two'));
  process.exit(0);
})();
JAVASCRIPT
node empty.cjs >seen
cat seen
diff - seen >&2 <<'EXPECTED' || { echo "werift behaves otherwise now" >&2; exit 1; }
one, two: ["one","two"]
one, nothing, two: ["one"]
EXPECTED

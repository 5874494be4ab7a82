#!/usr/bin/env bash
# werift 0.24.4 counts its DTLS records on through the change of epoch, and then begins again: one number comes twice.
#
# RFC 6347 section 4.1: each epoch has a sequence number of its own, which begins with 0 and is never used twice in it;
# section 4.1.2.6: a receiver drops what has a number that it has seen.
# Expected: Finished is record 0 of epoch 1, and application data follow from 1 on.
# Seen: Finished has the number that comes next in epoch 0 (8 for the active end when nothing is repeated), application data
# begin with 1 and use it again. OpenSSL drops that record: a message of a data channel comes a second late, by SCTP's timer.
# What a receiver can do: nothing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" werift@0.24.4

cat >numbers.cjs <<'JAVASCRIPT'
// Of each socket the numbers of its records of epoch 1, and which of them were Finished (content type 22).
const dgram = require('node:dgram');
const sockets = [];
const createSocket = dgram.createSocket;
dgram.createSocket = (...options) => {
  const socket = createSocket(...options);
  const records = [];
  sockets.push(records);
  const send = socket.send;
  socket.send = function (bytes, ...rest) {
    if (bytes[0] >= 20 && bytes[0] < 64 && bytes.readUInt16BE(3) === 1) {
      records.push({ type: bytes[0], number: bytes.readUIntBE(5, 6) });
    }
    return send.call(this, bytes, ...rest);
  };
  return socket;
};
const { RTCPeerConnection } = require('werift');

const config = { iceServers: [], iceUseIpv6: false };
const [a, b] = [new RTCPeerConnection(config), new RTCPeerConnection(config)];
const channel = a.createDataChannel('chat');

(async () => {
  await a.setLocalDescription(await a.createOffer());
  await b.setRemoteDescription(a.localDescription);
  await b.setLocalDescription(await b.createAnswer());
  await a.setRemoteDescription(b.localDescription);
  while (channel.readyState !== 'open') await new Promise((resolve) => setTimeout(resolve, 20));
  for (let count = 0; count < 20; ++count) {
    channel.send('text');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  for (const records of sockets.filter((each) => each.length)) {
    const finished = records.find(({ type }) => type === 22);
    const again = records.filter(({ type, number }) => type === 23 && number === finished.number).length;
    console.log(`Finished is record 0: ${finished.number === 0}; its number comes again: ${again}`);
  }
  process.exit(0);
})();
JAVASCRIPT
node numbers.cjs | sort >seen
cat seen
diff - seen >&2 <<'EXPECTED' || { echo "werift behaves otherwise now" >&2; exit 1; }
Finished is record 0: false; its number comes again: 1
Finished is record 0: false; its number comes again: 1
EXPECTED

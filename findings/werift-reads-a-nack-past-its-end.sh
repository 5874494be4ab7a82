#!/usr/bin/env bash
# werift 0.24.4 takes what follows a NACK in a compound RTCP packet for more lost packets.
#
# RFC 4585 section 6.1: the length of a feedback packet is in its header; what follows is the next packet of the compound.
# Expected: a NACK of packet 700 is read as 700 wherever it stands in the compound.
# Seen: right as the last packet; before a PLI it also "loses" 33230, 33232, 0, 1, 0 and 2, which are the PLI's bytes, and
# before another NACK that one's packets too. werift then sends packets again that nobody missed.
# What a sender can do: the NACK last in its compound.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" werift@0.24.4

cat >read.cjs <<'JAVASCRIPT'
const { RtcpPacketConverter } = require('werift');

// Generic NACK of one packet, and picture loss indication: RFC 4585 6.2.1 and 6.3.1.
const feedback = (format, type, ...words) => {
  const packet = Buffer.alloc(12 + 4 * words.length);
  packet.writeUInt8(0x80 | format, 0);
  packet.writeUInt8(type, 1);
  packet.writeUInt16BE(packet.length / 4 - 1, 2);
  packet.writeUInt32BE(1, 4);
  packet.writeUInt32BE(2, 8);
  words.forEach((word, i) => packet.writeUInt32BE(word, 12 + 4 * i));
  return packet;
};
const nack = (sequence) => feedback(1, 205, (sequence << 16) >>> 0);
const pli = () => feedback(1, 206);

const lost = (...packets) =>
  RtcpPacketConverter.deSerialize(Buffer.concat(packets))
    .filter((packet) => packet.feedback?.lost)
    .map((packet) => packet.feedback.lost.join(','))
    .join(' | ');

console.log('last:', lost(pli(), nack(700)));
console.log('before a PLI:', lost(nack(700), pli()));
console.log('before a NACK:', lost(nack(700), nack(900)));
JAVASCRIPT
node read.cjs >seen
cat seen
diff - seen >&2 <<'EXPECTED' || { echo "werift behaves otherwise now" >&2; exit 1; }
last: 700
before a PLI: 700,33230,33232,0,1,0,2
before a NACK: 700,33229,33230,33231,0,1,0,2,900 | 900
EXPECTED

#!/usr/bin/env bash
# aiortc 1.16.0 loses RTCP source descriptions of two sources unless the first CNAME's length is a multiple of four.
#
# RFC 3550 section 6.5: a chunk's items end with one or more null octets, the last of which fills the 32-bit word; the next
# chunk begins there. Expected: every compound of one and of two chunks is read as it was written.
# Seen: one chunk is read right at each length. Of two chunks the second is read right only where exactly two null octets
# close the first, which is CNAME lengths of 4, 8, 12, ...; at odd lengths parsing raises "RTCP SDES item is truncated", and
# the receiver drops the compound with the sender report in it; at the other even lengths the second chunk comes out with
# another SSRC or other items, without an error.
#   1 one=right two=error    2 one=right two=wrong    3 one=right two=error    4 one=right two=right ... up to 12
# What a sender can do: one chunk a packet, which every receiver reads.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet aiortc==1.16.0

"$folder/venv/bin/python" - >"$folder/seen" <<'PYTHON'
import struct

from aiortc.rtp import RtcpPacket


def description(*chunks):
    body = b""
    for ssrc, cname in chunks:
        chunk = struct.pack("!LBB", ssrc, 1, len(cname)) + cname + b"\0"
        body += chunk + b"\0" * (-len(chunk) % 4)
    return struct.pack("!BBH", 0x80 | len(chunks), 202, len(body) // 4) + body


def outcome(*chunks):
    try:
        [packet] = RtcpPacket.parse(description(*chunks))
    except ValueError:
        return "error"
    read = [(chunk.ssrc, chunk.items) for chunk in packet.chunks]
    return "right" if read == [(ssrc, [(1, cname)]) for ssrc, cname in chunks] else "wrong"


for length in range(1, 13):
    first, second = (1, b"a" * length), (2, b"b" * length)
    print(length, f"one={outcome(first)}", f"two={outcome(first, second)}")
PYTHON

for length in {1..12}; do
  case $((length % 4)) in
    0) two=right ;;
    2) two=wrong ;;
    *) two=error ;;
  esac
  echo "$length one=right two=$two"
done >"$folder/expected"
cat "$folder/seen"
diff "$folder/expected" "$folder/seen" >&2 || { echo "aiortc behaves otherwise now" >&2; exit 1; }

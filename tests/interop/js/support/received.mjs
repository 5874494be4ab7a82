// What has come of sound and pictures, packet by packet.
import { isDeepStrictEqual } from 'node:util';
import { Vp8RtpPayload } from 'werift';

/** The size that a keyframe of VP8 tells, RFC 6386 section 9.1; nothing for other packets. */
function sizeOfVp8({ payload }) {
  const frame = Vp8RtpPayload.deSerialize(payload);
  if (!frame.isKeyframe || frame.payload.readUIntBE(3, 3) !== 0x9d012a) return undefined;
  return [frame.payload.readUInt16LE(6) & 0x3fff, frame.payload.readUInt16LE(8) & 0x3fff];
}

/** The kinds of NAL units in a packet, RFC 6184 section 5.2: alone, in STAP-A, or the first part of one in FU-A. */
function unitsOfH264({ payload }) {
  const type = payload[0] & 0x1f;
  if (type === 28) return payload[1] & 0x80 ? [payload[1] & 0x1f] : [];
  if (type !== 24) return [type];
  const types = [];
  for (let at = 1; at + 2 < payload.length; at += 2 + payload.readUInt16BE(at))
    types.push(payload[at + 2] & 0x1f);
  return types;
}

/** What one section has brought. */
export class Received {
  packets = 0;
  pictures = 0;
  sizes = [];
  units = new Set();
  #numbers = new Set();
  #first;

  take(packet, mimeType) {
    this.packets += 1;
    this.#first ??= packet.header.sequenceNumber;
    this.#numbers.add(packet.header.sequenceNumber);
    if (packet.header.marker) this.pictures += 1;
    if (mimeType === 'video/H264') for (const type of unitsOfH264(packet)) this.units.add(type);
    if (mimeType !== 'video/VP8') return;
    const size = sizeOfVp8(packet);
    if (size && !this.sizes.some((known) => isDeepStrictEqual(known, size))) this.sizes.push(size);
  }

  /** How many of the first `count` numbers of RFC 3550 never came. */
  missingOf(count) {
    const first = this.#first;
    let missing = 0;
    for (let number = first; number < first + count; ++number) {
      if (!this.#numbers.has(number & 0xffff)) missing += 1;
    }
    return missing;
  }
}

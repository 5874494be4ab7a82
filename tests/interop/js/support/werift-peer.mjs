// A peer made of werift: what it sends, and what has come to it.
import { isDeepStrictEqual } from 'node:util';
import * as werift from 'werift';
import { startSource } from './source.mjs';

const CODECS = { VP8: werift.useVP8, H264: werift.useH264 };

/** The size that a keyframe of VP8 tells, RFC 6386 section 9.1; nothing for other packets. */
function sizeOfVp8({ payload }) {
  const frame = werift.Vp8RtpPayload.deSerialize(payload);
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
class Received {
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

export class WeriftPeer {
  #stops = [];
  #session;
  received = { audio: new Received(), video: new Received() };
  messages = [];

  /**
   * `sends` and `takes` name the kinds of sections, for a peer that answers too; `channel` is the label of a data
   * channel that it opens.
   */
  constructor(session, endpoint, { codec = 'VP8', sends = [], takes = [], channel, config = {} } = {}) {
    this.#session = session;
    Object.assign(this, { endpoint, codec, sends, takes, label: channel });
    this.connection = new werift.RTCPeerConnection({
      iceServers: [],
      iceUseIpv6: false,
      bundlePolicy: 'max-bundle',
      codecs: { audio: [werift.useOPUS()], video: [CODECS[codec]()] },
      ...config,
    });
    this.connection.onTrack.subscribe((track) => {
      track.onReceiveRtp.subscribe((packet) => this.received[track.kind].take(packet, track.codec?.mimeType));
    });
    this.connection.onDataChannel.subscribe((channel) => this.#hear(channel));
  }

  #hear(channel) {
    this.channel = channel;
    channel.onMessage.subscribe((message) => this.messages.push(message));
  }

  /** RFC 8831 section 6.6: an empty message is a byte of its own kind. werift sends none, which ends the association. */
  async send(message) {
    if (message.length > 0) return this.channel.send(message);
    const protocol = typeof message === 'string' ? 56 : 57;
    return this.connection.sctpTransport.sctp.send(this.channel.id, protocol, Buffer.alloc(1), {
      ordered: true,
    });
  }

  async #track(kind) {
    const track = new werift.MediaStreamTrack({ kind });
    this.#stops.push(
      await startSource(kind === 'audio' ? 'opus' : this.codec, (packet) => track.writeRtp(packet)),
    );
    return track;
  }

  /** The peer offers; returns the server's answer. `edit` may change either description on its way. */
  async offer({ edit = {}, sayInitOnce = false, ...options } = {}) {
    if (this.connection.getTransceivers().length === 0) {
      for (const kind of this.sends) {
        this.connection.addTransceiver(await this.#track(kind), { direction: 'sendonly' });
      }
      for (const kind of this.takes) this.connection.addTransceiver(kind, { direction: 'recvonly' });
      if (this.label) this.#hear(this.connection.createDataChannel(this.label));
    }
    if (sayInitOnce) this.connection.sctpTransport.sctp.timer1Expired = () => {};
    await this.connection.setLocalDescription(await this.connection.createOffer(options));
    const offer = this.connection.localDescription.sdp;
    const answer = await this.#session.invoke(this.endpoint, 'processOffer', {
      offer: edit.offer?.(offer) ?? offer,
    });
    await this.connection.setRemoteDescription({ type: 'answer', sdp: edit.answer?.(answer) ?? answer });
    return answer;
  }

  /** The server offers; returns its offer, which has its candidates. */
  async answer() {
    await this.#session.invoke(this.endpoint, 'generateOffer');
    await this.#session.invoke(this.endpoint, 'gatherCandidates');
    const offer = await this.#session.invoke(this.endpoint, 'getLocalSessionDescriptor');
    await this.connection.setRemoteDescription({ type: 'offer', sdp: offer });
    for (const transceiver of this.connection.getTransceivers()) {
      if (!this.sends.includes(transceiver.kind)) continue;
      await transceiver.sender.replaceTrack(await this.#track(transceiver.kind));
      transceiver.setDirection('sendonly');
    }
    if (this.label) this.#hear(this.connection.createDataChannel(this.label));
    await this.connection.setLocalDescription(await this.connection.createAnswer());
    await this.#session.invoke(this.endpoint, 'processAnswer', {
      answer: this.connection.localDescription.sdp,
    });
    return offer;
  }

  async close() {
    await Promise.all(this.#stops.splice(0).map((stop) => stop()));
    await this.connection.close();
  }
}

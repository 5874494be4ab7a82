// A peer made of werift: what it sends, and what has come to it.
import * as werift from 'werift';
import { Received } from './received.mjs';
import { startSource } from './source.mjs';

const CODECS = { VP8: werift.useVP8, H264: werift.useH264 };

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

  /** An empty message as RFC 8831 section 6.6 has it: findings/werift-silences-a-channel-with-an-empty-message.sh. */
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

  heard() {
    return this.messages;
  }

  get open() {
    return this.channel?.readyState === 'open';
  }

  /** A list that grows with each compound packet of RTCP that comes: of its packets the types, and their counts. */
  compounds() {
    const found = [];
    const { srtcp } = this.connection.dtlsTransports[0];
    const decrypt = srtcp.decrypt.bind(srtcp);
    srtcp.decrypt = (bytes) => {
      const plain = decrypt(bytes);
      const types = [];
      for (let at = 0; at + 4 <= plain.length; at += 4 + 4 * plain.readUInt16BE(at + 2)) {
        types.push(`${plain[at + 1]}/${plain[at] & 0x1f}`);
      }
      found.push(types);
      return plain;
    };
    return found;
  }

  /** Of what it sends from now on, sent again or not. */
  loseEvery(count) {
    const [transport] = this.connection.dtlsTransports;
    const send = transport.sendRtp.bind(transport);
    let sent = 0;
    transport.sendRtp = async (...packet) => (++sent % count === 0 ? 0 : send(...packet));
  }

  async close() {
    await Promise.all(this.#stops.splice(0).map((stop) => stop()));
    await this.connection.close();
  }
}

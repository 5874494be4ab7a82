// A peer made of node-datachannel, which is libdatachannel.
import native from 'node-datachannel';
import { RtpPacket } from 'werift';
import { Received } from './received.mjs';
import { startSource } from './source.mjs';

const MIME_TYPES = { audio: 'audio/opus', VP8: 'video/VP8', H264: 'video/H264' };
const TYPES = { audio: 111, VP8: 96, H264: 102 };
const SSRCS = { audio: 1111, video: 2222 };

const isRtcp = (packet) => packet[1] >= 192 && packet[1] <= 223;

export class DataChannelPeer {
  #stops = [];
  #tracks = [];
  #session;
  received = { audio: new Received(), video: new Received() };
  messages = [];

  constructor(session, endpoint, { codec = 'VP8', sends = [], takes = [], channel, config = {} } = {}) {
    this.#session = session;
    Object.assign(this, { endpoint, codec, sends, takes, label: channel });
    this.connection = new native.PeerConnection('peer', {
      iceServers: [],
      disableAutoNegotiation: true,
      ...config,
    });
    this.connection.onDataChannel((opened) => this.#hear(opened));
    this.connection.onTrack((track) => this.#take(track));
  }

  #hear(channel) {
    this.channel = channel;
    channel.onMessage((message) =>
      this.messages.push(typeof message === 'string' ? message : Buffer.from(message)),
    );
  }

  #take(track) {
    this.#tracks.push(track);
    track.setMediaHandler(new native.RtcpReceivingSession());
    const kind = track.type();
    const mimeType = MIME_TYPES[kind === 'audio' ? 'audio' : this.codec];
    track.onMessage((bytes) => {
      if (!isRtcp(bytes)) this.received[kind].take(RtpPacket.deSerialize(Buffer.from(bytes)), mimeType);
    });
  }

  #describe(kind, direction) {
    const name = kind === 'audio' ? 'audio' : this.codec;
    const description =
      kind === 'audio' ? new native.Audio(kind, direction) : new native.Video(kind, direction);
    if (name === 'audio') description.addOpusCodec(TYPES.audio);
    if (name === 'VP8') description.addVP8Codec(TYPES.VP8);
    if (name === 'H264') description.addH264Codec(TYPES.H264);
    if (direction === 'SendOnly') description.addSSRC(SSRCS[kind], 'peer', 'stream', kind);
    return description;
  }

  async #send(kind) {
    const name = kind === 'audio' ? 'audio' : this.codec;
    const track = this.connection.addTrack(this.#describe(kind, 'SendOnly'));
    this.#tracks.push(track);
    track.setMediaHandler(new native.RtcpNackResponder());
    const stop = await startSource(kind === 'audio' ? 'opus' : this.codec, (packet) => {
      packet[1] = (packet[1] & 0x80) | TYPES[name];
      packet.writeUInt32BE(SSRCS[kind], 8);
      if (track.isOpen()) track.sendMessageBinary(packet);
    });
    this.#stops.push(stop);
  }

  /** The local description once all candidates are in it. */
  async #gathered(type) {
    const done = new Promise((resolve) =>
      this.connection.onGatheringStateChange((state) => state === 'complete' && resolve()),
    );
    this.connection.setLocalDescription(type);
    await done;
    return this.connection.localDescription().sdp;
  }

  /** The peer offers; returns the server's answer, which `edit` may change on its way. */
  async offer({ edit = (sdp) => sdp } = {}) {
    for (const kind of this.sends) await this.#send(kind);
    for (const kind of this.takes) this.#take(this.connection.addTrack(this.#describe(kind, 'RecvOnly')));
    if (this.label) this.#hear(this.connection.createDataChannel(this.label));
    const answer = await this.#session.invoke(this.endpoint, 'processOffer', {
      offer: await this.#gathered('offer'),
    });
    this.connection.setRemoteDescription(edit(answer), 'answer');
    return answer;
  }

  /** The server offers. */
  async answer() {
    await this.#session.invoke(this.endpoint, 'generateOffer');
    await this.#session.invoke(this.endpoint, 'gatherCandidates');
    const offer = await this.#session.invoke(this.endpoint, 'getLocalSessionDescriptor');
    this.connection.setRemoteDescription(offer, 'offer');
    if (this.label) this.#hear(this.connection.createDataChannel(this.label));
    await this.#session.invoke(this.endpoint, 'processAnswer', { answer: await this.#gathered('answer') });
    return offer;
  }

  heard() {
    return this.messages;
  }

  get open() {
    return !!this.channel?.isOpen();
  }

  async send(message) {
    if (typeof message === 'string') this.channel.sendMessage(message);
    else this.channel.sendMessageBinary(message);
  }

  /** Its threads keep the process until then. */
  static finish() {
    native.cleanup();
  }

  async close() {
    await Promise.all(this.#stops.splice(0).map((stop) => stop()));
    this.connection.close();
  }
}

// One peer connection to the media server: as presenter with a stream, as viewer without.

let lastCall = 0;

/** Puts one video codec first, e.g. "H264"; others stay as a fallback only if it is not there at all. */
function preferCodec(transceiver, codec, capabilities) {
  const wanted = capabilities.codecs.filter(
    ({ mimeType }) => mimeType.toLowerCase() === `video/${codec.toLowerCase()}`,
  );
  const helpers = capabilities.codecs.filter(({ mimeType }) => /\/(rtx|red|ulpfec)$/.test(mimeType));
  if (wanted.length > 0) transceiver.setCodecPreferences([...wanted, ...helpers]);
}

/**
 * Events: 'track' (detail: MediaStream), 'state' (detail: RTCPeerConnectionState), 'channel' (detail: whether
 * text can be sent), 'text' (detail: the message).
 */
export class Call extends EventTarget {
  #send;
  #early = [];
  #answered = false;
  #channel;

  /**
   * @param {'presenter' | 'viewer'} role
   * @param {(message: object) => void} send to the application server
   * @param {{ stream?: MediaStream, codec?: string | null }} options
   */
  constructor(role, send, { stream, codec } = {}) {
    super();
    this.role = role;
    this.number = ++lastCall; // tells answers to this call from late ones to an earlier call
    this.#send = (message) => send({ ...message, call: this.number });
    this.connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    this.#listen();
    if (stream) this.#addStream(stream, codec);
    else this.#askForMedia(codec);
    this.#openChannel();
  }

  async start() {
    await this.connection.setLocalDescription();
    this.#send({ id: this.role, sdpOffer: this.connection.localDescription.sdp });
  }

  async accept(sdpAnswer) {
    await this.connection.setRemoteDescription({ type: 'answer', sdp: sdpAnswer });
    this.#answered = true;
    await Promise.all(this.#early.splice(0).map((candidate) => this.connection.addIceCandidate(candidate)));
  }

  /** The server's candidates may overtake its answer. */
  async addCandidate(candidate) {
    if (this.#answered) await this.connection.addIceCandidate(candidate);
    else this.#early.push(candidate);
  }

  /** @returns {boolean} whether it was handed to the data channel */
  sendText(message) {
    if (this.#channel.readyState !== 'open') return false;
    this.#channel.send(message);
    return true;
  }

  close() {
    this.connection.onconnectionstatechange = null;
    this.connection.onicecandidate = null;
    this.#channel.onclose = null;
    this.connection.close();
  }

  #listen() {
    const { connection } = this;
    connection.onicecandidate = ({ candidate }) => {
      if (candidate) this.#send({ id: 'onIceCandidate', candidate });
    };
    connection.onconnectionstatechange = () => this.#tell('state', connection.connectionState);
    connection.ontrack = ({ track }) => {
      this.remote ??= new MediaStream();
      this.remote.addTrack(track);
      this.#tell('track', this.remote);
    };
  }

  #addStream(stream, codec) {
    for (const track of stream.getTracks()) {
      const transceiver = this.connection.addTransceiver(track, { direction: 'sendonly', streams: [stream] });
      if (codec && track.kind === 'video')
        preferCodec(transceiver, codec, RTCRtpSender.getCapabilities('video'));
    }
  }

  #askForMedia(codec) {
    this.connection.addTransceiver('audio', { direction: 'recvonly' });
    const video = this.connection.addTransceiver('video', { direction: 'recvonly' });
    if (codec) preferCodec(video, codec, RTCRtpReceiver.getCapabilities('video'));
  }

  #openChannel() {
    const channel = this.connection.createDataChannel('chat');
    this.#channel = channel;
    channel.onopen = () => this.#tell('channel', true);
    channel.onclose = () => this.#tell('channel', false);
    channel.onmessage = ({ data }) => this.#tell('text', data);
    // The media server may open a channel of its own for what comes from the other side.
    this.connection.ondatachannel = ({ channel: theirs }) => {
      theirs.onmessage = ({ data }) => this.#tell('text', data);
    };
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

// One peer connection to the media server, known to the application by a name.

/**
 * Events: 'track' (detail: MediaStream), 'state' (detail: RTCPeerConnectionState), 'channel' (detail: whether
 * texts can be sent), 'text' (detail: the message), 'ended' (detail: why, for people).
 */
export class Call extends EventTarget {
  #signalling;
  #early = [];
  #answered = false;
  #channel;
  #over = new AbortController();

  /**
   * @param {import('./signalling.js').Signalling} signalling
   * @param {string} name tells this page's calls apart
   * @param {{ send?: MediaStream, receive?: boolean, text?: boolean }} media what goes out, whether sound and
   *   picture come in, whether there is a data channel
   */
  constructor(signalling, name, { send, receive = false, text = false }) {
    super();
    this.name = name;
    this.#signalling = signalling;
    this.connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    this.#listen();
    this.#addMedia(send, receive);
    if (text) this.#openChannel();
  }

  /** @param {object} details what the application wants to know besides */
  async start(details = {}) {
    await this.connection.setLocalDescription();
    this.#send({ ...details, id: 'offer', sdp: this.connection.localDescription.sdp });
  }

  /** @returns {boolean} whether it was handed to the data channel */
  sendText(message) {
    if (this.#channel?.readyState !== 'open') return false;
    this.#channel.send(message);
    return true;
  }

  close() {
    if (this.#over.signal.aborted) return;
    this.#send({ id: 'hangup' });
    this.#end();
  }

  #send(message) {
    this.#signalling.send({ ...message, call: this.name });
  }

  #end(reason) {
    this.#over.abort();
    this.connection.onconnectionstatechange = null;
    this.connection.onicecandidate = null;
    if (this.#channel) this.#channel.onclose = null;
    this.connection.close();
    if (reason) this.#tell('ended', reason);
  }

  #listen() {
    const { connection } = this;
    const { signal } = this.#over;
    const mine = (handle) => (message) => {
      if (message.call === this.name) handle(message);
    };
    this.#signalling.on(
      'answer',
      mine(({ sdp }) => this.#accept(sdp)),
      { signal },
    );
    this.#signalling.on(
      'candidate',
      mine(({ candidate }) => this.#addCandidate(candidate)),
      { signal },
    );
    for (const id of ['refused', 'ended']) {
      this.#signalling.on(
        id,
        mine(({ message }) => this.#end(message)),
        { signal },
      );
    }
    this.#signalling.addEventListener('lost', () => this.#end('The connection to the server was lost.'), {
      signal,
    });
    connection.onicecandidate = ({ candidate }) => {
      if (candidate) this.#send({ id: 'candidate', candidate });
    };
    connection.onconnectionstatechange = () => {
      this.#tell('state', connection.connectionState);
      if (connection.connectionState === 'failed') {
        this.#send({ id: 'hangup' });
        this.#end('The media connection was lost.');
      }
    };
    connection.ontrack = ({ track }) => {
      this.remote ??= new MediaStream();
      this.remote.addTrack(track);
      this.#tell('track', this.remote);
    };
  }

  #addMedia(send, receive) {
    const kinds = new Set(receive ? ['audio', 'video'] : []);
    for (const track of send?.getTracks() ?? []) {
      const direction = receive ? 'sendrecv' : 'sendonly';
      this.connection.addTransceiver(track, { direction, streams: [send] });
      kinds.delete(track.kind);
    }
    for (const kind of kinds) this.connection.addTransceiver(kind, { direction: 'recvonly' });
  }

  async #accept(sdp) {
    try {
      await this.connection.setRemoteDescription({ type: 'answer', sdp });
      this.#answered = true;
      await Promise.all(this.#early.splice(0).map((candidate) => this.connection.addIceCandidate(candidate)));
    } catch (error) {
      if (!this.#over.signal.aborted) this.#end(`The browser refused the answer: ${error.message}`);
    }
  }

  /** The server's candidates may overtake its answer. */
  #addCandidate(candidate) {
    if (this.#answered) this.connection.addIceCandidate(candidate).catch((error) => console.warn(error));
    else this.#early.push(candidate);
  }

  #openChannel() {
    const channel = this.connection.createDataChannel('text');
    this.#channel = channel;
    channel.onopen = () => this.#tell('channel', true);
    channel.onclose = () => this.#tell('channel', false);
    channel.onmessage = ({ data }) => this.#tell('text', data);
    // The media server may open a channel of its own for what comes from others.
    this.connection.ondatachannel = ({ channel: theirs }) => {
      theirs.onmessage = ({ data }) => this.#tell('text', data);
    };
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

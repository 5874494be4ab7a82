import type { Candidate, PageMessage, Role } from './signaling.js';

export interface AttemptOptions {
  /** Video codec to prefer, e.g. 'H264'; others stay for when the other side has not got it. */
  codec?: string | undefined;
  /** Label of a data channel to open. */
  channel?: string | undefined;
  /** What to ask for when playing: both by default. */
  receive?: { audio?: boolean; video?: boolean } | undefined;
  /** Extra configuration of the connection, such as `iceServers`. */
  connection?: RTCConfiguration | undefined;
  /** The most that the video may take, in kbit/s (publish). */
  maxVideoKbps?: number | undefined;
}

export interface AttemptHandlers {
  send(message: PageMessage): void;
  onState(state: RTCPeerConnectionState): void;
  onTrack(stream: MediaStream): void;
  onChannel(open: boolean): void;
  onData(data: unknown): void;
}

let lastNumber = 0;

/** One RTCPeerConnection to the media server: made, negotiated once, closed. A call makes a new one when it breaks. */
export class Attempt {
  readonly number = (lastNumber += 1);
  readonly connection: RTCPeerConnection;
  #early: Candidate[] = [];
  #answered = false;
  #channel: RTCDataChannel | undefined;
  #remote: MediaStream | undefined;

  constructor(
    private readonly role: Role,
    private readonly stream: MediaStream | undefined,
    private readonly handlers: AttemptHandlers,
    private readonly options: AttemptOptions,
  ) {
    this.connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle', ...options.connection });
    this.#listen();
    this.#addMedia();
    if (options.channel !== undefined) this.#openChannel(options.channel);
  }

  async offer(replaces: number | undefined, params: unknown): Promise<void> {
    await this.connection.setLocalDescription();
    this.handlers.send({
      type: 'offer',
      call: this.number,
      role: this.role,
      sdp: this.connection.localDescription?.sdp ?? '',
      ...(replaces === undefined ? {} : { replaces }),
      ...(params === undefined ? {} : { params }),
    });
  }

  async accept(sdp: string): Promise<void> {
    await this.connection.setRemoteDescription({ type: 'answer', sdp });
    this.#answered = true;
    await this.#limitVideo();
    await Promise.all(this.#early.splice(0).map((candidate) => this.connection.addIceCandidate(candidate)));
  }

  /** The server's candidates may overtake its answer. */
  async addCandidate(candidate: Candidate): Promise<void> {
    if (this.#answered) await this.connection.addIceCandidate(candidate);
    else this.#early.push(candidate);
  }

  /** @returns whether it was handed to the data channel */
  sendData(data: string | ArrayBuffer): boolean {
    if (this.#channel?.readyState !== 'open') return false;
    this.#channel.send(data as string);
    return true;
  }

  close(): void {
    const { connection } = this;
    connection.onicecandidate = connection.onconnectionstatechange = connection.ontrack = null;
    connection.ondatachannel = null;
    if (this.#channel) this.#channel.onclose = this.#channel.onmessage = this.#channel.onopen = null;
    connection.close();
  }

  #listen(): void {
    const { connection, handlers } = this;
    connection.onicecandidate = ({ candidate }) => {
      if (!candidate) return;
      handlers.send({ type: 'candidate', call: this.number, candidate: candidate.toJSON() as Candidate });
    };
    connection.onconnectionstatechange = () => {
      handlers.onState(connection.connectionState);
    };
    connection.ontrack = ({ track }) => {
      this.#remote ??= new MediaStream();
      this.#remote.addTrack(track);
      handlers.onTrack(this.#remote);
    };
  }

  /** A transceiver for each track that goes out, and one for each kind that comes in besides. */
  #addMedia(): void {
    const receives = this.role !== 'publish';
    const { audio = true, video = true } = this.options.receive ?? {};
    const missing = new Set([
      ...(receives && audio ? ['audio'] : []),
      ...(receives && video ? ['video'] : []),
    ]);
    for (const track of this.stream?.getTracks() ?? []) {
      const direction = missing.delete(track.kind) ? 'sendrecv' : 'sendonly';
      const streams = this.stream ? [this.stream] : [];
      this.#prefer(this.connection.addTransceiver(track, { direction, streams }), track.kind);
    }
    for (const kind of missing)
      this.#prefer(this.connection.addTransceiver(kind, { direction: 'recvonly' }), kind);
  }

  /** Puts the wanted codec first, with what repairs losses behind it; without it, the browser's order stays. */
  #prefer(transceiver: RTCRtpTransceiver, kind: string): void {
    const { codec } = this.options;
    const { direction } = transceiver;
    const capabilities = (direction === 'recvonly' ? RTCRtpReceiver : RTCRtpSender).getCapabilities('video');
    if (codec === undefined || kind !== 'video' || !capabilities) return;
    const type = `video/${codec}`.toLowerCase();
    const wanted = capabilities.codecs.filter(({ mimeType }) => mimeType.toLowerCase() === type);
    const repair = capabilities.codecs.filter(({ mimeType }) => /\/(rtx|red|ulpfec)$/i.test(mimeType));
    if (wanted.length > 0) transceiver.setCodecPreferences([...wanted, ...repair]);
  }

  async #limitVideo(): Promise<void> {
    const { maxVideoKbps } = this.options;
    if (maxVideoKbps === undefined) return;
    for (const sender of this.connection.getSenders()) {
      if (sender.track?.kind !== 'video') continue;
      const parameters = sender.getParameters();
      for (const encoding of parameters.encodings) encoding.maxBitrate = maxVideoKbps * 1000;
      await sender.setParameters(parameters);
    }
  }

  #openChannel(label: string): void {
    const { handlers } = this;
    const channel = this.connection.createDataChannel(label);
    this.#channel = channel;
    channel.binaryType = 'arraybuffer';
    channel.onopen = () => {
      handlers.onChannel(true);
    };
    channel.onclose = () => {
      handlers.onChannel(false);
    };
    channel.onmessage = ({ data }) => {
      handlers.onData(data);
    };
    // The media server may open a channel of its own for what comes from the other side.
    this.connection.ondatachannel = ({ channel: theirs }) => {
      theirs.binaryType = 'arraybuffer';
      theirs.onmessage = ({ data }) => {
        handlers.onData(data);
      };
    };
  }
}

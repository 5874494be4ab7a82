import { Emitter } from '../Emitter.js';
import { Backoff } from '../rpc/Backoff.js';
import { Attempt, type AttemptOptions } from './Attempt.js';
import { watchNetwork } from './network.js';
import type { Role, ServerMessage, Signaling } from './signaling.js';
import { StatsReader, type CallStats } from './stats.js';

/**
 * - `connecting`: the first attempt is under way.
 * - `connected`: media can flow.
 * - `interrupted`: the connection does not work right now; it may recover by itself.
 * - `reconnecting`: a new connection is being made.
 * - `closed`: over; see 'ended' for why.
 */
export type CallState = 'connecting' | 'connected' | 'interrupted' | 'reconnecting' | 'closed';

export interface CallOptions extends AttemptOptions {
  /** Handed to the application's server with the offer: which room, whose stream. */
  params?: unknown;
  /** How long an interruption may last before a new connection is made, in ms. Default 3000. */
  interruptionMs?: number | undefined;
  /** How long an attempt may take, in ms. Default 15000. */
  attemptMs?: number | undefined;
  /** How many attempts in a row may fail before the call ends. Default 8; 0 ends it with the first failure. */
  maxAttempts?: number | undefined;
  /** Time between two 'stats' events, in ms. Default 1000. */
  statsIntervalMs?: number | undefined;
  /** Closes the call. */
  signal?: AbortSignal | undefined;
}

/** Why a call is over: `closed` by the page, `failed` after too many attempts, or whatever the server said. */
export interface CallEnd {
  reason: string;
  message: string;
}

export interface CallEvents {
  state: CallState;
  /** Once, after 'state' told `closed`. */
  ended: CallEnd;
  /** The server took the offer; `info` is whatever it added. */
  answered: { info: unknown };
  /** Media of the other side. Told again when a new connection brings a new stream. */
  track: MediaStream;
  /** Whether `send` works. */
  channel: boolean;
  /** What came over the data channel: a string or an ArrayBuffer. */
  data: unknown;
  /** Once a second while connected, when somebody listens. */
  stats: CallStats;
  /** The element is muted because the browser plays no sound unasked (true), or is heard (false). `play` only. */
  muted: boolean;
}

const FIRST_RETRY_MS = 300;
const LONGEST_RETRY_MS = 5_000;

/** Media to or from the server, kept over as many connections as it takes. Made by `publish`, `play` and `exchange`. */
export class Call extends Emitter<CallEvents> {
  #state: CallState = 'connecting';
  #attempt: Attempt | undefined;
  #reader: StatsReader | undefined;
  #wasConnected = false;
  #over: CallEnd | undefined;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #statsTimer: ReturnType<typeof setInterval> | undefined;
  readonly #backoff = new Backoff(FIRST_RETRY_MS, LONGEST_RETRY_MS);
  readonly #cleanUp: (() => void)[];

  constructor(
    private readonly role: Role,
    private readonly stream: MediaStream | undefined,
    private readonly signaling: Signaling,
    private readonly options: CallOptions,
  ) {
    super();
    this.#cleanUp = [
      signaling.onMessage((message) => {
        this.#receive(message);
      }),
      signaling.onOpen(() => {
        this.#begin();
      }),
      watchNetwork(() => {
        this.#networkChanged();
      }),
    ];
    const { signal } = options;
    const abort = (): void => {
      this.close();
    };
    signal?.addEventListener('abort', abort, { once: true });
    this.#cleanUp.push(() => signal?.removeEventListener('abort', abort));
    // The page's listeners are there when the first event comes.
    queueMicrotask(() => {
      if (signal?.aborted) {
        this.close();
        return;
      }
      this.emit('state', this.#state);
      if (signaling.open && !this.#attempt) this.#begin();
    });
  }

  get state(): CallState {
    return this.#state;
  }

  /** The connection of now, for what this class has no words for; another one after 'reconnecting'. */
  get connection(): RTCPeerConnection | undefined {
    return this.#attempt?.connection;
  }

  /** Resolves when media can flow for the first time; rejects with the end of a call that never comes so far. */
  get connected(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#wasConnected) resolve();
      this.on('state', (state) => {
        if (state === 'connected') resolve();
      });
      this.on('ended', ({ message }) => {
        reject(new Error(message));
      });
      if (this.#over) reject(new Error(this.#over.message));
    });
  }

  /** Figures of now; rates are of the time since they were last read. */
  async stats(): Promise<CallStats> {
    return (await this.#reader?.read()) ?? {};
  }

  /** Sends over the data channel. @returns false when it is not open */
  send(data: string | ArrayBuffer): boolean {
    return this.#attempt?.sendData(data) ?? false;
  }

  /** Sends another track in place of the one of that kind, without a new connection; null sends nothing. */
  async replaceTrack(kind: 'audio' | 'video', track: MediaStreamTrack | null): Promise<void> {
    const transceiver = this.connection
      ?.getTransceivers()
      .find(({ receiver, direction }) => receiver.track.kind === kind && direction.startsWith('send'));
    await transceiver?.sender.replaceTrack(track);
    if (!this.stream) return;
    for (const old of this.stream.getTracks()) if (old.kind === kind) this.stream.removeTrack(old);
    if (track) this.stream.addTrack(track);
  }

  /** Ends the call. The tracks that were published stay open: they are the page's. */
  close(): void {
    this.#tell({ type: 'stop' });
    this.#end({ reason: 'closed', message: 'The call was closed' });
  }

  // --- attempts ---------------------------------------------------------------------

  /** A new connection, in place of the one that is there. */
  #begin(): void {
    if (this.#isClosed()) return;
    const replaces = this.#drop();
    this.#setState(this.#wasConnected || this.#failures > 0 ? 'reconnecting' : 'connecting');
    const ifCurrent =
      <T>(then: (value: T) => void) =>
      (value: T): void => {
        if (this.#attempt === attempt) then(value);
      };
    const attempt: Attempt = new Attempt(
      this.role,
      this.stream,
      {
        send: (message) => {
          this.signaling.send(message);
        },
        onState: ifCurrent((state: RTCPeerConnectionState) => {
          this.#connectionChanged(state);
        }),
        onTrack: ifCurrent((stream: MediaStream) => {
          this.emit('track', stream);
        }),
        onChannel: ifCurrent((open: boolean) => {
          this.emit('channel', open);
        }),
        onData: ifCurrent((data: unknown) => {
          this.emit('data', data);
        }),
      },
      this.options,
    );
    this.#attempt = attempt;
    this.#reader = new StatsReader(attempt.connection);
    this.#timer = setTimeout(() => {
      this.#failed('The media connection could not be made in time.');
    }, this.options.attemptMs ?? 15_000);
    attempt.offer(replaces, this.options.params).catch((error: unknown) => {
      if (this.#attempt === attempt) this.#failed(`The browser could not make an offer: ${String(error)}`);
    });
  }

  /** Lets go of the attempt that is there. @returns its number */
  #drop(): number | undefined {
    clearTimeout(this.#timer);
    clearInterval(this.#statsTimer);
    const attempt = this.#attempt;
    this.#attempt = undefined;
    attempt?.close();
    return attempt?.number;
  }

  #failed(message: string): void {
    this.#failures += 1;
    if (this.#failures > (this.options.maxAttempts ?? 8)) {
      this.#tell({ type: 'stop' });
      this.#end({ reason: 'failed', message });
      return;
    }
    clearTimeout(this.#timer);
    this.#setState(this.#wasConnected ? 'reconnecting' : 'connecting');
    // Without a channel there is nothing to do but wait: onOpen comes.
    this.#timer = setTimeout(() => {
      if (this.signaling.open) this.#begin();
    }, this.#backoff.next());
  }

  #connectionChanged(state: RTCPeerConnectionState): void {
    switch (state) {
      case 'connected':
        clearTimeout(this.#timer);
        this.#wasConnected = true;
        this.#failures = 0;
        this.#backoff.reset();
        this.#startStats();
        this.#setState('connected');
        return;
      case 'disconnected':
        this.#setState('interrupted');
        this.#giveItTime(this.options.interruptionMs ?? 3_000);
        return;
      case 'failed':
      case 'closed': // the other side ended the connection
        this.#failed('The media connection was lost.');
        return;
      default:
    }
  }

  #giveItTime(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#failed('The media connection was lost.');
    }, ms);
  }

  /** Another network: what works goes on, and what does not is made anew soon. */
  #networkChanged(): void {
    if (this.#isClosed() || !this.signaling.open || this.#state === 'connected') return;
    if (this.#state === 'interrupted') this.#giveItTime(500);
    else this.#begin();
  }

  // --- the server -------------------------------------------------------------------

  #receive(message: ServerMessage): void {
    const attempt = this.#attempt;
    if (attempt?.number !== message.call) return;
    switch (message.type) {
      case 'answer':
        attempt.accept(message.sdp).then(
          () => {
            if (this.#attempt === attempt) this.emit('answered', { info: message.info });
          },
          (error: unknown) => {
            if (this.#attempt === attempt) this.#failed(`The browser refused the answer: ${String(error)}`);
          },
        );
        return;
      case 'candidate':
        // One that cannot be used is no reason to end what others may bring about.
        attempt.addCandidate(message.candidate).catch(() => undefined);
        return;
      case 'stop': {
        const { reason = 'stopped', message: text = 'The server ended the call.', retry = false } = message;
        if (retry) this.#failed(text);
        else this.#end({ reason, message: text });
      }
    }
  }

  #tell(message: { type: 'stop' }): void {
    if (this.#attempt) this.signaling.send({ ...message, call: this.#attempt.number });
  }

  // --- the rest ---------------------------------------------------------------------

  #startStats(): void {
    clearInterval(this.#statsTimer);
    this.stats().catch(() => undefined); // where the rates of the first event are counted from
    this.#statsTimer = setInterval(() => {
      if (!this.hasListeners('stats')) return;
      this.stats().then(
        (stats) => {
          if (this.#state === 'connected') this.emit('stats', stats);
        },
        () => undefined,
      );
    }, this.options.statsIntervalMs ?? 1_000);
  }

  #setState(state: CallState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.emit('state', state);
  }

  #end(end: CallEnd): void {
    if (this.#isClosed()) return;
    this.#over = end;
    this.#drop();
    for (const cleanUp of this.#cleanUp) cleanUp();
    this.#setState('closed');
    this.emit('ended', end);
  }

  // A method, because the state changes while a caller awaits.
  #isClosed(): boolean {
    return this.#state === 'closed';
  }
}

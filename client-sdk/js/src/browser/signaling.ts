// How calls talk to the application's server. The protocol is written down in the README of this package.

/** A candidate as it travels (RTCIceCandidateInit, W3C webrtc-pc 4.8.1). */
export interface Candidate {
  candidate: string;
  sdpMid?: string | null;
  sdpMLineIndex?: number | null;
}

/** What a call does: sends a stream, gets one, or both over one connection. */
export type Role = 'publish' | 'play' | 'exchange';

/** From the page to the application's server. `call` is the page's own number for an attempt. */
export type PageMessage =
  | {
      type: 'offer';
      call: number;
      role: Role;
      sdp: string;
      replaces?: number;
      params?: unknown;
    }
  | { type: 'candidate'; call: number; candidate: Candidate }
  | { type: 'stop'; call: number };

/** From the application's server to the page. A message whose `call` is no longer used is ignored. */
export type ServerMessage =
  | { type: 'answer'; call: number; sdp: string; info?: unknown }
  | { type: 'candidate'; call: number; candidate: Candidate }
  /** Ends or refuses a call. With `retry` the page makes it anew after a while. */
  | { type: 'stop'; call: number; reason?: string; message?: string; retry?: boolean };

/** The way to the application's server; anything that carries messages will do. */
export interface Signaling {
  /** Whether messages can be sent now. A call that begins before waits for `onOpen`. */
  readonly open: boolean;
  send(message: PageMessage): void;
  /** Calls `listener` with each message; the result ends that. */
  onMessage(listener: (message: ServerMessage) => void): () => void;
  /**
   * Calls `listener` each time the channel opens, the first time too; the result ends that. Every call is then made
   * anew, because a server ends what belongs to a page that went.
   */
  onOpen(listener: () => void): () => void;
}

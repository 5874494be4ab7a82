// The room: at most one presenter, and everyone who watches.
import { log } from 'headwater-examples-shared/log.js';
import { MAX_EARLY_CANDIDATES, Peer } from './peer.js';

const REASONS = {
  presenterLeft: 'The presenter has left.',
  presenterLost: 'The presenter’s connection was lost.',
  connectionLost: 'Your media connection was lost.',
  mediaServerLost: 'The media server was restarted.',
};

const REFUSALS = {
  presenterTaken: 'Somebody else is presenting. Wait until they stop, or watch them.',
  presenting: 'You are presenting already: stop that first.',
  noPresenter: 'There is no presenter yet.',
  full: 'As many people are watching as there is room for.',
  noMediaServer: 'The media server cannot be reached right now.',
};

const MOST_VIEWERS = 1_000;

export class Room {
  #media;
  #pages = new Set();
  /** @type {Map<object, Peer>} by page; a peer is here from its request on, before its endpoint exists */
  #viewers = new Map();
  /** @type {Map<object, object[]>} candidates of pages that have not yet said what they want to be */
  #unassigned = new Map();
  /** @type {Peer | undefined} reserved as soon as somebody asks, so that a second one is refused */
  #presenter;
  /** Set once the presenter's offer is answered: viewers may come. */
  #live = false;
  #pipeline;
  #viewersSoFar = 0;

  /** @param {import('headwater-examples-shared/media.js').Media} media */
  constructor(media) {
    this.#media = media;
    media.on('state', () => this.#broadcast(this.#mediaState()));
    media.on('lost', () => this.#end('mediaServerLost', { release: false }));
  }

  status() {
    return { presenter: this.#live, viewers: this.#viewers.size, mediaServer: this.#media.connected };
  }

  enter(page) {
    this.#pages.add(page);
    for (const message of [this.#mediaState(), this.#presenterState(), this.#viewerCount()])
      page.send(message);
  }

  leave(page) {
    this.#pages.delete(page);
    this.stop(page);
  }

  /** @param {number} [call] the page's own number for this call; comes back with everything about it */
  async present(page, sdpOffer, call) {
    const refuse = refuser(page, 'presenterResponse', call);
    if (this.#presenter?.page === page) return refuse('presenting');
    if (this.#presenter) return refuse('presenterTaken');
    if (!this.#media.connected) return refuse('noMediaServer');

    this.stop(page); // it may have been watching
    const peer = this.#newPeer(page, call, () => this.#end('presenterLost'));
    this.#presenter = peer;
    try {
      const pipeline = await this.#media.client.create('MediaPipeline');
      if (peer.closed) return await this.#media.release(pipeline);
      this.#pipeline = pipeline;
      if (!(await peer.open(pipeline))) return;
      const sdpAnswer = await peer.endpoint.processOffer(sdpOffer);
      if (peer.closed) return;
      peer.send({ id: 'presenterResponse', response: 'accepted', sdpAnswer, name: 'Presenter' });
      this.#live = true;
      log.info(`${page.name} presents`);
      this.#broadcast(this.#presenterState());
      await peer.endpoint.gatherCandidates();
    } catch (error) {
      if (peer.closed) return;
      log.warn(`${page.name} cannot present: ${error.message}`);
      refuse('failed', `Presenting did not work: ${error.message}`);
      this.#end('presenterLeft');
    }
  }

  async view(page, sdpOffer, call) {
    const refuse = refuser(page, 'viewerResponse', call);
    if (this.#presenter?.page === page) return refuse('presenting');
    if (!this.#media.connected) return refuse('noMediaServer');
    if (!this.#live) return refuse('noPresenter');
    if (!this.#viewers.has(page) && this.#viewers.size >= MOST_VIEWERS) return refuse('full');

    this.stop(page); // a second request replaces the first
    const presenter = this.#presenter;
    const peer = this.#newPeer(page, call, () => this.#dropViewer(peer, 'connectionLost'));
    this.#viewers.set(page, peer);
    try {
      if (!(await peer.open(this.#pipeline))) return;
      // Sound, picture and text from the presenter; text back to them.
      await Promise.all([
        presenter.endpoint.connect(peer.endpoint),
        peer.endpoint.connect(presenter.endpoint, 'DATA'),
      ]);
      const sdpAnswer = await peer.endpoint.processOffer(sdpOffer);
      if (peer.closed) return;
      peer.send({
        id: 'viewerResponse',
        response: 'accepted',
        sdpAnswer,
        name: `Viewer ${++this.#viewersSoFar}`,
      });
      log.info(`${page.name} watches`);
      this.#broadcast(this.#viewerCount());
      await peer.endpoint.gatherCandidates();
    } catch (error) {
      if (peer.closed) return;
      log.warn(`${page.name} cannot watch: ${error.message}`);
      refuse('failed', `Watching did not work: ${error.message}`);
      this.#dropViewer(peer);
    }
  }

  addCandidate(page, candidate, call) {
    const peer = this.#presenter?.page === page ? this.#presenter : this.#viewers.get(page);
    if (peer) return peer.call === call ? peer.addCandidate(candidate) : undefined; // else of an earlier call
    const waiting = this.#unassigned.get(page) ?? [];
    if (waiting.length < MAX_EARLY_CANDIDATES) waiting.push({ candidate, call });
    this.#unassigned.set(page, waiting);
  }

  stop(page) {
    if (this.#presenter?.page === page) this.#end('presenterLeft');
    const viewer = this.#viewers.get(page);
    if (viewer) this.#dropViewer(viewer);
    if (!this.#pages.has(page)) this.#unassigned.delete(page);
  }

  #newPeer(page, call, onLost) {
    const peer = new Peer(this.#media, page, call, onLost);
    for (const early of this.#unassigned.get(page) ?? []) {
      if (early.call === call) peer.addCandidate(early.candidate);
    }
    this.#unassigned.delete(page);
    return peer;
  }

  /** Ends the presentation: everybody is told first, then one release takes the pipeline with all in it. */
  #end(reason, { release = true } = {}) {
    const presenter = this.#presenter;
    if (!presenter) return;
    const pipeline = this.#pipeline;
    const viewers = [...this.#viewers.values()];
    this.#presenter = undefined;
    this.#pipeline = undefined;
    this.#live = false;
    this.#viewers.clear();

    for (const peer of viewers) peer.page.send(stopCommunication(reason));
    if (reason === 'presenterLost') presenter.page.send(stopCommunication('connectionLost'));
    if (reason === 'mediaServerLost') presenter.page.send(stopCommunication(reason));
    for (const peer of [presenter, ...viewers]) peer.close({ release: false });
    this.#broadcast(this.#presenterState());
    this.#broadcast(this.#viewerCount());
    log.info(`Presentation over: ${reason}`);
    if (release) this.#media.release(pipeline);
  }

  #dropViewer(peer, reason) {
    if (this.#viewers.get(peer.page) === peer) this.#viewers.delete(peer.page);
    if (reason) peer.page.send(stopCommunication(reason));
    peer.close();
    this.#broadcast(this.#viewerCount());
  }

  #broadcast(message) {
    for (const page of this.#pages) page.send(message);
  }

  #presenterState() {
    return { id: 'presenterState', present: this.#live };
  }

  #viewerCount() {
    return { id: 'viewerCount', count: this.#viewers.size };
  }

  #mediaState() {
    return { id: 'mediaServer', connected: this.#media.connected };
  }
}

/** Says no: for one of the reasons above, or for another one in words. */
function refuser(page, id, call) {
  return (reason, message = REFUSALS[reason]) =>
    page.send({ id, response: 'rejected', reason, message, call });
}

function stopCommunication(reason) {
  return { id: 'stopCommunication', reason, message: REASONS[reason] };
}

// A connection of Firefox's, in the page of firefox-page.js.

const encode = (message) => (typeof message === 'string' ? message : { bytes: message.toString('base64') });
const decode = (message) => (typeof message === 'string' ? message : Buffer.from(message.bytes, 'base64'));

/** The class of the peers of one browser. */
export const peersOf = (firefox) =>
  class FirefoxPeer {
    #session;
    #id;

    constructor(session, endpoint, { codec = 'VP8', sends = [], takes = [], channel } = {}) {
      this.#session = session;
      this.endpoint = endpoint;
      this.#id = firefox.run('makePeer', { codec, sends, takes, label: channel });
    }

    async #run(name, ...values) {
      return firefox.run(name, await this.#id, ...values);
    }

    /** The peer offers; returns what it offered. `edit` may change the answer on its way. */
    async offer({ restart = false, edit = (sdp) => sdp } = {}) {
      const offer = await this.#run('makeOffer', { restart });
      await this.#run(
        'takeAnswer',
        edit(await this.#session.invoke(this.endpoint, 'processOffer', { offer })),
      );
      return offer;
    }

    /** The server offers. */
    async answer() {
      await this.#session.invoke(this.endpoint, 'generateOffer');
      await this.#session.invoke(this.endpoint, 'gatherCandidates');
      const offer = await this.#session.invoke(this.endpoint, 'getLocalSessionDescriptor');
      const answer = await this.#run('makeAnswer', offer);
      await this.#session.invoke(this.endpoint, 'processAnswer', { answer });
    }

    inbound() {
      return this.#run('inbound');
    }

    get open() {
      return this.#run('isOpen');
    }

    send(message) {
      return this.#run('send', encode(message));
    }

    async heard() {
      return (await this.#run('heard')).map(decode);
    }

    close() {
      return this.#run('closePeer');
    }
  };

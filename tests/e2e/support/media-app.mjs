// A small application server that speaks the helper's own signalling protocol: whoever publishes last is watched by all.
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';

const SDK = fileURLToPath(new URL('../../../client-sdk/js/dist/esm', import.meta.url));
const PAGES = fileURLToPath(new URL('../pages', import.meta.url));

function serveFile(response, path) {
  response.setHeader('Content-Type', path.endsWith('.html') ? 'text/html' : 'text/javascript');
  createReadStream(path)
    .on('error', () => response.writeHead(404).end())
    .pipe(response);
}

export class MediaApp {
  /** @param {import('@headwater/client').HeadwaterClient} client */
  static async start(client) {
    const app = new MediaApp();
    app.#server.listen(0, '127.0.0.1');
    await once(app.#server, 'listening');
    app.url = `http://127.0.0.1:${app.#server.address().port}`;
    app.#pipeline = await client.create('MediaPipeline');
    return app;
  }

  /** What pages said, by type. */
  said = [];
  /** When set, offers are answered with this 'stop' message. */
  refusal;
  #pipeline;
  #publisher;
  #server;
  #sockets;
  /** @type {Map<string, { endpoint?: import('@headwater/client').WebRtcEndpoint, early: object[] }>} */
  #calls = new Map();

  constructor() {
    this.#server = createServer(({ url }, response) => {
      const { pathname } = new URL(url, 'http://localhost');
      if (pathname.startsWith('/headwater/'))
        return serveFile(response, SDK + pathname.slice('/headwater'.length));
      return serveFile(response, `${PAGES}${pathname === '/' ? '/fifteen-lines.html' : pathname}`);
    });
    this.#sockets = new WebSocketServer({ server: this.#server, path: '/media' });
    this.#sockets.on('connection', (socket) => this.#welcome(socket));
  }

  async close() {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#server.close();
    this.#server.closeAllConnections();
    await this.#pipeline.release();
  }

  /** Drops every page's channel, as a restart would. */
  dropChannels() {
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  send(message) {
    for (const socket of this.#sockets.clients) socket.send(JSON.stringify(message));
  }

  async endpoints() {
    return (await this.#pipeline.getChildren()).length;
  }

  /** Ends every endpoint behind the pages' backs, as a network that went would. */
  async breakMedia() {
    await Promise.all((await this.#pipeline.getChildren()).map((endpoint) => endpoint.release()));
  }

  #welcome(socket) {
    const prefix = `${Math.random()}/`;
    socket.on('message', (data) => {
      const message = JSON.parse(data);
      this.said.push(message);
      const reply = (answer) => socket.send(JSON.stringify({ call: message.call, ...answer }));
      this.#handle(prefix, message, reply).catch((error) =>
        reply({ type: 'stop', reason: 'failed', message: error.message, retry: true }),
      );
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      for (const id of this.#calls.keys()) if (id.startsWith(prefix)) this.#stop(id);
    });
  }

  #call(id) {
    if (!this.#calls.has(id)) this.#calls.set(id, { early: [] });
    return this.#calls.get(id);
  }

  #stop(id) {
    const { endpoint } = this.#calls.get(id) ?? {};
    this.#calls.delete(id);
    endpoint?.release().catch(() => {});
  }

  async #handle(prefix, message, reply) {
    const id = prefix + message.call;
    if (message.type === 'stop') this.#stop(id);
    else if (message.type === 'candidate') {
      const { endpoint, early } = this.#call(id);
      if (endpoint) await endpoint.addIceCandidate(message.candidate);
      else early.push(message.candidate);
    } else if (message.type === 'offer') {
      if (message.replaces) this.#stop(prefix + message.replaces);
      if (this.refusal) return reply({ type: 'stop', ...this.refusal });
      await this.#answer(this.#call(id), message, reply);
    }
  }

  async #answer(call, { role, sdp }, reply) {
    const endpoint = await this.#pipeline.create('WebRtcEndpoint', { useDataChannels: true });
    call.endpoint = endpoint;
    await endpoint.on('IceCandidateFound', ({ candidate }) => reply({ type: 'candidate', candidate }));
    if (role === 'exchange') await endpoint.connect(endpoint);
    else if (role === 'publish') this.#publisher = endpoint;
    else await this.#publisher.connect(endpoint);
    reply({ type: 'answer', sdp: await endpoint.processOffer(sdp), info: { role } });
    await endpoint.gatherCandidates();
    for (const candidate of call.early.splice(0)) await endpoint.addIceCandidate(candidate);
  }
}

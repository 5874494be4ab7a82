// Rooms by name. A room is a pipeline; everybody in it publishes with one endpoint and plays each of the others
// with another one, so that people come, go and lose their network without disturbing anybody.
import { LazyPipeline, log, textOf } from 'headwater-examples-shared';

const LONGEST_NAME = 30;
const MOST_PEOPLE = 12;
const MOST_ROOMS = 50;

class Room {
  /** @type {Set<object>} pages */
  members = new Set();

  constructor(name, media) {
    this.name = name;
    this.pipeline = new LazyPipeline(media);
  }

  publisher(number) {
    return [...this.members].find((page) => page.number === number)?.endpoint('publish');
  }

  /** The endpoints of those who watch the member with this number. */
  watching(number) {
    return [...this.members]
      .flatMap(({ calls }) => calls)
      .filter(({ offer }) => offer.role === 'play' && offer.params.from === number)
      .map(({ endpoint }) => endpoint);
  }

  tellWhoIsThere() {
    const members = [...this.members].map((page) => ({
      number: page.number,
      name: page.person,
      live: page.live,
      muted: page.muted,
    }));
    for (const page of this.members) page.send({ type: 'members', members });
  }
}

export class Rooms {
  #media;
  /** @type {Map<string, Room>} */
  #rooms = new Map();

  /** @param {import('headwater-examples-shared/media.js').Media} media */
  constructor(media) {
    this.#media = media;
  }

  receive(page, message) {
    switch (message.type) {
      case 'join':
        return this.#join(
          page,
          textOf(message.name, 'name', LONGEST_NAME),
          textOf(message.room, 'room', LONGEST_NAME),
        );
      case 'muted':
        page.muted = Boolean(message.muted);
        return page.room?.tellWhoIsThere();
      case 'leave':
        return this.leave(page);
      default:
        throw new Error(`Unknown type "${message.type}": join, muted or leave was expected`);
    }
  }

  /** A page publishes its camera, or plays the one of the member with the number `params.from`. */
  async offer(page, { role, params }, own) {
    const { room } = page;
    if (!room) throw new Error('Join a room first.');
    const pipeline = await room.pipeline.get();
    const endpoint = own(await this.#media.client.create('WebRtcEndpoint', { mediaPipeline: pipeline }));
    if (role === 'play') await room.publisher(params.from)?.connect(endpoint);
    return endpoint;
  }

  async answered(page, { role }, endpoint) {
    if (role !== 'publish') return;
    page.live = true;
    page.room?.tellWhoIsThere();
    // Where its connection was made anew, there are those who watch already.
    const watching = page.room?.watching(page.number) ?? [];
    await Promise.all(watching.map((each) => endpoint.connect(each)));
  }

  ended(page, { role }) {
    if (role !== 'publish') return;
    page.live = false;
    page.room?.tellWhoIsThere();
  }

  leave(page) {
    const { room } = page;
    if (!room) return;
    page.room = undefined;
    page.endAll();
    room.members.delete(page);
    room.tellWhoIsThere();
    log.info(`${page.person} leaves ${room.name}`);
    if (room.members.size === 0) this.#close(room);
  }

  /** The pages offer again; a new pipeline is made for the first of them. */
  mediaLost() {
    for (const room of this.#rooms.values()) room.pipeline.forget();
  }

  #join(page, name, roomName) {
    this.leave(page);
    if (!this.#rooms.has(roomName) && this.#rooms.size >= MOST_ROOMS) {
      return page.send({ type: 'full', message: `There are ${MOST_ROOMS} rooms already: join one of them.` });
    }
    const room = this.#rooms.get(roomName) ?? new Room(roomName, this.#media);
    if (room.members.size >= MOST_PEOPLE) {
      return page.send({ type: 'full', message: `${roomName} is full: ${MOST_PEOPLE} people are in it.` });
    }
    this.#rooms.set(roomName, room);
    Object.assign(page, { person: name, room, live: false, muted: false });
    room.members.add(page);
    log.info(`${name} joins ${roomName}`);
    page.send({ type: 'joined', number: page.number });
    room.tellWhoIsThere();
  }

  #close(room) {
    this.#rooms.delete(room.name);
    room.pipeline.release();
  }
}

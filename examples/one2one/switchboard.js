// Who is there, who rings whom, and who talks. A conversation is a pipeline with an endpoint for each of the two.
import { LazyPipeline, log, textOf } from 'headwater-examples-shared';

const CALL = 'exchange'; // the role of the call that a page has in a conversation
const LONGEST_NAME = 30;
const RING_MS = 30_000;

/** Two people, from the first ring to the end. */
class Conversation {
  accepted = false;

  constructor(caller, callee, pipeline, onRungOut) {
    this.people = [caller, callee];
    this.pipeline = pipeline;
    this.timer = setTimeout(onRungOut, RING_MS);
  }

  accept() {
    this.accepted = true;
    clearTimeout(this.timer);
  }

  other(page) {
    return this.people.find((each) => each !== page);
  }
}

export class Switchboard {
  #media;
  /** @type {Map<string, object>} pages by name */
  #people = new Map();
  /** @type {Map<object, Conversation>} */
  #conversations = new Map();

  /** @param {import('headwater-examples-shared/media.js').Media} media */
  constructor(media) {
    this.#media = media;
  }

  /** What a page says that is not about its connection. */
  receive(page, message) {
    switch (message.type) {
      case 'register':
        return this.#register(page, textOf(message.name, 'name', LONGEST_NAME));
      case 'ring':
        return this.#ring(page, textOf(message.name, 'name', LONGEST_NAME));
      case 'accept':
        return this.#accept(page);
      case 'leave':
        return this.#over(page, `${page.person} has hung up.`);
      default:
        throw new Error(`Unknown type "${message.type}": register, ring, accept or leave was expected`);
    }
  }

  /** Both offer once the call is accepted; whoever comes first makes the pipeline. */
  async offer(page, _message, own) {
    const conversation = this.#conversations.get(page);
    if (!conversation?.accepted) throw new Error('You are not in a call.');
    const pipeline = await conversation.pipeline.get();
    return own(await this.#media.client.create('WebRtcEndpoint', { mediaPipeline: pipeline }));
  }

  /** When both have their answer, each hears and sees the other. */
  async answered(page, _offer, mine) {
    const theirs = this.#conversations.get(page)?.other(page).endpoint(CALL);
    if (theirs) await Promise.all([mine.connect(theirs), theirs.connect(mine)]);
  }

  ended(page) {
    this.#over(page, `The connection with ${page.person} is over.`);
  }

  leave(page) {
    this.#over(page, `${page.person} has gone.`);
    if (this.#people.delete(page.person)) this.#tellWhoIsThere();
  }

  #register(page, name) {
    if (this.#people.has(name))
      return page.send({ type: 'notRegistered', message: `${name} is here already.` });
    this.#people.delete(page.person);
    page.person = name;
    this.#people.set(name, page);
    page.send({ type: 'registered', name });
    this.#tellWhoIsThere();
  }

  #ring(page, name) {
    const callee = this.#people.get(name);
    const refusal = this.#whyNot(page, callee, name);
    if (refusal) return page.send({ type: 'over', message: refusal });
    const conversation = new Conversation(page, callee, new LazyPipeline(this.#media), () =>
      this.#rungOut(conversation),
    );
    for (const each of conversation.people) this.#conversations.set(each, conversation);
    callee.send({ type: 'ringing', name: page.person });
    this.#tellWhoIsThere();
  }

  #whyNot(page, callee, name) {
    if (!page.person) return 'Give yourself a name first.';
    if (!callee) return `${name} is not here.`;
    if (callee === page) return 'That is you.';
    if (this.#conversations.has(page)) return 'You are in a call already.';
    if (this.#conversations.has(callee)) return `${name} is in another call.`;
    if (!this.#media.connected) return 'The media server cannot be reached right now.';
    return undefined;
  }

  #accept(page) {
    const conversation = this.#conversations.get(page);
    if (!conversation || conversation.accepted || conversation.people[1] !== page) return;
    conversation.accept();
    for (const each of conversation.people) {
      each.send({ type: 'accepted', name: conversation.other(each).person });
    }
    log.info(`${conversation.people.map(({ person }) => person).join(' and ')} talk`);
  }

  #rungOut(conversation) {
    const [caller, callee] = conversation.people;
    caller.send({ type: 'over', message: `${callee.person} does not answer.` });
    this.#over(caller, `${caller.person} has given up.`);
  }

  /** Ends whatever the page is in; the other one is told why. */
  #over(page, message) {
    const conversation = this.#conversations.get(page);
    if (!conversation) return;
    clearTimeout(conversation.timer);
    for (const each of conversation.people) this.#conversations.delete(each);
    const other = conversation.other(page);
    other.send({
      type: 'over',
      message: conversation.accepted ? message : this.#unanswered(page, conversation),
    });
    for (const each of conversation.people) each.end(CALL);
    conversation.pipeline.release();
    this.#tellWhoIsThere();
  }

  #unanswered(page, conversation) {
    const declined = conversation.people[1] === page;
    return declined ? `${page.person} does not take the call.` : `${page.person} has given up.`;
  }

  #tellWhoIsThere() {
    const people = [...this.#people.values()].map((page) => ({
      name: page.person,
      busy: this.#conversations.has(page),
    }));
    for (const page of this.#people.values()) page.send({ type: 'people', people });
  }
}

// A name, a list of people, and at most one call at a time.
import { WebSocketSignaling, exchange, openCamera } from '/headwater/browser/index.js';
import {
  element,
  followCall,
  followServer,
  notify,
  stopTracks,
  swapFocus,
  tellMissing,
} from '/shared/js/page.js';

const EMPTY_TEXTS = {
  nameless: () => 'Enter with your name to call somebody and to be called.',
  idle: () => 'Choose somebody to call, or wait until somebody calls you.',
  calling: () => `Calling ${other} …`,
  ringing: () => `${other} is calling you.`,
  connecting: () => `Connecting with ${other} …`,
};

const signaling = new WebSocketSignaling('/signalling');
const [local, remote] = ['local', 'remote'].map(element);
let me = '';
let other = '';
let camera;
let call;
let people = [];

/** @param {'nameless' | 'idle' | 'calling' | 'ringing' | 'connecting' | 'talking'} state */
function show(state) {
  swapFocus(
    () => {
      document.body.dataset.state = state;
      element('accept').hidden = state !== 'ringing';
      element('hangup').hidden = state === 'idle' || state === 'nameless';
      element('hangup').textContent = state === 'ringing' ? 'Decline' : 'Hang up';
      element('empty-text').textContent = EMPTY_TEXTS[state]?.() ?? '';
      element('tag').textContent = state === 'talking' ? other : '';
      showPeople();
    },
    element('accept'),
    element('hangup'),
    element('people'),
    element('name'),
  );
}

const state = () => document.body.dataset.state;

function showPeople() {
  const rows = people
    .filter(({ name }) => name !== me)
    .map(({ name, busy }) => {
      const row = document.createElement('li');
      const label = document.createElement('span');
      label.textContent = busy ? `${name} (in a call)` : name;
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = 'Call';
      button.ariaLabel = `Call ${name}`;
      button.disabled = busy || state() !== 'idle';
      button.addEventListener('click', () => ring(name));
      row.append(label, button);
      return row;
    });
  element('people').replaceChildren(...rows);
}

/** The camera is asked for before anybody rings: a person without one is told at once. */
async function ready() {
  try {
    const { stream, missing } = await openCamera({ audio: true, video: { width: 1280, height: 720 } });
    tellMissing(missing);
    camera = stream;
    return true;
  } catch (error) {
    notify(error.message, 'bad');
    return false;
  }
}

async function ring(name) {
  notify('');
  other = name;
  show('calling');
  if (!(await ready())) return over();
  if (state() !== 'calling') return stopTracks(camera);
  signaling.send({ type: 'ring', name });
}

async function accept() {
  show('connecting');
  if (await ready()) return signaling.send({ type: 'accept' });
  signaling.send({ type: 'leave' });
  over();
}

function talk() {
  show('connecting');
  local.srcObject = camera;
  remote.muted = false;
  call = exchange(camera, remote, signaling);
  followCall(call);
  call.on('state', (state) => state === 'connected' && show('talking'));
  call.on('ended', ({ reason, message }) => reason !== 'closed' && over(message));
}

/** Back to the list; `why` is for the person. */
function over(why) {
  call?.close();
  stopTracks(camera);
  [call, camera] = [];
  local.srcObject = null;
  show(me ? 'idle' : 'nameless');
  if (why) notify(why, 'warn');
}

function hangUp() {
  signaling.send({ type: 'leave' });
  notify('');
  over();
}

function register(event) {
  event?.preventDefault();
  const name = element('name').value.trim();
  if (name) signaling.send({ type: 'register', name });
}

/** What the server says. */
const handlers = {
  registered: ({ name }) => {
    me = name;
    element('me').textContent = name;
    element('me').hidden = false;
    notify('');
    show('idle');
  },
  notRegistered: ({ message }) => notify(`${message} Choose another name.`, 'warn'),
  people: (message) => {
    people = message.people;
    showPeople();
  },
  ringing: ({ name }) => {
    other = name;
    notify('');
    show('ringing');
  },
  accepted: talk,
  over: ({ message }) => over(message),
};

element('register').addEventListener('submit', register);
element('accept').addEventListener('click', accept);
element('hangup').addEventListener('click', hangUp);
show('nameless');
followServer(signaling, handlers);
signaling.on('open', () => me && register()); // the server forgets people whose connection is lost
signaling.on('lost', () => {
  if (me && state() !== 'idle') over('The connection to the server was lost.');
});

// A name, a list of people, and at most one call at a time.
import { Call } from '/shared/js/call.js';
import { cameraMessage, closeCamera, openCamera } from '/shared/js/camera.js';
import { element, followLink, notify, play, playWithButton, swapFocus } from '/shared/js/page.js';
import { Signalling } from '/shared/js/signalling.js';
import { showStats } from '/shared/js/stats.js';

const EMPTY_TEXTS = {
  nameless: () => 'Enter with your name to call somebody and to be called.',
  idle: () => 'Choose somebody to call, or wait until somebody calls you.',
  calling: () => `Calling ${other} …`,
  ringing: () => `${other} is calling you.`,
  connecting: () => `Connecting with ${other} …`,
};

const signalling = new Signalling();
const [local, remote] = ['local', 'remote'].map(element);
let me = '';
let other = '';
let camera;
let call;
let endStats;
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
    const opened = await openCamera();
    if (opened.missing) notify(`No ${opened.missing} was found: going on without.`, 'warn');
    camera = opened.stream;
    return true;
  } catch (error) {
    notify(cameraMessage(error), 'bad');
    return false;
  }
}

async function ring(name) {
  notify('');
  other = name;
  show('calling');
  if (!(await ready())) return over();
  if (state() !== 'calling') return closeCamera(camera);
  signalling.send({ id: 'ring', name });
}

async function accept() {
  show('connecting');
  if (await ready()) return signalling.send({ id: 'accept' });
  signalling.send({ id: 'leave' });
  over();
}

async function talk() {
  show('connecting');
  call = new Call(signalling, 'conversation', { send: camera, receive: true });
  call.addEventListener('track', ({ detail }) => playWithButton(remote, detail));
  call.addEventListener('state', ({ detail }) => {
    if (detail === 'connected') show('talking');
  });
  call.addEventListener('ended', ({ detail }) => over(detail));
  endStats = showStats(call.connection, element('stats'));
  play(local, camera, { muted: true });
  await call.start();
}

/** Back to the list; `why` is for the person. */
function over(why) {
  endStats?.();
  call?.close();
  closeCamera(camera);
  [call, camera, endStats] = [];
  for (const video of [local, remote]) video.srcObject = null;
  element('unmute').hidden = true;
  show(me ? 'idle' : 'nameless');
  if (why) notify(why, 'warn');
}

function hangUp() {
  signalling.send({ id: 'leave' });
  notify('');
  over();
}

function register(event) {
  event?.preventDefault();
  const name = element('name').value.trim();
  if (name) signalling.send({ id: 'register', name });
}

signalling.on('registered', ({ name }) => {
  me = name;
  element('me').textContent = name;
  element('me').hidden = false;
  notify('');
  show('idle');
});
signalling.on('notRegistered', ({ message }) => notify(`${message} Choose another name.`, 'warn'));
signalling.on('people', (message) => {
  people = message.people;
  showPeople();
});
signalling.on('ringing', ({ name }) => {
  other = name;
  notify('');
  show('ringing');
});
signalling.on('accepted', talk);
signalling.on('over', ({ message }) => over(message));
signalling.addEventListener('open', () => {
  if (me) register(); // the server forgets people whose connection is lost
});
signalling.addEventListener('lost', () => {
  if (me && state() !== 'idle') over('The connection to the server was lost.');
});

element('register').addEventListener('submit', register);
element('accept').addEventListener('click', accept);
element('hangup').addEventListener('click', hangUp);
show('nameless');
followLink(signalling);
signalling.connect();

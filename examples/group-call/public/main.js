// One call that publishes the own camera, and one for each other person in the room.
import { Call } from '/shared/js/call.js';
import { cameraMessage, closeCamera, openCamera } from '/shared/js/camera.js';
import { element, followLink, notify, swapFocus } from '/shared/js/page.js';
import { Signalling } from '/shared/js/signalling.js';
import { Tile } from './tiles.js';

const RETRY_MS = 1500;

const signalling = new Signalling();
/** @type {Map<number, { tile: Tile, call?: Call }>} by the number of the person */
const people = new Map();
let wanted; // { name, room } while the person wants to be in a room
let me; // our number in it
let camera;
let retryTimer;
let rejoining = false;

/** @param {'outside' | 'inside'} state */
function show(state) {
  swapFocus(
    () => {
      document.body.dataset.state = state;
      element('controls').hidden = state === 'outside';
      element('count').hidden = state === 'outside';
    },
    element('name'),
    element('microphone'),
  );
}

async function join(event) {
  event.preventDefault();
  notify('');
  wanted = { name: element('name').value.trim(), room: element('room').value.trim() };
  history.replaceState(undefined, '', `?room=${encodeURIComponent(wanted.room)}`);
  try {
    const opened = await openCamera({ width: 640, height: 360 });
    camera = opened.stream;
    if (opened.missing) notify(`No ${opened.missing} was found: going on without.`, 'warn');
  } catch (error) {
    return leave(cameraMessage(error));
  }
  signalling.send({ id: 'join', ...wanted });
}

function leave(why = '') {
  signalling.send({ id: 'leave' });
  wanted = undefined;
  endCalls();
  closeCamera(camera);
  camera = undefined;
  pressed('microphone', false);
  pressed('camera', false);
  show('outside');
  notify(why, 'bad');
}

function endCalls() {
  clearTimeout(retryTimer);
  for (const { tile, call } of people.values()) {
    call?.close();
    tile.remove();
  }
  people.clear();
}

function joined({ number }) {
  me = number;
  endCalls();
  show('inside');
  const tile = new Tile(number, { mine: true });
  tile.show(camera);
  people.set(number, { tile, call: undefined });
  publish();
  tellMuted();
}

function publish() {
  const mine = people.get(me);
  mine.call = new Call(signalling, 'camera', { send: camera });
  mine.call.addEventListener('state', ({ detail }) => {
    if (detail === 'connected' && rejoining) notify('');
    if (detail === 'connected') rejoining = false;
  });
  mine.call.addEventListener('ended', ({ detail }) => again(detail));
  mine.call.start();
}

/** Joining anew puts everything right that a lost connection or a restarted server has broken. */
function again(why) {
  if (!wanted) return;
  notify(`${why} Joining again …`, 'warn');
  rejoining = true;
  clearTimeout(retryTimer);
  retryTimer = setTimeout(() => signalling.send({ id: 'join', ...wanted }), RETRY_MS);
}

/** Who is in the room now: calls begin with those who have come, and end with those who have gone. */
function showMembers({ members }) {
  element('count').textContent = `${members.length} ${members.length === 1 ? 'person' : 'people'}`;
  const there = new Set(members.map(({ number }) => number));
  for (const [number, { tile, call }] of people) {
    if (there.has(number)) continue;
    call?.close();
    tile.remove();
    people.delete(number);
  }
  for (const member of members) {
    if (!people.has(member.number)) people.set(member.number, { tile: new Tile(member.number) });
    const person = people.get(member.number);
    person.tile.describe(member);
    if (member.number === me) continue;
    if (member.live && !person.call) watch(member.number, person);
    else if (!member.live && person.call) unwatch(person);
  }
}

function watch(number, person) {
  const call = new Call(signalling, `from-${number}`, { receive: true });
  person.call = call;
  call.addEventListener('track', async ({ detail }) => {
    if (!(await person.tile.show(detail))) notify('Click anywhere to turn the sound on.', 'warn');
  });
  call.addEventListener('ended', () => {
    person.tile.wait();
    // While the person is still there, it is our network: try again.
    setTimeout(() => person.call === call && watch(number, person), RETRY_MS);
  });
  call.start({ from: number });
}

function unwatch(person) {
  person.call.close();
  person.call = undefined;
  person.tile.wait();
}

function pressed(id, on) {
  element(id).ariaPressed = String(on);
}

const isPressed = (id) => element(id).ariaPressed === 'true';

function toggle(id, tracks) {
  pressed(id, !isPressed(id));
  for (const track of tracks) track.enabled = !isPressed(id);
}

function tellMuted() {
  signalling.send({ id: 'muted', muted: isPressed('microphone') });
}

signalling.on('joined', joined);
signalling.on('members', showMembers);
signalling.on('full', ({ message }) => leave(message));
signalling.addEventListener('open', () => {
  if (wanted && camera) signalling.send({ id: 'join', ...wanted });
});
signalling.addEventListener('lost', endCalls);

element('join').addEventListener('submit', join);
element('leave').addEventListener('click', () => leave());
element('microphone').addEventListener('click', () => {
  toggle('microphone', camera.getAudioTracks());
  tellMuted();
});
element('camera').addEventListener('click', () => toggle('camera', camera.getVideoTracks()));
document.addEventListener('click', () => {
  for (const { tile } of people.values()) if (!tile.mine) tile.video.muted = false;
});
element('room').value = new URLSearchParams(location.search).get('room') ?? 'lobby';
show('outside');
followLink(signalling);
signalling.connect();

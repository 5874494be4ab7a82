// One call that publishes the own camera, and one for each other person in the room.
import { WebSocketSignaling, openCamera, play, publish } from '/headwater/browser/index.js';
import {
  element,
  followCall,
  followServer,
  notify,
  stopTracks,
  swapFocus,
  tellMissing,
} from '/shared/js/page.js';
import { Tile } from './tiles.js';

const signaling = new WebSocketSignaling('/signalling');
/** @type {Map<number, { tile: Tile, call?: import('@headwater/client/browser').Call }>} by the number of the person */
const people = new Map();
let wanted; // { name, room } while the person wants to be in a room
let me; // our number in it
let camera;

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
    const { stream, missing } = await openCamera({ audio: true, video: { width: 640, height: 360 } });
    camera = stream;
    tellMissing(missing);
  } catch (error) {
    return leave(error.message);
  }
  signaling.send({ type: 'join', ...wanted });
}

function leave(why = '') {
  signaling.send({ type: 'leave' });
  wanted = undefined;
  endCalls();
  stopTracks(camera);
  camera = undefined;
  pressed('microphone', false);
  pressed('camera', false);
  show('outside');
  notify(why, 'bad');
}

function endCalls() {
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
  tile.video.srcObject = camera;
  tile.playing = true;
  const call = publish(camera, signaling);
  followCall(call);
  call.on('ended', ({ reason, message }) => reason !== 'closed' && leave(message));
  people.set(number, { tile, call });
  tellMuted();
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
  const { tile } = person;
  const call = play(tile.video, signaling, { params: { from: number } });
  person.call = call;
  call.on('track', () => (tile.playing = true));
  call.on('state', (state) => state === 'reconnecting' && (tile.playing = false));
  call.on('ended', () => (person.call = undefined)); // refused: tried again when the list of members comes
  call.on('muted', (muted) => muted && notify('Click anywhere to turn the sound on.', 'warn'));
}

function unwatch(person) {
  person.call.close();
  person.tile.playing = false;
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
  signaling.send({ type: 'muted', muted: isPressed('microphone') });
}

signaling.on('lost', endCalls);
signaling.on('open', () => wanted && camera && signaling.send({ type: 'join', ...wanted }));

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
followServer(signaling, { joined, members: showMembers, full: ({ message }) => leave(message) });

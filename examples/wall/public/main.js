// One call that sends the camera and plays the wall.
import { WebSocketSignaling, exchange, openCamera } from '/headwater/browser/index.js';
import { element, followCall, followServer, notify, stopTracks, swapFocus } from '/shared/js/page.js';

const EMPTY_TEXTS = {
  idle: 'Press Join: everybody who has joined is in one picture.',
  camera: 'Waiting for your camera and microphone …',
  connecting: 'Connecting …',
};

const signaling = new WebSocketSignaling('/signalling');
const video = element('video');
let camera;
let call;

/** @param {'idle' | 'camera' | 'connecting' | 'live'} state */
function show(state) {
  swapFocus(
    () => {
      document.body.dataset.state = state;
      element('join').hidden = state !== 'idle';
      element('leave').hidden = state === 'idle';
      element('people').hidden = state !== 'live';
      element('empty-text').textContent = EMPTY_TEXTS[state] ?? '';
    },
    element('join'),
    element('leave'),
  );
}

async function join() {
  notify('');
  show('camera');
  try {
    const { stream, missing } = await openCamera({ audio: true, video: { width: 640, height: 360 } });
    if (document.body.dataset.state !== 'camera') return stopTracks(stream); // left meanwhile
    camera = stream;
    if (missing) notify(`No ${missing} was found: going on without.`, 'warn');
  } catch (error) {
    return leave(error.message);
  }
  show('connecting');
  video.muted = false;
  call = exchange(camera, video, signaling);
  followCall(call);
  call.on('ended', ({ reason, message }) => reason !== 'closed' && leave(message));
}

/** @param {string} [why] for the person; nothing when they wanted it */
function leave(why = '') {
  call?.close();
  stopTracks(camera);
  [call, camera] = [];
  show('idle');
  notify(why, 'bad');
}

element('join').addEventListener('click', join);
element('leave').addEventListener('click', () => leave());
video.addEventListener('playing', () => call && show('live'));

show('idle');
followServer(signaling, {
  people: ({ count }) => (element('people').textContent = `${count} on the wall`),
});

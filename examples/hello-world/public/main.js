// One call that sends the camera and plays what comes back.
import { WebSocketSignaling, exchange, openCamera } from '/headwater/browser/index.js';
import { element, followCall, followServer, notify, stopTracks, swapFocus } from '/shared/js/page.js';

const EMPTY_TEXTS = {
  idle: 'Press Start: your camera goes to the server and comes back here.',
  camera: 'Waiting for your camera and microphone …',
  connecting: 'Connecting …',
};

const signaling = new WebSocketSignaling('/signalling');
const [local, remote, sound] = ['local', 'remote', 'sound'].map(element);
let camera;
let call;

/** @param {'idle' | 'camera' | 'connecting' | 'live'} state */
function show(state) {
  swapFocus(
    () => {
      document.body.dataset.state = state;
      element('start').hidden = state !== 'idle';
      element('stop').hidden = state === 'idle';
    },
    element('start'),
    element('stop'),
  );
  if (EMPTY_TEXTS[state]) element('empty-text').textContent = EMPTY_TEXTS[state];
}

async function start() {
  notify('');
  show('camera');
  try {
    const { stream, missing } = await openCamera({ audio: true, video: { width: 1280, height: 720 } });
    if (document.body.dataset.state !== 'camera') return stopTracks(stream); // stopped meanwhile
    camera = stream;
    if (missing) notify(`No ${missing} was found: going on without.`, 'warn');
  } catch (error) {
    return stop(error.message);
  }
  local.srcObject = camera;
  remote.muted = !sound.checked;
  show('connecting');
  call = exchange(camera, remote, signaling);
  followCall(call);
  call.on('state', (state) => state === 'connected' && show('live'));
  call.on('ended', ({ reason, message }) => reason !== 'closed' && stop(message));
}

/** @param {string} [why] for the person; nothing when they wanted it */
function stop(why = '') {
  call?.close();
  stopTracks(camera);
  [call, camera] = [];
  local.srcObject = null;
  show('idle');
  notify(why, 'bad');
}

element('start').addEventListener('click', start);
element('stop').addEventListener('click', () => stop());
sound.addEventListener('change', () => (remote.muted = !sound.checked));

followServer(signaling);

// One call that sends the camera and plays the mirror, and what the person wants to wear.
import { WebSocketSignaling, exchange, openCamera } from '/headwater/browser/index.js';
import { element, followCall, followServer, notify, stopTracks, swapFocus } from '/shared/js/page.js';

const EMPTY_TEXTS = {
  idle: 'Press Start and look into the camera.',
  camera: 'Waiting for your camera and microphone …',
  connecting: 'Connecting …',
};

const signaling = new WebSocketSignaling('/signalling');
const [local, remote, choice] = ['local', 'remote', 'picture'].map(element);
const picture = () => choice.querySelector(':checked').value;
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
  remote.muted = true;
  show('connecting');

  const worn = picture();
  call = exchange(camera, remote, signaling, { params: { picture: worn } });
  followCall(call);
  call.on('state', (state) => {
    if (state !== 'connected') return;
    show('live');
    if (picture() !== worn) wear(); // chosen meanwhile
  });
  call.on('ended', ({ reason, message }) => reason !== 'closed' && stop(message));
}

const wear = () => signaling.send({ type: 'wear', picture: picture() });

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
choice.addEventListener('change', wear);

followServer(signaling);

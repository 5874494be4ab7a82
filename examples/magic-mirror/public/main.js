// One call that sends the camera and receives the mirror, and what the person wants to wear.
import { Call } from '/shared/js/call.js';
import { cameraMessage, closeCamera, openCamera } from '/shared/js/camera.js';
import { element, followLink, notify, play, swapFocus } from '/shared/js/page.js';
import { Signalling } from '/shared/js/signalling.js';
import { showStats } from '/shared/js/stats.js';

const EMPTY_TEXTS = {
  idle: 'Press Start and look into the camera.',
  camera: 'Waiting for your camera and microphone …',
  connecting: 'Connecting …',
};

const signalling = new Signalling();
const [local, remote, choice] = ['local', 'remote', 'picture'].map(element);
const picture = () => choice.querySelector(':checked').value;
let camera;
let call;
let endStats;

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
  let opened;
  try {
    opened = await openCamera();
  } catch (error) {
    return stop(cameraMessage(error));
  }
  if (document.body.dataset.state !== 'camera') return closeCamera(opened.stream);
  camera = opened.stream;
  if (opened.missing) notify(`No ${opened.missing} was found: going on without.`, 'warn');
  play(local, camera, { muted: true });
  show('connecting');

  const worn = picture();
  call = new Call(signalling, 'mirror', { send: camera, receive: true });
  call.addEventListener('track', ({ detail }) => play(remote, detail, { muted: true }));
  call.addEventListener('state', ({ detail }) => {
    if (detail !== 'connected') return;
    show('live');
    if (picture() !== worn) wear(); // chosen meanwhile
  });
  call.addEventListener('ended', ({ detail }) => stop(detail));
  endStats = showStats(call.connection, element('stats'));
  await call.start({ picture: worn });
}

const wear = () => signalling.send({ id: 'wear', picture: picture() });

/** @param {string} [why] for the person; nothing when they wanted it */
function stop(why = '') {
  endStats?.();
  call?.close();
  closeCamera(camera);
  [call, camera, endStats] = [];
  for (const video of [local, remote]) video.srcObject = null;
  show('idle');
  notify(why, 'bad');
}

element('start').addEventListener('click', start);
element('stop').addEventListener('click', () => stop());
choice.addEventListener('change', wear);

followLink(signalling);
signalling.connect();

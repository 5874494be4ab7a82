// One call that sends the camera and receives the wall.
import { Call } from '/shared/js/call.js';
import { cameraMessage, closeCamera, openCamera } from '/shared/js/camera.js';
import { element, followLink, notify, playWithButton, swapFocus } from '/shared/js/page.js';
import { Signalling } from '/shared/js/signalling.js';
import { showStats } from '/shared/js/stats.js';

const EMPTY_TEXTS = {
  idle: 'Press Join: everybody who has joined is in one picture.',
  camera: 'Waiting for your camera and microphone …',
  connecting: 'Connecting …',
};

const signalling = new Signalling();
const video = element('video');
let camera;
let call;
let endStats;

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
  let opened;
  try {
    opened = await openCamera({ width: 640, height: 360 });
  } catch (error) {
    return leave(cameraMessage(error));
  }
  if (document.body.dataset.state !== 'camera') return closeCamera(opened.stream);
  camera = opened.stream;
  if (opened.missing) notify(`No ${opened.missing} was found: going on without.`, 'warn');
  show('connecting');
  call = new Call(signalling, 'wall', { send: camera, receive: true });
  call.addEventListener('track', ({ detail }) => playWithButton(video, detail));
  call.addEventListener('ended', ({ detail }) => leave(detail));
  endStats = showStats(call.connection, element('stats'));
  await call.start();
}

/** @param {string} [why] for the person; nothing when they wanted it */
function leave(why = '') {
  endStats?.();
  call?.close();
  closeCamera(camera);
  [call, camera, endStats] = [];
  video.srcObject = null;
  element('unmute').hidden = true;
  show('idle');
  notify(why, 'bad');
}

element('join').addEventListener('click', join);
element('leave').addEventListener('click', () => leave());
video.addEventListener('playing', () => call && show('live'));
signalling.on('people', ({ count }) => {
  element('people').textContent = `${count} on the wall`;
});

show('idle');
followLink(signalling);
signalling.connect();

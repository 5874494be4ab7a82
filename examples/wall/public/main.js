// One call that sends the camera and plays the wall.
import { WebSocketSignaling, exchange } from '/headwater/browser/index.js';
import { useCamera } from '/shared/js/camera-call.js';
import { element, followServer } from '/shared/js/page.js';

const signaling = new WebSocketSignaling('/signalling');
const video = element('video');

const live = useCamera({
  begin: 'join',
  end: 'leave',
  size: { width: 640, height: 360 },
  texts: {
    idle: 'Press Join: everybody who has joined is in one picture.',
    camera: 'Waiting for your camera and microphone …',
    connecting: 'Connecting …',
  },
  dial(camera) {
    video.muted = false;
    return exchange(camera, video, signaling);
  },
  shown: (state) => (element('people').hidden = state !== 'live'),
});

video.addEventListener('playing', live);

followServer(signaling, {
  people: ({ count }) => (element('people').textContent = `${count} on the wall`),
});

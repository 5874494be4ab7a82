// One call that sends the camera and plays what comes back.
import { WebSocketSignaling, exchange } from '/headwater/browser/index.js';
import { useCamera } from '/shared/js/camera-call.js';
import { element, followServer } from '/shared/js/page.js';

const signaling = new WebSocketSignaling('/signalling');
const [local, remote, sound] = ['local', 'remote', 'sound'].map(element);

const live = useCamera({
  begin: 'start',
  end: 'stop',
  size: { width: 1280, height: 720 },
  texts: {
    idle: 'Press Start: your camera goes to the server and comes back here.',
    camera: 'Waiting for your camera and microphone …',
    connecting: 'Connecting …',
  },
  dial(camera) {
    local.srcObject = camera;
    remote.muted = !sound.checked;
    const call = exchange(camera, remote, signaling);
    call.on('state', (state) => state === 'connected' && live());
    return call;
  },
  ended: () => (local.srcObject = null),
});

sound.addEventListener('change', () => (remote.muted = !sound.checked));

followServer(signaling);

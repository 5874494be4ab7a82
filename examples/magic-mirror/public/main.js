// One call that sends the camera and plays the mirror, and what the person wants to wear.
import { WebSocketSignaling, exchange } from '/headwater/browser/index.js';
import { useCamera } from '/shared/js/camera-call.js';
import { element, followServer } from '/shared/js/page.js';

const signaling = new WebSocketSignaling('/signalling');
const [local, remote, choice] = ['local', 'remote', 'picture'].map(element);
const picture = () => choice.querySelector(':checked').value;
const wear = () => signaling.send({ type: 'wear', picture: picture() });

const live = useCamera({
  begin: 'start',
  end: 'stop',
  size: { width: 1280, height: 720 },
  texts: {
    idle: 'Press Start and look into the camera.',
    camera: 'Waiting for your camera and microphone …',
    connecting: 'Connecting …',
  },
  dial(camera) {
    local.srcObject = camera;
    remote.muted = true;
    const worn = picture();
    const call = exchange(camera, remote, signaling, { params: { picture: worn } });
    call.on('state', (state) => {
      if (state !== 'connected') return;
      live();
      if (picture() !== worn) wear(); // chosen meanwhile
    });
    return call;
  },
  ended: () => (local.srcObject = null),
});

choice.addEventListener('change', wear);

followServer(signaling);

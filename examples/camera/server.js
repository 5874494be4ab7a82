// Camera: an IP camera (RTSP), or any other address that can be played, watched by many.
import { startExample } from 'headwater-examples-shared';
import { Camera } from './camera.js';

startExample(
  new URL('./public/', import.meta.url),
  (media, options) => {
    if (!/^[a-z]+:\/\//.test(options.camera ?? '')) {
      throw new Error('--camera wants an address, such as rtsp://user:password@192.0.2.1/stream');
    }
    return new Camera(media, options.camera);
  },
  { camera: 'ADDRESS  what to show, e.g. rtsp://192.0.2.1/stream' },
);

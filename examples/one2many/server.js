// One presenter, many viewers: the application server. It speaks with the pages over a WebSocket
// (lib/signalling.js) and keeps the room (lib/room.js), which programs the media server.
import { serve } from 'headwater-examples-shared/web.js';
import { Room } from './lib/room.js';
import { Signalling } from './lib/signalling.js';

serve(new URL('./public/', import.meta.url), ({ server, files, media }) => {
  const room = new Room(media);
  files.get('/status', (_request, response) => response.json(room.status()));
  return new Signalling(server, room);
});

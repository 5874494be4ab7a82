// Chat: what people type goes from browser to browser over data channels; this application never sees it.
import { startExample } from 'headwater-examples-shared';
import { ChatRoom } from './chat-room.js';

startExample(new URL('./public/', import.meta.url), (media) => new ChatRoom(media));

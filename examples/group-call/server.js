// Group call: everybody in a room sees and hears everybody else.
import { startExample } from 'headwater-examples-shared';
import { Rooms } from './rooms.js';

startExample(new URL('./public/', import.meta.url), (media) => new Rooms(media));

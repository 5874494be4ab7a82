// Wall: the server mixes everybody into one picture and one sound; each page has one connection, however many come.
import { startExample } from 'headwater-examples-shared';
import { Wall } from './wall.js';

startExample(new URL('./public/', import.meta.url), (media) => new Wall(media));

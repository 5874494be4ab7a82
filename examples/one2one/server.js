// One to one: people give themselves a name, see who is there, and call each other.
import { startExample } from 'headwater-examples-shared';
import { Switchboard } from './switchboard.js';

startExample(new URL('./public/', import.meta.url), (media) => new Switchboard(media));

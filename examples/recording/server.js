// Recording: the camera goes into a file of the media server, and the file comes back to the page.
import { startExample } from 'headwater-examples-shared';
import { Recordings } from './recordings.js';

startExample(new URL('./public/', import.meta.url), (media) => new Recordings(media));

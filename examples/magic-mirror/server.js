// Magic mirror: the camera comes back with a picture over each face that the media server finds.
import { startExample } from 'headwater-examples-shared';
import { Mirror } from './mirror.js';

startExample(new URL('./public/', import.meta.url), (media) => new Mirror(media));

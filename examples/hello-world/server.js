// Hello, world: what the camera shows goes to the media server and comes back to the same page.
import { startExample } from 'headwater-examples-shared';

startExample(new URL('./public/', import.meta.url), (media) => ({
  async offer(_page, _message, own) {
    const pipeline = own(await media.client.create('MediaPipeline'));
    const endpoint = await media.client.create('WebRtcEndpoint', { mediaPipeline: pipeline });
    await endpoint.connect(endpoint);
    return endpoint;
  },
}));

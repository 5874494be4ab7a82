// The media server, as the room sees it: a pipeline for each presentation and an endpoint for each peer.
import { Media as SharedMedia } from 'headwater-examples-shared/media.js';

export class Media extends SharedMedia {
  createPipeline() {
    return this.client.create('MediaPipeline');
  }

  createEndpoint(pipeline) {
    return this.client.create('WebRtcEndpoint', { mediaPipeline: pipeline, useDataChannels: true });
  }
}

// What must compile, and what must not: checked by types.test.mjs.
import type { HeadwaterClient, MediaPipeline, Transaction } from '@headwater/client';

declare const client: HeadwaterClient;
declare const transaction: Transaction;
declare const pipeline: MediaPipeline;

export const fine = [
  client.create('MediaPipeline'),
  client.create('WebRtcEndpoint', { mediaPipeline: pipeline }),
  client.create('RecorderEndpoint', { mediaPipeline: pipeline, uri: 'file:///tmp/a.webm' }),
  pipeline.create('WebRtcEndpoint'),
  pipeline.create('WebRtcEndpoint', { useDataChannels: true }),
  pipeline.create('PassThrough'),
  pipeline.create('RecorderEndpoint', { uri: 'file:///tmp/a.webm', mediaProfile: 'MP4' }),
  transaction.create('WebRtcEndpoint', { mediaPipeline: pipeline }),
];

export const refused = [
  // @ts-expect-error: everything is missing
  client.create('RecorderEndpoint'),
  // @ts-expect-error: uri is missing
  client.create('RecorderEndpoint', { mediaPipeline: pipeline }),
  // @ts-expect-error: mediaPipeline is missing
  client.create('WebRtcEndpoint', {}),
  // @ts-expect-error: uri is missing
  pipeline.create('RecorderEndpoint'),
  // @ts-expect-error: uri is missing
  pipeline.create('RecorderEndpoint', { mediaProfile: 'MP4' }),
  // @ts-expect-error: there is no such profile
  pipeline.create('RecorderEndpoint', { uri: 'file:///tmp/a', mediaProfile: 'MP5' }),
  // @ts-expect-error: there is no such parameter
  pipeline.create('PlayerEndpoint', { url: 'file:///tmp/a.webm' }),
  // @ts-expect-error: everything is missing
  transaction.create('PlayerEndpoint'),
];

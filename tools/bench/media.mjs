// Has a server play, or play and record, one file many times. For media.py.
//
// usage: media.mjs URL player|recorder STREAMS FILE DIRECTORY
import { connect } from '@headwater/client';

const [url, kind, streams, file, directory] = process.argv.slice(2);
const client = await connect(url);
const pipeline = await client.create('MediaPipeline');
for (let i = 0; i < Number(streams); i += 1) {
  const player = await client.create('PlayerEndpoint', {
    mediaPipeline: pipeline,
    uri: `file://${file}`,
    useEncodedMedia: true,
  });
  await player.on('Error', ({ description }) => {
    console.error(description);
    process.exit(1);
  });
  if (kind === 'recorder') {
    const recorder = await client.create('RecorderEndpoint', {
      mediaPipeline: pipeline,
      uri: `file://${directory}/headwater-${i}.webm`,
    });
    await recorder.on('Error', ({ description }) => {
      console.error(description);
      process.exit(1);
    });
    await player.connect(recorder);
    await recorder.record();
  }
  await player.play();
}
console.log('ready');
process.on('SIGTERM', () => process.exit(0));
setInterval(() => {}, 1000);

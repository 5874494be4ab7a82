// Has a server play one file many times: as it is, into recordings, or into a composite that is recorded.
// For media.py.
//
// usage: media.mjs URL player|recorder|composite STREAMS FILE DIRECTORY
import { connect } from '@headwater/client';

const [url, kind, streams, file, directory] = process.argv.slice(2);
const client = await connect(url);
const pipeline = await client.create('MediaPipeline');

async function failing(element) {
  await element.on('Error', ({ description }) => {
    console.error(description);
    process.exit(1);
  });
  return element;
}

async function record(source, name) {
  const uri = `file://${directory}/headwater-${name}.webm`;
  const recorder = await failing(await client.create('RecorderEndpoint', { mediaPipeline: pipeline, uri }));
  await source.connect(recorder);
  await recorder.record();
}

const hub = kind === 'composite' && (await client.create('Composite', { mediaPipeline: pipeline }));
if (hub) await record(await client.create('HubPort', { hub }), 'mix');
for (let i = 0; i < Number(streams); i += 1) {
  const player = await failing(
    await client.create('PlayerEndpoint', {
      mediaPipeline: pipeline,
      uri: `file://${file}`,
      useEncodedMedia: !hub,
    }),
  );
  if (hub) await player.connect(await client.create('HubPort', { hub }));
  if (kind === 'recorder') await record(player, i);
  await player.play();
}
console.log('ready');
process.on('SIGTERM', () => process.exit(0));
setInterval(() => {}, 1000);

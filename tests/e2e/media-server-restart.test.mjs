// The media server dies and comes back: the pages say so, and go on by themselves.
import { afterEach, test } from 'node:test';
import { untilVideoMoves } from './support/one2many-page.mjs';
import { startServer } from './support/processes.mjs';
import { useDemo } from './support/setup.mjs';

const demo = useDemo();
afterEach(() => demo.closePages());

test('after a restart of the media server presenter and viewer are back without a click', async () => {
  const presenter = await demo.open('presenter');
  await presenter.present();
  const viewer = await demo.open('viewer');
  await viewer.view();

  await demo.client.close();
  await demo.server.stop('SIGKILL');
  await viewer.untilLink('reconnecting');
  demo.server = await startServer({ port: demo.server.port });

  await Promise.all([presenter.untilLink('connected', 30_000), viewer.untilLink('connected', 30_000)]);
  await presenter.untilState('presenting', 60_000);
  await viewer.untilState('watching', 60_000);
  await untilVideoMoves(viewer, 60_000);
});

// Servers die and come back: the pages say so, and go on by themselves.
import { afterEach, test } from 'node:test';
import { eventually } from './support/eventually.mjs';
import { untilVideoMoves } from './support/one2many-page.mjs';
import { startExample, startServer } from './support/processes.mjs';
import { useDemo } from './support/setup.mjs';

const demo = useDemo();
afterEach(() => demo.closePages());

async function presenterAndViewer() {
  const presenter = await demo.open('presenter');
  await presenter.present();
  const viewer = await demo.open('viewer');
  await viewer.view();
  return [presenter, viewer];
}

async function untilBothAreBack(presenter, viewer) {
  await Promise.all([presenter.untilLink('connected', 30_000), viewer.untilLink('connected', 30_000)]);
  await presenter.untilState('presenting', 60_000);
  await viewer.untilState('watching', 60_000);
  await untilVideoMoves(viewer, 60_000);
}

test('after a restart of the application server presenter and viewer are back without a click', async () => {
  const [presenter, viewer] = await presenterAndViewer();
  const port = Number(new URL(demo.example.page).port);
  await demo.example.stop('SIGKILL');
  await Promise.all([presenter.untilLink('reconnecting'), viewer.untilLink('reconnecting')]);
  await viewer.untilNotice(/connection to the server was lost/);
  demo.example = await startExample(demo.server.url, { port });
  await untilBothAreBack(presenter, viewer);
  // A killed application server cannot say good-bye; the media server drops what only it held by itself.
  await eventually(async () => (await demo.countEndpoints()) >= 2, { what: 'both have endpoints' });
});

test('after a restart of the media server presenter and viewer are back without a click', async () => {
  const [presenter, viewer] = await presenterAndViewer();
  await demo.client.close();
  await demo.server.stop('SIGKILL');
  await viewer.untilLink('reconnecting');
  demo.server = await startServer({ port: demo.server.port });
  await untilBothAreBack(presenter, viewer);
});

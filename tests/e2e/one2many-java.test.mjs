// The application server in Java: the same page, the same words, the same that people see.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { eventually } from './support/eventually.mjs';
import { untilSoundIsHeard, untilVideoMoves } from './support/one2many-page.mjs';
import { startJavaExample, startServer } from './support/processes.mjs';
import { useDemo } from './support/setup.mjs';

const demo = useDemo({}, startJavaExample);
afterEach(() => demo.closePages());

async function status() {
  const { page } = demo.pages[0];
  return page.evaluate(async () => (await fetch('/status')).json());
}

test('two viewers see and hear the presenter, and both sides can write', async () => {
  const presenter = await demo.open('presenter');
  await presenter.present();
  const viewers = [await demo.open('viewer 1'), await demo.open('viewer 2')];
  for (const viewer of viewers) {
    await viewer.view();
    await untilVideoMoves(viewer);
    await untilSoundIsHeard(viewer);
  }
  await presenter.untilViewerCount(2);
  assert.deepEqual(await status(), { presenter: true, viewers: 2, mediaServer: true });
  await presenter.say('hello');
  for (const viewer of viewers) await viewer.untilChatShows('hello');
  await viewers[0].say('hello back');
  await presenter.untilChatShows('hello back');
});

test('who leaves is counted out, and viewers are told when the presenter goes', async () => {
  const presenter = await demo.open('presenter');
  await presenter.present();
  const viewer = await demo.open('viewer');
  await viewer.view();
  await presenter.untilViewerCount(1);
  await viewer.stop();
  await presenter.untilViewerCount(0);
  await viewer.view();
  await presenter.stop();
  await viewer.untilNotice(/presenter has left/i);
  await eventually(async () => (await demo.countEndpoints()) === 0, { what: 'no endpoint is left' });
});

test('a second presenter and a viewer of nobody are refused with a reason', async () => {
  const page = await demo.open('page');
  const ask = (id) =>
    page.page.evaluate(async (asked) => {
      const socket = new WebSocket(`wss://${location.host}/one2many`);
      await new Promise((resolve) => (socket.onopen = resolve));
      return new Promise((resolve) => {
        socket.onmessage = ({ data }) => {
          const message = JSON.parse(data);
          if (message.id === `${asked}Response`) resolve(message);
        };
        socket.send(JSON.stringify({ id: asked, sdpOffer: 'v=0', call: 7 }));
      });
    }, id);
  const early = await ask('viewer');
  assert.deepEqual([early.response, early.reason, early.call], ['rejected', 'noPresenter', 7]);
  await page.present();
  const late = await ask('presenter');
  assert.deepEqual([late.response, late.reason, late.call], ['rejected', 'presenterTaken', 7]);
  assert.match(late.message, /Somebody else is presenting/);
});

test('what is no message is answered with what was expected, and the page goes on', async () => {
  const page = await demo.open('page');
  const answers = await page.page.evaluate(async () => {
    const socket = new WebSocket(`wss://${location.host}/one2many`);
    await new Promise((resolve) => (socket.onopen = resolve));
    const errors = [];
    const done = new Promise((resolve) => {
      socket.onmessage = ({ data }) => {
        const message = JSON.parse(data);
        if (message.id === 'error' && errors.push(message.message) === 5) resolve(errors);
      };
    });
    for (const text of [
      '{',
      '[]',
      '{"id":"nothing"}',
      '{"id":"viewer"}',
      '{"id":"onIceCandidate","candidate":1}',
    ])
      socket.send(text);
    return done;
  });
  assert.match(answers[0], /JSON/);
  assert.match(answers[1], /object was expected/);
  assert.match(answers[2], /presenter, viewer/);
  assert.match(answers[3], /sdpOffer/);
  assert.match(answers[4], /candidate/);
  await page.present();
});

test('after a restart of the media server presenter and viewer are back without a click', async () => {
  const presenter = await demo.open('presenter');
  await presenter.present();
  const viewer = await demo.open('viewer');
  await viewer.view();
  await demo.client.close();
  await demo.server.stop('SIGKILL');
  await viewer.untilLink('reconnecting');
  demo.server = await startServer({ port: demo.server.port });
  await presenter.untilState('presenting', 60_000);
  await viewer.untilState('watching', 60_000);
  await untilVideoMoves(viewer, 60_000);
});

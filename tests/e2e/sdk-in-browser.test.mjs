// The client library in a browser, without a bundler: its ES modules as they are built.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, openPage } from './support/browser.mjs';
import { startServer } from './support/processes.mjs';
import { servePages } from './support/sdk-pages.mjs';

let mediaServer;
let files;
let browser;
before(async () => {
  mediaServer = await startServer();
  files = await servePages();
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  files?.close();
  await mediaServer?.stop();
});

test('a page connects, creates an endpoint and gets an answer to its own offer', async () => {
  const page = await openPage(browser, files.url);
  const seen = await page.evaluate(async (url) => {
    const { connect } = await import('/index.js');
    const client = await connect(url);
    const pipeline = await client.create('MediaPipeline');
    const endpoint = await client.create('WebRtcEndpoint', { mediaPipeline: pipeline });
    const candidates = [];
    await endpoint.on('IceCandidateFound', ({ candidate }) => candidates.push(candidate));

    const connection = new RTCPeerConnection();
    connection.addTransceiver('video', { direction: 'recvonly' });
    await connection.setLocalDescription();
    const sdp = await endpoint.processOffer(connection.localDescription.sdp);
    await connection.setRemoteDescription({ type: 'answer', sdp });
    await endpoint.gatherCandidates();
    while (candidates.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));

    const error = await endpoint.processOffer('').catch(({ name, code }) => ({ name, code }));
    await client.close();
    return { state: connection.signalingState, candidate: candidates[0].candidate, error };
  }, mediaServer.url);
  assert.equal(seen.state, 'stable');
  assert.match(seen.candidate, /^candidate:/);
  assert.equal(seen.error.name, 'HeadwaterError');
  assert.deepEqual(page.errors, []);
});

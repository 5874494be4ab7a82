// Networks whose firewall drops UDP: browsers fall back to TCP on the same port (RFC 6544).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Process } from './support/processes.mjs';

const here = (name) => fileURLToPath(new URL(`support/${name}`, import.meta.url));

test('a presenter and a viewer whose network drops UDP are connected by TCP', async () => {
  const session = new Process('session without UDP', here('without-udp.sh'), [
    ...[process.execPath, here('join-and-report.mjs')],
  ]);
  const { code } = await session.exited;
  assert.equal(code, 0, session.output);
  const seen = JSON.parse(session.output.slice(session.output.indexOf('{')));
  for (const { local, remote } of [seen.viewer, seen.presenter]) {
    assert.equal(local.protocol, 'tcp');
    assert.equal(local.tcpType, 'active');
    assert.equal(remote.protocol, 'tcp');
    assert.equal(remote.tcpType, 'passive');
  }
  assert.ok(seen.viewer.framesDecoded > 30);
});

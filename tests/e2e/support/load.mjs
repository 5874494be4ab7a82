// headwater-load: viewers and presenters that cost little.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Process } from './processes.mjs';

const BUILD = process.env.HEADWATER_SERVER_BIN
  ? path.resolve(process.env.HEADWATER_SERVER_BIN, '../..')
  : fileURLToPath(new URL('../../../build/dev', import.meta.url));

/**
 * In the background of everything else: its viewers stand for people on machines of their own.
 * @param {string[]} options as on its command line
 */
export function startLoad(options) {
  const command = ['-n', '10', path.join(BUILD, 'tools/load/headwater-load')];
  return new Process('headwater-load', 'nice', [
    ...[...command, '--recordings', path.join(BUILD, 'recordings')],
    ...options,
  ]);
}

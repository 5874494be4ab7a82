// Settings of every example: a flag, else an environment variable, else a default.
import { parseArgs } from 'node:util';

const USAGE = `Usage: npm start -- [options]
  --port N            port of the page             (PORT, default 8443)
  --host ADDRESS      address to listen on         (HOST, default all)
  --media-server URL  JSON-RPC of the media server (MEDIA_SERVER_URL, default ws://127.0.0.1:8888/kurento)
  --cert FILE --key FILE  certificate in PEM       (TLS_CERT, TLS_KEY, default self-signed)
  --help`;

export function usage(own = {}) {
  const lines = Object.entries(own).map(
    ([name, meaning]) => `\n  --${name} ${meaning} (${name.toUpperCase()})`,
  );
  return USAGE + lines.join('');
}

/**
 * @param {Record<string, string>} [own] settings of one example: their flags and what they mean; a flag `camera`
 *   is the variable `CAMERA` too
 * @param {string[]} [args]
 * @param {Record<string, string | undefined>} [env]
 * @throws {Error} that names the setting and what was expected
 */
export function readOptions(own = {}, args = process.argv.slice(2), env = process.env) {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      'media-server': { type: 'string' },
      cert: { type: 'string' },
      key: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      ...Object.fromEntries(Object.keys(own).map((name) => [name, { type: 'string' }])),
    },
  });
  const port = Number(values.port ?? env.PORT ?? 8443);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error('--port wants a number from 0 to 65535');
  }
  const mediaServer = values['media-server'] ?? env.MEDIA_SERVER_URL ?? 'ws://127.0.0.1:8888/kurento';
  if (!/^wss?:\/\//.test(mediaServer)) throw new Error('--media-server wants a ws:// or wss:// address');
  const cert = values.cert ?? env.TLS_CERT;
  const key = values.key ?? env.TLS_KEY;
  if (Boolean(cert) !== Boolean(key)) throw new Error('--cert and --key go together');
  const ownValues = Object.keys(own).map((name) => [name, values[name] ?? env[name.toUpperCase()]]);
  return {
    ...Object.fromEntries(ownValues),
    port,
    host: values.host ?? env.HOST,
    mediaServer,
    cert,
    key,
    help: values.help ?? false,
  };
}

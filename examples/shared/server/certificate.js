// Browsers give a page the camera only over https. Without a certificate of yours, one is made on first start.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { X509Certificate } from 'node:crypto';
import selfsigned from 'selfsigned';
import { log } from './log.js';

const DIRECTORY = new URL('../certs/', import.meta.url);
const CERT = new URL('cert.pem', DIRECTORY);
const KEY = new URL('key.pem', DIRECTORY);
const DAYS = 365;

/** @param {{ cert?: string, key?: string }} options files in PEM, or neither */
export async function loadCertificate(options) {
  if (options.cert) return { cert: await readFile(options.cert), key: await readFile(options.key) };
  return (await loadSelfSigned()) ?? (await createSelfSigned());
}

async function loadSelfSigned() {
  try {
    const [cert, key] = await Promise.all([readFile(CERT), readFile(KEY)]);
    const ends = new Date(new X509Certificate(cert).validTo);
    return ends > new Date() ? { cert, key } : undefined;
  } catch {
    return undefined; // none yet, or damaged: a new one is made
  }
}

async function createSelfSigned() {
  log.info('Making a self-signed certificate in certs/ (browsers will ask once whether to trust it)');
  const pems = await selfsigned.generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + DAYS * 24 * 3600 * 1000),
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  await mkdir(DIRECTORY, { recursive: true });
  await writeFile(KEY, pems.private, { mode: 0o600 });
  await writeFile(CERT, pems.cert);
  return { cert: pems.cert, key: pems.private };
}

// Whether an answer has the shape of the recorded one: the same members, codes and texts; what no two runs have
// in common (ids, times, addresses, keys) by its pattern.

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const OBJECT = `${UUID}_kurento\\.\\w+`;
const TOKEN = new RegExp(`${OBJECT}(?:/${OBJECT})*|${UUID}`, 'g');

/** Recorded ids and the ones that the server under test gave in their place. */
export class Names {
  #actual = new Map();

  /** The recorded text with every id that is known by now replaced. */
  translate(value) {
    if (typeof value === 'string') return value.replace(TOKEN, (token) => this.#actual.get(token) ?? token);
    if (Array.isArray(value)) return value.map((each) => this.translate(each));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.translate(each)]));
  }

  /** Learns the ids of an answer by their place in it; the recorded ones of an answer that we refuse stay unknown. */
  learn(recorded, actual) {
    if (typeof recorded === 'string' && typeof actual === 'string') {
      const theirs = recorded.match(TOKEN) ?? [];
      const ours = actual.match(TOKEN) ?? [];
      if (theirs.length !== ours.length) return;
      theirs.forEach((token, place) => {
        if (!this.#actual.has(token) && kindsOf(token) === kindsOf(ours[place]))
          this.#actual.set(token, ours[place]);
      });
    } else if (recorded && actual && typeof recorded === 'object' && typeof actual === 'object') {
      for (const key of Object.keys(recorded)) this.learn(recorded[key], actual[key]);
    }
  }

  /** A new connection to a restarted Kurento has new sessions; ours may keep the old one. */
  forget(recorded) {
    this.#actual.delete(recorded);
  }
}

const kindsOf = (id) => id.replaceAll(new RegExp(UUID, 'g'), '');

/** Members whose value differs from run to run, and what each has to look like. */
const PATTERNS = {
  timestampMillis: (value) => typeof value === 'string' && /^\d{13}$/.test(value),
  version: (value) => typeof value === 'string' && value !== '',
  generationTime: (value) => typeof value === 'string' && value !== '',
  serverId: (value) => typeof value === 'string' && new RegExp(`^${UUID}$`).test(value),
};

/** Members that only we have, and what each has to look like; additions.json says why. */
const ADDED = {
  duplicateCacheMs: (value) => Number.isInteger(value) && value >= 0,
};

/** Operations whose whole value does. */
const VALUES = {
  getCreationTime: (value) => Number.isInteger(value) && value > 1_700_000_000,
  getCpuCount: (value) => Number.isInteger(value) && value > 0,
  getUsedMemory: (value) => Number.isInteger(value) && value > 1000,
  getKmd: (value) => typeof JSON.parse(value).name === 'string',
};

/** The first thing that differs, as text; empty when nothing does. `operation` is what was invoked, if anything. */
export function differs(recorded, actual, operation, path = 'answer') {
  if (path === 'answer.result.value' && VALUES[operation] && recorded !== null)
    return VALUES[operation](actual) ? '' : `${path}: ${show(actual)}`;
  if (typeof recorded === 'string') return textDiffers(recorded, actual, path);
  // Kurento counts with floats of 32 bits.
  if (typeof recorded === 'number' && typeof actual === 'number' && Math.abs(recorded - actual) < 1e-6)
    return '';
  if (recorded === null || typeof recorded !== 'object')
    return recorded === actual ? '' : `${path}: ${show(actual)} instead of ${show(recorded)}`;
  if (Array.isArray(recorded)) return arrayDiffers(recorded, actual, operation, path);
  return objectDiffers(recorded, actual, operation, path);
}

function arrayDiffers(recorded, actual, operation, path) {
  if (!Array.isArray(actual)) return `${path}: ${show(actual)} instead of an array`;
  if (actual.length !== recorded.length)
    return `${path}: ${actual.length} elements instead of ${recorded.length}`;
  return firstOf(recorded.keys(), (place) =>
    differs(recorded[place], actual[place], operation, `${path}[${place}]`),
  );
}

function objectDiffers(recorded, actual, operation, path) {
  if (actual === null || typeof actual !== 'object' || Array.isArray(actual))
    return `${path}: ${show(actual)} instead of an object`;
  const theirs = Object.keys(recorded).sort().join(', ');
  const ours = Object.keys(actual)
    .filter((key) => key in recorded || !ADDED[key]?.(actual[key]))
    .sort()
    .join(', ');
  if (theirs !== ours) return `${path}: has {${ours}} instead of {${theirs}}`;
  return firstOf(Object.keys(recorded), (key) => {
    const pattern = PATTERNS[key];
    if (pattern) return pattern(actual[key]) ? '' : `${path}.${key}: ${show(actual[key])}`;
    return differs(recorded[key], actual[key], operation, `${path}.${key}`);
  });
}

function textDiffers(recorded, actual, path) {
  if (typeof actual !== 'string') return `${path}: ${show(actual)} instead of ${show(recorded)}`;
  if (recorded.startsWith('v=0')) return sdpDiffers(recorded, actual, path);
  if (recorded.startsWith('candidate:'))
    return /^candidate:\S+ [12] (UDP|TCP) \d+ \S+ \d+ typ \w+/i.test(actual)
      ? ''
      : `${path}: ${show(actual)}`;
  if (recorded === '<graphviz text>') return actual.startsWith('digraph') ? '' : `${path}: is no drawing`;
  // Our messages may say more than Kurento's.
  if (path === 'answer.error.message' && actual.startsWith(recorded)) return '';
  const same = kindsOf(recorded) === kindsOf(actual) && (recorded === actual || isNew(recorded));
  return same ? '' : `${path}: ${show(actual)} instead of ${show(recorded)}`;
}

/** An id that was recorded but is met here for the first time matches any of its kind. */
const isNew = (recorded) => recorded.match(TOKEN) !== null;

/** What an offer or answer says about each medium; codecs, ports, keys and candidates are the server's own. */
function sdpDiffers(recorded, actual, path) {
  const theirs = mediaOf(recorded);
  const ours = mediaOf(actual);
  if (!actual.startsWith('v=0\r\n')) return `${path}: is no session description`;
  if (JSON.stringify(theirs) === JSON.stringify(ours)) return '';
  return `${path}: describes ${JSON.stringify(ours)} instead of ${JSON.stringify(theirs)}`;
}

function mediaOf(sdp) {
  return sdp
    .split(/\r\nm=/)
    .slice(1)
    .map((section) => {
      const [kind, port] = section.split(' ');
      const rejected = port === '0' && !/\r\na=bundle-only/.test(section); // RFC 8843 section 6
      const direction = /\r\na=(sendrecv|sendonly|recvonly|inactive)/.exec(section)?.[1] ?? 'sendrecv';
      return rejected || kind === 'application' ? { kind, rejected } : { kind, rejected, direction };
    });
}

function firstOf(places, find) {
  for (const place of places) {
    const found = find(place);
    if (found) return found;
  }
  return '';
}

const show = (value) => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
};

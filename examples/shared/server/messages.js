// What pages may say. Everything that comes in passes here; nothing else looks at raw text.

const MAX_SDP = 128 * 1024;
const MAX_CANDIDATE = 2048;
const ROLES = ['publish', 'play', 'exchange'];

const isText = (value, longest) => typeof value === 'string' && value.length <= longest;

/**
 * A text that a page sent, without white space around it.
 * @param {unknown} value
 * @param {string} name what the page calls it
 * @throws {Error} for the page when it is none, empty, or longer than `longest` characters
 */
export function textOf(value, name, longest) {
  const text = isText(value, longest) ? value.trim() : '';
  if (!text) throw new Error(`"${name}" wants a text of 1 to ${longest} characters`);
  return text;
}

function candidateOf({ candidate: given }) {
  const wanted = '"candidate" wants candidate: { candidate, sdpMid, sdpMLineIndex }';
  if (given === null || typeof given !== 'object') throw new Error(wanted);
  const { candidate, sdpMid, sdpMLineIndex } = given;
  const midFits = sdpMid == null || isText(sdpMid, 64);
  const indexFits =
    sdpMLineIndex == null || (Number.isInteger(sdpMLineIndex) && sdpMLineIndex >= 0 && sdpMLineIndex < 256);
  if (!isText(candidate, MAX_CANDIDATE) || !midFits || !indexFits) throw new Error(wanted);
  return { candidate, sdpMid: sdpMid ?? '', sdpMLineIndex: sdpMLineIndex ?? 0 };
}

function offerOf(message) {
  const { sdp, role, replaces, params = {} } = message;
  if (!isText(sdp, MAX_SDP) || !sdp.startsWith('v=0')) {
    throw new Error(`"offer" wants sdp: a session description of at most ${MAX_SDP} characters`);
  }
  if (!ROLES.includes(role)) throw new Error(`"offer" wants role: one of ${ROLES.join(', ')}`);
  if (replaces !== undefined && !Number.isSafeInteger(replaces)) {
    throw new Error('"offer" wants replaces: the number of a call, or none');
  }
  if (params === null || typeof params !== 'object')
    throw new Error('"offer" wants params: an object, or none');
  return { ...message, params };
}

/**
 * Reads one message of a page. Those about calls are checked whole, others only for their `type`.
 * @throws {Error} with words for the page
 */
export function readMessage(text) {
  let message;
  try {
    message = JSON.parse(text);
  } catch {
    throw new Error('Not JSON');
  }
  if (message === null || typeof message !== 'object' || !isText(message.type, 64)) {
    throw new Error('Not a message: an object with a type was expected');
  }
  if (!['offer', 'candidate', 'stop'].includes(message.type)) return message;
  if (!Number.isSafeInteger(message.call)) throw new Error(`"${message.type}" wants call: a whole number`);
  if (message.type === 'candidate') return { ...message, candidate: candidateOf(message) };
  return message.type === 'offer' ? offerOf(message) : message;
}

// What pages may say. Everything that comes in passes here; nothing else looks at raw text.

const MAX_SDP = 128 * 1024;
const MAX_CANDIDATE = 2048;
const MAX_CALL_NAME = 64;

const isText = (value, longest) => typeof value === 'string' && value.length <= longest;

/**
 * A text that a page sent, without white space around it.
 * @throws {Error} for the page when it is none, empty, or longer than `longest` characters
 */
export function textOf(message, member, longest) {
  const text = isText(message[member], longest) ? message[member].trim() : '';
  if (!text) throw new Error(`"${message.id}" wants ${member}: a text of 1 to ${longest} characters`);
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

/**
 * Reads one message of a page. Those about calls are checked whole, others only for their `id`.
 * @throws {Error} with words for the page
 */
export function readMessage(text) {
  let message;
  try {
    message = JSON.parse(text);
  } catch {
    throw new Error('Not JSON');
  }
  if (message === null || typeof message !== 'object' || !isText(message.id, 64)) {
    throw new Error('Not a message: an object with an id was expected');
  }
  if (!['offer', 'candidate', 'hangup'].includes(message.id)) return message;
  textOf(message, 'call', MAX_CALL_NAME);
  if (message.id === 'candidate') return { ...message, candidate: candidateOf(message) };
  if (message.id === 'offer' && !(isText(message.sdp, MAX_SDP) && message.sdp.startsWith('v=0'))) {
    throw new Error(`"offer" wants sdp: a session description of at most ${MAX_SDP} characters`);
  }
  return message;
}

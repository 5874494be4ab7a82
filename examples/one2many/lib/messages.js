// What pages may say. Everything that comes in passes here; nothing else looks at raw text.

const MAX_SDP = 128 * 1024;
const MAX_CANDIDATE = 2048;

const isText = (value, longest) => typeof value === 'string' && value.length <= longest;

/** A page may number its calls, to tell an answer to this one from a late answer to the one before. */
function callNumber({ call }) {
  if (call !== undefined && !Number.isSafeInteger(call)) throw new Error('"call" wants a whole number');
  return call;
}

function offer(message) {
  if (!isText(message.sdpOffer, MAX_SDP) || !message.sdpOffer.startsWith('v=0')) {
    throw new Error(`"${message.id}" wants sdpOffer: an SDP of at most ${MAX_SDP} characters`);
  }
  return { id: message.id, sdpOffer: message.sdpOffer, call: callNumber(message) };
}

function candidate(message) {
  const given = message.candidate;
  if (given === null || typeof given !== 'object')
    throw new Error('"onIceCandidate" wants a candidate object');
  const { candidate: line, sdpMid = null, sdpMLineIndex = null } = given;
  const midFits = sdpMid === null || isText(sdpMid, 64);
  const indexFits =
    sdpMLineIndex === null || (Number.isInteger(sdpMLineIndex) && sdpMLineIndex >= 0 && sdpMLineIndex < 256);
  if (!isText(line, MAX_CANDIDATE) || !midFits || !indexFits) {
    throw new Error('"onIceCandidate" wants candidate: { candidate, sdpMid, sdpMLineIndex }');
  }
  return {
    id: message.id,
    candidate: { candidate: line, sdpMid: sdpMid ?? '', sdpMLineIndex: sdpMLineIndex ?? 0 },
    call: callNumber(message),
  };
}

const readers = {
  presenter: offer,
  viewer: offer,
  onIceCandidate: candidate,
  stop: (message) => ({ id: message.id }),
};

/**
 * Reads one message of a page.
 * @param {string} text
 * @throws {Error} with a message for the page when the text is none of the known messages
 */
export function readMessage(text) {
  let message;
  try {
    message = JSON.parse(text);
  } catch {
    throw new Error('Not JSON');
  }
  if (message === null || typeof message !== 'object')
    throw new Error('Not a message: an object was expected');
  if (!Object.hasOwn(readers, message.id)) {
    throw new Error(`Unknown id: one of ${Object.keys(readers).join(', ')} was expected`);
  }
  return readers[message.id](message);
}

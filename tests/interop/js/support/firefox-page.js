// In the page: connections by number, and what has come to them. All that goes in and out is JSON.
const peers = [];

const encode = async (data) =>
  typeof data === 'string'
    ? data
    : { bytes: btoa(Array.from(new Uint8Array(data), (byte) => String.fromCharCode(byte)).join('')) };
const decode = (message) =>
  typeof message === 'string'
    ? message
    : Uint8Array.from(atob(message.bytes), (letter) => letter.charCodeAt(0));

function hear(peer, channel) {
  peer.channel = channel;
  channel.binaryType = 'arraybuffer';
  channel.onmessage = ({ data }) => peer.messages.push(data);
}

/** A camera or a microphone, both of Firefox's own making. */
async function source(kind) {
  const wanted = kind === 'video' ? { video: { width: 320, height: 240, frameRate: 15 } } : { audio: true };
  return (await navigator.mediaDevices.getUserMedia(wanted)).getTracks()[0];
}

function prefer(peer) {
  const known = RTCRtpReceiver.getCapabilities('video').codecs;
  const wanted = known.filter((codec) => codec.mimeType === `video/${peer.codec}`);
  for (const each of peer.connection.getTransceivers()) {
    if (each.receiver.track.kind === 'video') each.setCodecPreferences(wanted);
  }
}

/** The local description once all candidates are in it. */
async function gathered({ connection }, description) {
  await connection.setLocalDescription(description);
  while (connection.iceGatheringState !== 'complete') {
    await new Promise((resolve) => (connection.onicegatheringstatechange = resolve));
  }
  return connection.localDescription.sdp;
}

window.makePeer = (options) => {
  const connection = new RTCPeerConnection();
  const peer = { ...options, connection, messages: [] };
  connection.ondatachannel = ({ channel }) => hear(peer, channel);
  connection.ontrack = ({ track }) => {
    const element = document.body.appendChild(document.createElement(track.kind));
    Object.assign(element, { srcObject: new MediaStream([track]), autoplay: true, muted: true });
  };
  return peers.push(peer) - 1;
};

window.makeOffer = async (id, { restart }) => {
  const peer = peers[id];
  if (restart) peer.connection.restartIce();
  if (!peer.made) {
    for (const kind of peer.sends)
      peer.connection.addTransceiver(await source(kind), { direction: 'sendonly' });
    for (const kind of peer.takes) peer.connection.addTransceiver(kind, { direction: 'recvonly' });
    if (peer.label) hear(peer, peer.connection.createDataChannel(peer.label));
    prefer(peer);
    peer.made = true;
  }
  return gathered(peer, await peer.connection.createOffer());
};

window.takeAnswer = (id, sdp) => peers[id].connection.setRemoteDescription({ type: 'answer', sdp });

window.makeAnswer = async (id, sdp) => {
  const peer = peers[id];
  await peer.connection.setRemoteDescription({ type: 'offer', sdp });
  for (const each of peer.connection.getTransceivers()) {
    const { kind } = each.receiver.track;
    if (!peer.sends.includes(kind)) continue;
    await each.sender.replaceTrack(await source(kind));
    each.direction = 'sendonly';
  }
  if (peer.label) hear(peer, peer.connection.createDataChannel(peer.label));
  return gathered(peer, await peer.connection.createAnswer());
};

/** Of each kind that comes: packets, pictures decoded, their size, the codec. */
window.inbound = async (id) => {
  const report = await peers[id].connection.getStats();
  const found = {};
  for (const stats of report.values()) {
    if (stats.type !== 'inbound-rtp') continue;
    found[stats.kind] = {
      packets: stats.packetsReceived,
      pictures: stats.framesDecoded ?? 0,
      size: [stats.frameWidth, stats.frameHeight],
      codec: report.get(stats.codecId)?.mimeType,
    };
  }
  return found;
};

window.isOpen = (id) => peers[id].channel?.readyState === 'open';
window.send = (id, message) => peers[id].channel.send(decode(message));
window.heard = (id) => Promise.all(peers[id].messages.map(encode));

window.closePeer = (id) => {
  for (const sender of peers[id].connection.getSenders()) sender.track?.stop();
  peers[id].connection.close();
};

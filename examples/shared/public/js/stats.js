// A line of text about the media of a connection: what comes in right now, or else what goes out.

const PERIOD_MS = 1000;

function rate(report, bytes, last) {
  if (last?.id !== report.id || report.timestamp <= last.timestamp) return 0;
  return ((bytes - last.bytes) * 8) / (report.timestamp - last.timestamp); // kbit/s
}

function format(video, kbps, codec, roundTripMs) {
  const parts = [];
  if (video.frameWidth) parts.push(`${video.frameWidth}×${video.frameHeight}`);
  if (video.framesPerSecond) parts.push(`${Math.round(video.framesPerSecond)} fps`);
  parts.push(kbps >= 1000 ? `${(kbps / 1000).toFixed(1)} Mbit/s` : `${Math.round(kbps)} kbit/s`);
  if (codec) parts.push(codec.mimeType.replace('video/', ''));
  if (video.packetsLost !== undefined) parts.push(`${video.packetsLost} lost`);
  if (roundTripMs !== undefined) parts.push(`${roundTripMs} ms to the server and back`);
  return parts.join(' · ');
}

/**
 * Writes into a line each second.
 * @param {RTCPeerConnection} connection
 * @param {HTMLElement} line
 * @returns {() => void} ends it
 */
export function showStats(connection, line) {
  let last;
  const timer = setInterval(async () => {
    const reports = [...(await connection.getStats()).values()];
    const videos = (type) => reports.find((each) => each.type === type && each.kind === 'video');
    const video = videos('inbound-rtp') ?? videos('outbound-rtp');
    if (!video) return;
    const bytes = video.bytesReceived ?? video.bytesSent ?? 0;
    const codec = reports.find(({ id }) => id === video.codecId);
    const pair = reports.find((each) => each.type === 'candidate-pair' && each.nominated);
    const roundTrip = pair?.currentRoundTripTime;
    const roundTripMs = roundTrip === undefined ? undefined : Math.max(1, Math.round(roundTrip * 1000));
    if (last) line.textContent = format(video, rate(video, bytes, last), codec, roundTripMs);
    last = { bytes, id: video.id, timestamp: video.timestamp };
  }, PERIOD_MS);
  return () => {
    clearInterval(timer);
    line.textContent = '';
  };
}

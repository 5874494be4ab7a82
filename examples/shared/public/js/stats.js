// The figures of a call as a line of text.

/** @param {import('@headwater/client/browser').CallStats} stats */
export function statsLine({ video, roundTripMs }) {
  if (!video) return '';
  const { width, height, framesPerSecond, kbps, codec, packetsLost } = video;
  const parts = [];
  if (width) parts.push(`${width}×${height}`);
  if (framesPerSecond) parts.push(`${framesPerSecond} fps`);
  parts.push(kbps >= 1000 ? `${(kbps / 1000).toFixed(1)} Mbit/s` : `${kbps} kbit/s`);
  if (codec) parts.push(codec);
  parts.push(`${packetsLost} lost`);
  if (roundTripMs !== undefined) parts.push(`${Math.max(1, roundTripMs)} ms to the server and back`);
  return parts.join(' · ');
}

// The line under the video: what comes in or goes out right now.

const line = document.getElementById('stats');

/** @param {import('@headwater/client/browser').CallStats} stats */
export function showStats({ video }, { firstFrameMs, receiving }) {
  if (!video) return;
  const { width, height, framesPerSecond, kbps, codec, packetsLost } = video;
  const parts = [];
  if (width) parts.push(`${width}×${height}`);
  if (framesPerSecond) parts.push(`${framesPerSecond} fps`);
  parts.push(kbps >= 1000 ? `${(kbps / 1000).toFixed(1)} Mbit/s` : `${kbps} kbit/s`);
  if (codec) parts.push(codec);
  if (receiving) parts.push(`${packetsLost} lost`);
  if (firstFrameMs !== undefined) parts.push(`first frame after ${firstFrameMs} ms`);
  line.textContent = parts.join(' · ');
}

export function clearStats() {
  line.textContent = '';
}

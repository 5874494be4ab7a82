// The line under the video: what comes in or goes out right now.

const line = document.getElementById('stats');

function rate(report, bytes, last) {
  if (!last || report.timestamp <= last.timestamp) return 0;
  return ((bytes - last.bytes) * 8) / (report.timestamp - last.timestamp); // kbit/s
}

function format({ width, height, fps, kbps, codec, lost }, firstFrameMs) {
  const parts = [];
  if (width) parts.push(`${width}×${height}`);
  if (fps) parts.push(`${Math.round(fps)} fps`);
  parts.push(kbps >= 1000 ? `${(kbps / 1000).toFixed(1)} Mbit/s` : `${Math.round(kbps)} kbit/s`);
  if (codec) parts.push(codec);
  if (lost !== undefined) parts.push(`${lost} lost`);
  if (firstFrameMs !== undefined) parts.push(`first frame after ${firstFrameMs} ms`);
  return parts.join(' · ');
}

export class Stats {
  #timer;
  firstFrameMs;

  /** @param {RTCPeerConnection} connection */
  start(connection) {
    this.stop();
    let last;
    this.#timer = setInterval(async () => {
      const reports = await connection.getStats();
      const video = [...reports.values()].find(
        ({ type, kind }) => (type === 'inbound-rtp' || type === 'outbound-rtp') && kind === 'video',
      );
      if (!video || this.#timer === undefined) return;
      const bytes = video.bytesReceived ?? video.bytesSent ?? 0;
      const now = {
        width: video.frameWidth,
        height: video.frameHeight,
        fps: video.framesPerSecond,
        kbps: rate(video, bytes, last),
        codec: reports.get(video.codecId)?.mimeType.replace('video/', ''),
        lost: video.packetsLost,
      };
      if (last) line.textContent = format(now, this.firstFrameMs);
      last = { bytes, timestamp: video.timestamp };
    }, 1000);
  }

  stop() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.firstFrameMs = undefined;
    line.textContent = '';
  }
}

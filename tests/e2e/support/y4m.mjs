// A camera picture that says who it is: colours that follow one another, as a YUV4MPEG2 file for
// Chromium's --use-file-for-fake-video-capture.
import { closeSync, openSync, writeSync } from 'node:fs';

/** BT.601, studio range, as Chromium reads such a file. */
function toYuv([r, g, b]) {
  return [
    16 + (65.738 * r + 129.057 * g + 25.064 * b) / 256,
    128 + (-37.945 * r - 74.494 * g + 112.439 * b) / 256,
    128 + (112.439 * r - 94.154 * g - 18.285 * b) / 256,
  ].map(Math.round);
}

/** One frame: the colour, and a light bar that moves from left to right, so that no two frames are the same. */
function frame(width, height, colour, progress) {
  const [y, u, v] = toYuv(colour);
  const luma = Buffer.alloc(width * height, y);
  const barTop = Math.floor(height * 0.85);
  const barWidth = Math.floor(width * progress);
  for (let row = barTop; row < height; row += 1) luma.fill(235, row * width, row * width + barWidth);
  const quarter = (width / 2) * (height / 2);
  return Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc(quarter, u), Buffer.alloc(quarter, v)]);
}

/**
 * @param {string} file
 * @param {[number, number, number][]} colours each shown for `seconds`, then the next; the file repeats
 */
export function writeColourVideo(file, colours, { width = 640, height = 360, fps = 15, seconds = 2 } = {}) {
  const out = openSync(file, 'w');
  writeSync(out, `YUV4MPEG2 W${width} H${height} F${fps}:1 Ip A1:1 C420jpeg\n`);
  const frames = fps * seconds;
  for (const colour of colours) {
    for (let i = 0; i < frames; i += 1) writeSync(out, frame(width, height, colour, i / frames));
  }
  closeSync(out);
}

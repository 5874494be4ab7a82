// A camera that shows a person: a drawing that nods, as a YUV4MPEG2 file for Chromium's fake camera. Each has
// colours of their own, so that a test can tell who is seen.
import { closeSync, openSync, writeSync } from 'node:fs';

const [WIDTH, HEIGHT] = [640, 360];
const FPS = 15;
const FRAMES = 30;

/**
 * `face`: drawn so that what looks for faces finds one, in a closer view.
 * @type {Record<string, { wall: number[], shirt: number[], skin: number[], hair: number[], face?: boolean }>}
 */
export const PEOPLE = {
  anna: { wall: [196, 216, 236], shirt: [178, 58, 72], skin: [238, 196, 166], hair: [74, 48, 36] },
  ben: { wall: [222, 200, 120], shirt: [48, 84, 140], skin: [172, 118, 84], hair: [30, 26, 28] },
  carla: { wall: [176, 206, 168], shirt: [92, 64, 128], skin: [246, 212, 188], hair: [200, 150, 70] },
  dora: {
    wall: [120, 150, 190],
    shirt: [40, 110, 110],
    skin: [232, 190, 160],
    hair: [56, 38, 28],
    face: true,
  },
};

const LIPS = [160, 64, 66];

/** BT.601, studio range, as Chromium reads such a file. */
function toYuv([r, g, b]) {
  return [
    16 + (65.738 * r + 129.057 * g + 25.064 * b) / 256,
    128 + (-37.945 * r - 74.494 * g + 112.439 * b) / 256,
    128 + (112.439 * r - 94.154 * g - 18.285 * b) / 256,
  ].map(Math.round);
}

/** A face with what the cascades of OpenCV go by: sockets darker than cheeks, a light nose, brows, a mouth. */
function faceAt(x, y, nod, { wall, shirt, skin, hair }) {
  const centre = 0.015 * nod - 0.03;
  const distance = (cx, cy, rx, ry) => ((x - cx) / rx) ** 2 + ((y - centre - cy) / ry) ** 2;
  const inside = (...ellipse) => distance(...ellipse) < 1;
  const round = distance(0, 0, 0.19, 0.25);
  if (round >= 1) {
    if (inside(0, -0.09, 0.212, 0.227)) return hair;
    if (inside(0, 0.25, 0.08, 0.15)) return skin.map((value) => value * 0.8);
    if (inside(0, 0.55, 0.42, 0.25)) return shirt;
    return wall.map((value) => value * Math.max(0.6, 1 - 0.22 * Math.hypot(x + 0.3, y + 0.3)));
  }
  for (const eye of [-0.077, 0.077]) {
    if (inside(eye, -0.051, 0.0165, 0.0165)) return [30, 20, 20];
    if (inside(eye, -0.051, 0.033, 0.0165)) return [225, 225, 225];
    if (inside(eye, -0.099, 0.055, 0.013)) return hair;
  }
  if (inside(0, 0.139, 0.066, 0.006 + 0.01 * Math.abs(nod))) return [80, 25, 25];
  if (inside(0, 0.139, 0.073, 0.018 + 0.01 * Math.abs(nod))) return [150, 60, 60];
  let light = 1 - 0.25 * round;
  for (const eye of [-0.077, 0.077])
    if (inside(eye, -0.051, 0.055, 0.033)) light *= 0.55 + 0.25 * distance(eye, -0.051, 0.055, 0.033);
  if (inside(0, 0.066, 0.04, 0.015)) light *= 0.7;
  else if (Math.abs(x) < 0.018 && y - centre > -0.044 && y - centre < 0.051) light *= 1.1;
  return skin.map((value) => Math.min(255, value * light));
}

/** The colour at a point; the middle of the picture is 0, 0 and its height is 1. */
function colourAt(x, y, nod, { wall, shirt, skin, hair }) {
  const inside = (cx, cy, rx, ry) => ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1;
  const head = 0.02 * nod;
  if (inside(-0.055, head - 0.07, 0.014, 0.018) || inside(0.055, head - 0.07, 0.014, 0.018)) return hair;
  if (inside(0, head + 0.02, 0.05, 0.014 + 0.012 * Math.abs(nod))) return LIPS;
  if (inside(0, head - 0.12, 0.165, 0.15) && y < head - 0.1 - 0.4 * Math.abs(x)) return hair;
  if (inside(0, head - 0.05, 0.14, 0.18)) return skin;
  if (inside(0, 0.2, 0.06, 0.12)) return skin;
  if (inside(0, 0.55, 0.36, 0.33)) return shirt;
  const light = 1 - 0.22 * Math.hypot(x + 0.3, y + 0.3);
  return wall.map((value) => value * Math.max(0.6, light));
}

function frame(person, nod) {
  const planes = [
    Buffer.alloc(WIDTH * HEIGHT),
    Buffer.alloc((WIDTH * HEIGHT) / 4),
    Buffer.alloc((WIDTH * HEIGHT) / 4),
  ];
  for (let row = 0; row < HEIGHT; row += 1) {
    for (let column = 0; column < WIDTH; column += 1) {
      const colour = (person.face ? faceAt : colourAt)(
        (column - WIDTH / 2) / HEIGHT,
        (row - HEIGHT / 2) / HEIGHT,
        nod,
        person,
      );
      const [y, u, v] = toYuv(colour);
      planes[0][row * WIDTH + column] = y;
      if (row % 2 || column % 2) continue;
      const chroma = (row / 2) * (WIDTH / 2) + column / 2;
      planes[1][chroma] = u;
      planes[2][chroma] = v;
    }
  }
  return Buffer.concat([Buffer.from('FRAME\n'), ...planes]);
}

export function writePerson(file, person) {
  const out = openSync(file, 'w');
  writeSync(out, `YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FPS}:1 Ip A1:1 C420jpeg\n`);
  for (let i = 0; i < FRAMES; i += 1) writeSync(out, frame(person, Math.sin((2 * Math.PI * i) / FRAMES)));
  closeSync(out);
}

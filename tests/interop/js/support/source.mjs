// Sound and pictures as RTP packets, made by ffmpeg as they are needed.
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';

// A keyframe each half second: nobody can ask ffmpeg for one.
const PICTURES = [
  '-re',
  '-f',
  'lavfi',
  '-i',
  'testsrc2=size=320x240:rate=15',
  '-pix_fmt',
  'yuv420p',
  '-g',
  '8',
];
const ARGUMENTS = {
  opus: ['-re', '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000', '-c:a', 'libopus', '-ac', '2'],
  VP8: [...PICTURES, '-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '900k'],
  H264: [
    ...PICTURES,
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-profile:v', 'baseline'],
    ...['-bsf:v', 'dump_extra'],
  ],
};

/** Calls `take` with each packet; returns what ends it. */
export async function startSource(codec, take) {
  const socket = createSocket('udp4').on('message', take).bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const target = `rtp://127.0.0.1:${socket.address().port}?pkt_size=1100`;
  const child = spawn('ffmpeg', [
    ...['-nostdin', '-loglevel', 'error', ...ARGUMENTS[codec], '-f', 'rtp', target],
  ]);
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  return async () => {
    process.off('exit', endWithUs);
    if (child.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit');
    socket.close();
  };
}

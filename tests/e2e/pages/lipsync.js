// Runs in a page: media that flashes and beeps at the same time, and who measures how far apart they arrive.

const PERIOD_MS = 1_500;
const LENGTH_MS = 120;
const FRAMES_A_SECOND = 30;

/**
 * A white flash and a tone every 1.5 s, in one clock: the frame that first shows the flash is drawn when the
 * audio clock says that the tone starts.
 * @returns {Promise<MediaStream>}
 */
export async function flashAndBeep() {
  const audio = new AudioContext();
  await audio.resume();
  const out = audio.createMediaStreamDestination();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  volume.gain.value = 0;
  tone.frequency.value = 1_000;
  tone.connect(volume).connect(out);
  tone.start();

  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [320, 180];
  const context = canvas.getContext('2d');
  let next = audio.currentTime + 1;
  let announced = 0;
  let frames = 0;
  setInterval(() => {
    const now = audio.currentTime;
    if (now > next + LENGTH_MS / 1000) next += PERIOD_MS / 1000;
    const white = now >= next && now < next + LENGTH_MS / 1000;
    if (now < next && announced !== next) {
      announced = next;
      volume.gain.setValueAtTime(0.8, next);
      volume.gain.setValueAtTime(0, next + LENGTH_MS / 1000);
    }
    context.fillStyle = white ? '#fff' : '#000';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = '#777'; // something that moves, so that no frame is the same as the one before
    context.fillRect((frames++ * 4) % canvas.width, 170, 8, 8);
  }, 1000 / FRAMES_A_SECOND);
  return new MediaStream([...canvas.captureStream(FRAMES_A_SECOND).getTracks(), ...out.stream.getTracks()]);
}

/** When the picture turns white, ms of performance.now() at which it is to be shown. */
function watchFlashes(video, flashes) {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [16, 9];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let white = false;
  const look = (now, { expectedDisplayTime }) => {
    context.drawImage(video, 0, 0, 16, 9);
    const bright = context.getImageData(8, 4, 1, 1).data[0] > 128;
    if (bright && !white) flashes.push(expectedDisplayTime);
    white = bright;
    video.requestVideoFrameCallback(look);
  };
  video.requestVideoFrameCallback(look);
}

/** Of a worklet: reports the frame number (of the context's clock) at which sound begins after silence. */
const DETECTOR = `
registerProcessor('onset', class extends AudioWorkletProcessor {
  quietSince = 0;
  process([input]) {
    const samples = input[0] ?? [];
    for (let i = 0; i < samples.length; i += 1) {
      if (Math.abs(samples[i]) < 0.1) continue;
      const at = currentFrame + i;
      if (at - this.quietSince > sampleRate / 4) this.port.postMessage(at / sampleRate);
      this.quietSince = at;
    }
    return true;
  }
});`;

/** When the tone begins, ms of performance.now() at which it is heard. */
async function watchBeeps(stream, beeps) {
  const audio = new AudioContext();
  await audio.resume();
  await audio.audioWorklet.addModule(URL.createObjectURL(new Blob([DETECTOR], { type: 'text/javascript' })));
  const detector = new AudioWorkletNode(audio, 'onset');
  detector.port.onmessage = ({ data }) => {
    const { contextTime, performanceTime } = audio.getOutputTimestamp();
    beeps.push(performanceTime + (data - contextTime) * 1000);
  };
  audio.createMediaStreamSource(stream).connect(detector).connect(audio.destination);
}

/** How much later than the flash the beep of each pair comes, in ms; negative: the beep came first. */
export class LipSync {
  #flashes = [];
  #beeps = [];

  /** @param {HTMLVideoElement} video plays the stream, sound and all */
  static async of(video) {
    const self = new LipSync();
    watchFlashes(video, self.#flashes);
    await watchBeeps(video.srcObject, self.#beeps);
    return self;
  }

  get offsets() {
    return this.#flashes.flatMap((flash) => {
      const apart = this.#beeps.map((beep) => Math.round(beep - flash));
      const near = apart.filter((ms) => Math.abs(ms) < PERIOD_MS / 2);
      return near.slice(0, 1);
    });
  }
}

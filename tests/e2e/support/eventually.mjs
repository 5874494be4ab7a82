import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again and again until the answer is truthy, and returns it.
 * @param {() => unknown} probe may throw while it is not yet time
 * @param {{ what: string, withinMs?: number, everyMs?: number, stopOnError?: boolean }} options
 */
export async function eventually(probe, { what, withinMs = 20_000, everyMs = 50, stopOnError = false }) {
  const deadline = Date.now() + withinMs;
  let last;
  for (;;) {
    try {
      const answer = await probe();
      if (answer) return answer;
      last = answer;
    } catch (error) {
      if (stopOnError) throw error;
      last = error.message;
    }
    if (Date.now() > deadline) {
      throw new Error(`Not within ${withinMs} ms: ${what} (last seen: ${JSON.stringify(last) ?? last})`);
    }
    await sleep(everyMs);
  }
}

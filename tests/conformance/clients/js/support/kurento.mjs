// kurento-client as an application would load it, and what a test needs around it.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

// Node's Domain has been a class since version 10, and the client's transactions call it as a function. They
// fall back to a Domain of their own where there is none, as in a browser.
require('node:domain').Domain = undefined;

/** The package's main export, unmodified. */
export const kurento = require('kurento-client');

// The client keeps answers, and waits for those that went down with a socket, for 20 s by default; its timers
// would keep the test's process for as long.
const OPTIONS = { request_timeout: 6_000, response_timeout: 500, duplicates_timeout: 500 };

/** Connects, and closes when the test `t` ends. */
export async function connect(t, url) {
  return (await connectBoth(t, url)).client;
}

/** The same; `itself` has what the client's awaited copy of itself leaves out, such as `sessionId`. */
export async function connectBoth(t, url) {
  const itself = kurento(url, { ...OPTIONS });
  t.after(() => itself.close());
  return { client: await itself, itself };
}

/** The arguments of the next event of that name; rejects after some seconds. */
export function next(emitter, name, accept = () => true) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      emitter.removeListener(name, listener);
      reject(new Error(`no event ${name} within 15 s`));
    }, 15_000);
    const listener = (event) => {
      if (!accept(event)) return;
      clearTimeout(timer);
      emitter.removeListener(name, listener);
      resolve(event);
    };
    emitter.on(name, listener);
  });
}

/**
 * Calls a method of one of the client's objects with a callback. Its promises are no way to learn of errors:
 * without a callback the client prints them and resolves.
 */
export function call(object, method, ...args) {
  return new Promise((resolve, reject) =>
    object[method](...args, (error, result) => (error ? reject(error) : resolve(result))),
  );
}

/** The error that such a call ends with. */
export async function errorOf(object, method, ...args) {
  let result;
  try {
    result = await call(object, method, ...args);
  } catch (error) {
    return error;
  }
  throw new Error(`${method} succeeded with ${result}, where an error was expected`);
}

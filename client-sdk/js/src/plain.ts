import { ClientErrorType, clientError } from './HeadwaterError.js';
import { RemoteObject } from './MediaObject.js';

/**
 * A copy of what an application passes, as JSON has it: objects of the server as their ids, undefined members left
 * out. Made when the call is made, so that later changes of the original do not matter to a request that waits.
 * @param idOf what stands for an object
 * @throws {HeadwaterError} INVALID_ARGUMENT that names the place of what JSON has no words for
 */
export function plain(value: unknown, idOf: (object: RemoteObject) => string, place = ''): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (Number.isFinite(value)) return value;
      throw refused(place, String(value));
    case 'object':
      break;
    default:
      throw refused(place, `a ${typeof value}`);
  }
  if (value === null) return null;
  if (value instanceof RemoteObject) return idOf(value as RemoteObject);
  if (place.length > 1_000) throw refused(place.slice(0, 50), 'a structure that holds itself');
  if (Array.isArray(value)) return value.map((item, i) => plain(item, idOf, `${place}[${i}]`));
  return members(value, idOf, place);
}

function members(value: object, idOf: (object: RemoteObject) => string, place: string): object {
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === 'function') return plain(toJSON.call(value), idOf, place) as object;
  // RTCIceCandidate and its like keep their members as accessors of the prototype: toJSON() covers those.
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (member !== undefined) copy[name] = plain(member, idOf, place === '' ? name : `${place}.${name}`);
  }
  return copy;
}

function refused(place: string, what: string): Error {
  return clientError(ClientErrorType.InvalidArgument, `'${place}' cannot be sent: it is ${what}`);
}

import { ClientErrorType, HeadwaterError, clientError } from './HeadwaterError.js';
import { constructors } from './generated/classes.js';
import { enumerations } from './generated/types.js';

/**
 * What a constructor is given, against what it takes; a class that this client does not know takes anything.
 * @throws {HeadwaterError} INVALID_ARGUMENT that names the parameter
 */
export function checkConstructorParams(type: string, params: object): void {
  const known = constructors[type];
  if (!known) return;
  const given = params as Record<string, unknown>;
  for (const name of Object.keys(given)) {
    if (!(name in known) && given[name] !== undefined)
      throw refused(unknownParameter(type, name, Object.keys(known)));
  }
  for (const [name, kind] of Object.entries(known)) {
    const value = given[name] ?? undefined;
    if (value === undefined && !kind.endsWith('?'))
      throw refused(`${type} needs '${name}', ${article(kind)} ${kind}: it is missing`);
    const values = enumerations[kind.replace('?', '')];
    if (values && value !== undefined && !values.includes(value as string))
      throw refused(
        `'${name}' of ${type} is ${JSON.stringify(value)}, which is none of ${values.join(', ')}`,
      );
  }
}

/** The server says only of which enumeration a value is none: tells which value, and what there is. */
export function withValidValues(error: unknown, params: unknown): unknown {
  if (!(error instanceof HeadwaterError)) return error;
  const values = enumerations[/^Invalid value for '(\w+)'$/.exec(error.message)?.[1] ?? ''];
  if (!values) return error;
  const wrong = textsIn(params).filter((text) => !values.includes(text));
  const which = wrong.length === 1 ? `: '${wrong[0] ?? ''}' is none of ` : ', which has ';
  return new HeadwaterError(
    `${error.message}${which}${values.join(', ')}`,
    error.code,
    error.type,
    error.data,
  );
}

function unknownParameter(type: string, name: string, known: readonly string[]): string {
  const takes = known.length === 0 ? 'it takes none' : `it takes ${known.join(', ')}`;
  return `${type} has no parameter '${name}': ${takes}`;
}

function article(name: string): string {
  return /^[aeiou]/i.test(name) ? 'an' : 'a';
}

/** All texts in it but the ids of objects. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.includes('_kurento.') ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

function refused(message: string): Error {
  return clientError(ClientErrorType.InvalidArgument, message);
}

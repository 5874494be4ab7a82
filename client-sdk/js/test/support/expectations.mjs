// What scenarios expect, compared with what came: tests/scenarios/README.md, "What is expected".
import { MediaObject, RemoteObject, classes } from '@headwater/client';

const KINDS = {
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  list: (value) => Array.isArray(value),
};

const show = (value) => {
  if (value instanceof RemoteObject) return `<${value}>`;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
};

const rules = {
  ref: (value, name, known) => value === known.get(name),
  id: (value, name, known) => value === known.get(name).id,
  object: (value, name) => {
    const wanted = classes[name];
    if (!wanted) throw new Error(`There is no class ${name}`);
    return value instanceof MediaObject && value instanceof wanted;
  },
  kind: (value, kind) => KINDS[kind](value),
  has: (value, part) => typeof value === 'string' && value.includes(part),
  starts: (value, part) => typeof value === 'string' && value.startsWith(part),
  above: (value, limit) => typeof value === 'number' && value > limit,
  contains: (value, expected, known) =>
    Array.isArray(value) && expected.every((each) => value.some((item) => !mismatch(item, each, known))),
  without: (value, expected, known) =>
    Array.isArray(value) && !expected.some((each) => value.some((item) => !mismatch(item, each, known))),
  not: (value, expected, known) => mismatch(value, expected, known) !== undefined,
};

function ruleOf(expected) {
  const names = Object.keys(expected);
  return names.length === 1 && Object.hasOwn(rules, names[0]) ? names[0] : undefined;
}

function listMismatch(value, expected, known) {
  if (!Array.isArray(value)) return `a list was expected, not ${show(value)}`;
  if (value.length !== expected.length)
    return `${expected.length} elements were expected, not ${value.length}: ${show(value)}`;
  for (const [i, each] of expected.entries()) {
    const why = mismatch(value[i], each, known);
    if (why) return `element ${i}: ${why}`;
  }
  return undefined;
}

/**
 * Why the value is not what was expected; undefined when it is.
 * @param {Map<string, unknown>} known what the scenario has named
 */
export function mismatch(value, expected, known) {
  if (expected === null) return value == null ? undefined : `nothing was expected, not ${show(value)}`;
  if (Array.isArray(expected)) return listMismatch(value, expected, known);
  if (typeof expected !== 'object') {
    return value === expected ? undefined : `${show(expected)} was expected, not ${show(value)}`;
  }
  const rule = ruleOf(expected);
  if (rule) {
    if (rules[rule](value, expected[rule], known)) return undefined;
    return `${show(expected)} was expected, not ${show(value)}`;
  }
  if (typeof value !== 'object' || value === null)
    return `${show(expected)} was expected, not ${show(value)}`;
  for (const [name, each] of Object.entries(expected)) {
    const why = mismatch(value[name], each, known);
    if (why) return `${name}: ${why}`;
  }
  return undefined;
}

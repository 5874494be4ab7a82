// The inventory of Kurento's API: classes with what they inherit, and a value of each type to call them with.
import { readFileSync } from 'node:fs';

const data = JSON.parse(readFileSync(new URL('../data/kurento-api.json', import.meta.url), 'utf8'));
const classes = new Map(data.remoteClasses.map((each) => [each.name, each]));
const types = new Map(data.complexTypes.map((each) => [each.name, each]));

export const allClasses = [...classes.values()];
/** What can be created; ServerManager is there from the beginning. */
export const concrete = allClasses.filter((each) => !each.abstract);
export const isClass = (type) => classes.has(type);

const capital = (name) => name[0].toUpperCase() + name.slice(1);

/** The class and its ancestors, nearest first. */
export function lineage(name) {
  const found = [];
  for (let each = classes.get(name); each; each = classes.get(each.extends)) found.push(each);
  return found;
}

/** Every operation of a class with the class that brings it: methods, getters and setters. */
export function operationsOf(name) {
  return lineage(name).flatMap((each) => ownOperations(each));
}

export function ownOperations(each) {
  const owner = each.name;
  const methods = each.methods.map((method) => ({
    owner,
    name: method.name,
    params: method.params,
    returns: typeof method.return === 'object' ? method.return?.type : method.return,
  }));
  const getters = each.properties.map((property) => ({
    owner,
    name: `get${capital(property.name)}`,
    params: [],
    returns: property.type,
    property,
  }));
  const setters = each.properties
    .filter((property) => property.writable)
    .map((property) => ({
      owner,
      name: `set${capital(property.name)}`,
      params: [{ name: property.name, type: property.type, optional: false }],
      returns: null,
      property,
    }));
  return [...methods, ...getters, ...setters];
}

const PLAIN = {
  String: { valid: 'x', wrong: { no: 'text' } },
  int: { valid: 1, wrong: 'x' },
  int64: { valid: 1, wrong: 'x' },
  float: { valid: 0.5, wrong: 'x' },
  double: { valid: 0.5, wrong: 'x' },
  boolean: { valid: true, wrong: 'x' },
};

/** A value of a type; of a class, what `objects` has of it. */
export function valid(type, objects = {}) {
  if (type.endsWith('[]')) return [valid(type.slice(0, -2), objects)];
  if (PLAIN[type]) return PLAIN[type].valid;
  if (isClass(type)) return objects[type];
  const complex = types.get(type);
  if (complex.typeFormat === 'ENUM') return complex.values[0];
  const fields = complex.fields.filter((field) => !field.optional);
  return Object.fromEntries(fields.map((field) => [field.name, valid(field.type, objects)]));
}

/** A value that is none of the type. */
export function wrong(type) {
  if (PLAIN[type]) return PLAIN[type].wrong;
  if (isClass(type)) return { no: 'object' };
  return types.get(type)?.typeFormat === 'ENUM' ? 'NO_SUCH_VALUE' : 'x';
}

/** Whether a result is of the type: empty, or what is wrong with it. */
export function faultOf(value, type) {
  if (!type) return value === null ? '' : 'is not null';
  if (value === null) return isClass(type) || type.endsWith('<>') ? '' : 'is null';
  if (type.endsWith('<>')) return typeof value === 'object' ? '' : 'is no map';
  if (type.endsWith('[]')) {
    if (!Array.isArray(value)) return 'is no array';
    return value.map((each) => faultOf(each, type.slice(0, -2))).find(Boolean) ?? '';
  }
  if (type === 'boolean') return typeof value === 'boolean' ? '' : 'is no boolean';
  if (type === 'int' || type === 'int64') return Number.isInteger(value) ? '' : 'is no whole number';
  if (type === 'float' || type === 'double') return typeof value === 'number' ? '' : 'is no number';
  if (type === 'String' || isClass(type)) return typeof value === 'string' ? '' : 'is no text';
  const complex = types.get(type);
  if (complex.typeFormat === 'ENUM') return complex.values.includes(value) ? '' : `is no ${type}`;
  if (value.__module__ !== 'kurento' || value.__type__ !== type) return `is no ${type}`;
  const faults = complex.fields.map((field) => {
    if (!(field.name in value)) return field.optional ? '' : `has no ${field.name}`;
    return faultOf(value[field.name], field.type);
  });
  return faults.find(Boolean) ?? '';
}

// Types in the schema's spelling, in TypeScript and in Java.

const TYPESCRIPT = {
  String: 'string',
  boolean: 'boolean',
  int: 'number',
  int64: 'number',
  float: 'number',
  double: 'number',
  function: '(...given: unknown[]) => void',
};
const JAVA = { int64: 'long', function: 'java.util.function.Consumer<Object>' };
const BOXED = { boolean: 'Boolean', int: 'Integer', int64: 'Long', float: 'Float', double: 'Double' };

export function typescriptType(type) {
  if (type.endsWith('[]')) return `${typescriptType(type.slice(0, -2))}[]`;
  if (type.endsWith('<>')) return `Record<string, ${typescriptType(type.slice(0, -2))}>`;
  return TYPESCRIPT[type] ?? `import('@headwater/client').${type}`;
}

function boxed(type) {
  if (type.endsWith('[]')) return `List<${boxed(type.slice(0, -2))}>`;
  if (type.endsWith('<>')) return `Map<String, ${boxed(type.slice(0, -2))}>`;
  return BOXED[type] ?? type;
}

export const javaType = (type) => JAVA[type] ?? (/\[\]$|<>$/.test(type) ? boxed(type) : type);

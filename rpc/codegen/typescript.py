"""client-sdk/js/src/generated: the API in TypeScript, on top of the hand-written MediaObject.ts."""
import textwrap

from schema import base_of, operations, with_default

FOLDER = "client-sdk/js/src/generated"
HEADER = "// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.\n"
WIDTH = 110
NAMES = {"String": "string", "boolean": "boolean", "int": "number", "int64": "number", "float": "number",
         "double": "number"}


def ts_type(name):
    if name.endswith("[]"):
        return ts_type(name[:-2]) + "[]"
    if name.endswith("<>"):
        return f"Record<string, {ts_type(name[:-2])}>"
    return NAMES.get(name, name)


def tsdoc(text, indent=0):
    if not text:
        return ""
    space = " " * indent
    text = text.replace("*/", "* /")
    lines = []
    for paragraph in text.split("\n"):
        lines += textwrap.wrap(paragraph, WIDTH - indent - 3, break_long_words=False,
                               break_on_hyphens=False) or [""]
    if len(lines) == 1 and len(lines[0]) + indent + 7 <= WIDTH:
        return f"{space}/** {lines[0]} */\n"
    return f"{space}/**\n" + "".join(f"{space} * {line}".rstrip() + "\n" for line in lines) + f"{space} */\n"


def quoted(names):
    return ", ".join(f"'{name}'" for name in names)


def field(value, indent=2):
    mark = "?" if value.optional or "default" in value else ""
    return tsdoc(with_default(value), indent) + " " * indent + f"{value.name}{mark}: {ts_type(value.type)};\n"


def object_fields(schema, each, of):
    """Members that hold ids of objects, inherited ones too."""
    return [value.name for item in reversed(schema.chain(each, of)) for value in item.fields
            if schema.is_class(base_of(value.type))]


def objects_table(name, doc, entries):
    text = tsdoc(doc) + f"export const {name}: ObjectMembers = {{\n"
    text += "".join(f"  {key}: [{quoted(members)}],\n" for key, members in entries if members)
    return text + "};\n"


def imports(path, names):
    if not names:
        return ""
    line = f"import type {{ {', '.join(names)} }} from '{path}';\n"
    if len(line) <= WIDTH + 1:
        return line
    return "import type {\n" + "".join(f"  {name},\n" for name in names) + f"}} from '{path}';\n"


def used(values, wanted):
    return sorted({base_of(value.type) for value in values} & set(wanted))


def types(schema):
    fields = [value for each in schema.registers() for value in each.fields]
    text = HEADER + "import type { ObjectMembers } from '../MediaObject.js';\n"
    text += imports("./classes.js", used(fields, schema.classes))
    for each in schema.types.values():
        text += "\n" + (enum_type(each) if "values" in each else interface(each))
    entries = [(each.name, object_fields(schema, each, schema.types)) for each in schema.registers()]
    text += "\n" + objects_table("typeObjects", "Which members of a type are objects: they travel as ids.", entries)
    text += "\n" + tsdoc("The values of every enumeration.")
    text += "export const enumerations: Readonly<Record<string, readonly string[]>> = {\n"
    return text + "".join(map(enum_entry, schema.enums())) + "};\n"


def enum_entry(each):
    values = [f"'{value.name}'" for value in each["values"]]
    line = f"  {each.name}: [{', '.join(values)}],\n"
    if len(line) <= WIDTH + 1:
        return line
    return f"  {each.name}: [\n" + "".join(f"    {value},\n" for value in values) + "  ],\n"


def enum_type(each):
    doc = each.doc or ""
    for value in each["values"]:
        if value.doc:
            doc += f"\n- `{value.name}`: {value.doc}"
    text = tsdoc(doc.strip())
    line = f"export type {each.name} = {' | '.join(repr(value.name) for value in each['values'])};\n"
    if len(line) <= WIDTH + 1:
        return text + line
    values = "  " + " | ".join(f"'{value.name}'" for value in each["values"]) + ";\n"
    if len(values) <= WIDTH + 1:
        return text + f"export type {each.name} =\n" + values
    return text + f"export type {each.name} =\n" + "\n".join(
        f"  | '{value.name}'" for value in each["values"]) + ";\n"


def interface(each):
    base = f" extends {each.extends}" if each.extends else ""
    text = tsdoc(each.doc)
    if not each.fields:
        return text + f"export type {each.name} = {each.extends};\n"
    return text + f"export interface {each.name}{base} {{\n" + "".join(map(field, each.fields)) + "}\n"


def events(schema):
    fields = [value for each in schema.events.values() for value in each.fields]
    text = HEADER + "import type { ObjectMembers } from '../MediaObject.js';\n"
    text += imports("./classes.js", used(fields, schema.classes))
    text += imports("./types.js", used(fields, schema.types))
    for each in schema.events.values():
        base = f" extends {each.extends}Event" if each.extends else ""
        text += "\n" + tsdoc(each.doc)
        if each.fields or not base:
            text += f"export interface {each.name}Event{base} {{\n" + "".join(map(field, each.fields)) + "}\n"
        else:
            text += f"export type {each.name}Event = {each.extends}Event;\n"
    for each in schema.classes.values():
        text += "\n" + event_map(schema, each)
    entries = [(each.name, object_fields(schema, each, schema.events)) for each in schema.concrete_events()]
    return text + "\n" + objects_table("eventObjects", "Which members of an event are objects: they travel as ids.",
                                       entries)


def event_map(schema, each):
    base = f" extends {each.extends}Events" if each.extends else ""
    text = tsdoc(f"The events of {each.name}.")
    if not each.events:
        return text + f"export type {each.name}Events = {each.extends}Events;\n"
    text += f"export interface {each.name}Events{base} {{\n"
    for name in each.events:
        text += tsdoc(schema.events[name].doc, 2) + f"  {name}: {name}Event;\n"
    return text + "}\n"


def errors(schema):
    text = HEADER + "\n" + tsdoc("Every error of the API by its name, which is the `type` of a `HeadwaterError`.")
    text += "export const ErrorCode = {\n"
    for each in sorted(schema.errors, key=lambda item: item.code):
        text += tsdoc(each.doc, 2) + f"  {each.name}: {each.code},\n"
    return text + "} as const;\n\nexport type ErrorType = keyof typeof ErrorCode;\n"


def classes(schema):
    everything = list(schema.classes.values())
    values = [value for each in everything for value in each.constructor or []]
    for each in everything:
        for operation in operations(each):
            values += operation.params
            values += [operation] if operation.returns else []
    wanted = {base_of(value.returns or value.type) for value in values} & set(schema.types)
    text = HEADER + "import { RemoteObject, type ObjectOwner } from '../MediaObject.js';\n"
    text += imports("./events.js", [f"{each.name}Events" for each in everything])
    text += imports("./types.js", sorted(wanted))
    for each in everything:
        text += "\n" + class_text(schema, each)
    return text + "\n" + tables(schema)


def tables(schema):
    text = tsdoc("Every class by its name.") + "export const classes = {\n"
    text += "".join(f"  {name},\n" for name in schema.classes) + "};\n\n"
    text += tsdoc("The class of the object that `create` makes.") + "export interface Classes {\n"
    text += "".join(f"  {each.name}: {each.name};\n" for each in schema.concrete_classes()) + "}\n\n"
    text += tsdoc("What `create` needs.") + "export interface ConstructorParams {\n"
    text += "".join(f"  {each.name}: {each.name}Params;\n" for each in schema.concrete_classes())
    text += "}\n" + PIPELINE_MEMBER + "\n"
    text += tsdoc("The parameters of every constructor: their types, with a `?` behind what may be left out.")
    text += "export const constructors: Readonly<Record<string, Readonly<Record<string, string>>>> = {\n"
    return text + "".join(map(constructor_entry, schema.concrete_classes())) + "};\n"


def constructor_entry(each):
    entries = [f"{value.name}: '{value.type}{'?' if value.optional or 'default' in value else ''}'"
               for value in each.constructor]
    line = f"  {each.name}: {{ {', '.join(entries)} }},\n" if entries else f"  {each.name}: {{}},\n"
    if len(line) <= WIDTH + 1:
        return line
    return f"  {each.name}: {{\n" + "".join(f"    {entry},\n" for entry in entries) + "  },\n"


# What Kurento's client has on top of the schema: shorter ways to create what lives in an object.
SHORTCUTS = {
    "MediaPipeline": """  /** Creates an element or a hub in this pipeline. */
  create<T extends PipelineMember>(type: T, ...[params]: MemberArguments<T>): Promise<Classes[T]> {
    return this.createObject(type, { ...params, mediaPipeline: this }) as Promise<Classes[T]>;
  }
""",
    "Hub": """  /** Creates a port of this hub. */
  createHubPort(): Promise<HubPort> {
    return this.createObject('HubPort', { hub: this }) as Promise<HubPort>;
  }
""",
}
PIPELINE_MEMBER = """
/** The classes whose objects live in a pipeline. */
export type PipelineMember = {
  [T in keyof ConstructorParams]: ConstructorParams[T] extends { mediaPipeline: MediaPipeline } ? T : never;
}[keyof ConstructorParams];

/** What `pipeline.create` takes behind the class: nothing has to be there where the pipeline is all that is needed. */
export type MemberArguments<T extends PipelineMember> =
  Record<string, never> extends Omit<ConstructorParams[T], 'mediaPipeline'>
    ? [params?: Omit<ConstructorParams[T], 'mediaPipeline'>]
    : [params: Omit<ConstructorParams[T], 'mediaPipeline'>];
"""


def class_text(schema, each):
    text = ""
    name = each.name
    if not each.abstract:
        text += tsdoc(f"What creating a {name} needs.")
        body = "".join(map(field, each.constructor))
        text += f"export interface {name}Params {{\n{body}}}\n\n" if body else \
            f"export type {name}Params = Record<string, never>;\n\n"
    base = f"{each.extends}<E>" if each.extends else "RemoteObject<E>"
    text += tsdoc(each.doc)
    text += f"export class {name}<E extends {name}Events = {name}Events> extends {base} {{"
    members = [] if each.abstract else [creator(each)]
    members += [SHORTCUTS[name]] if name in SHORTCUTS else []
    members += [method(schema, operation) for operation in operations(each)]
    return text + ("\n" + "\n".join(members) if members else "") + "}\n"


def creator(each):
    optional = all(value.optional for value in each.constructor)
    parameter = f"params: {each.name}Params" + (" = {}" if optional else "")
    return (tsdoc(f"Creates a {each.name} in the server.", 2)
            + f"  static create(client: ObjectOwner, {parameter}): Promise<{each.name}> {{\n"
            + f"    return client.createObject('{each.name}', params) as Promise<{each.name}>;\n  }}\n")


def result_kind(schema, name):
    """What tells the client to turn ids into objects."""
    base = base_of(name)
    if schema.is_class(base):
        return "'object'"
    if schema.is_register(base) and object_fields(schema, schema.types[base], schema.types):
        return f"'{base}'"
    return None


def method_doc(schema, operation):
    if operation.property:
        return operation.doc or ""
    text = operation.doc or ""
    text += "".join(f"\n@param {value.name} - {with_default(value)}" for value in operation.params if value.doc)
    if operation.returnDoc:
        text += f"\n@returns {operation.returnDoc}"
    if operation.errors:
        text += f"\n@throws HeadwaterError of type {schema.wire_types(operation)}"
    return text.strip()


def method(schema, operation):
    parameters = [f"{value.name}{'?' if value.optional or 'default' in value else ''}: {ts_type(value.type)}"
                  for value in operation.params]
    returns = ts_type(operation.returns) if operation.returns else "void"
    if operation.returns and operation.returns in schema.classes:
        returns = f"{returns} | undefined"
    if operation.returns and operation.returns.endswith("<>"):
        returns = f"{returns} | null"  # an empty map
    arguments = "{ " + ", ".join(value.name for value in operation.params) + " }" if operation.params else "{}"
    kind = result_kind(schema, operation.returns) if operation.returns else None
    passed = [f"'{operation.name}'"] + ([arguments] if operation.params or kind else []) + ([kind] if kind else [])
    head = f"  {operation.name}({', '.join(parameters)}): Promise<{returns}> {{\n"
    if len(head) > WIDTH + 1:
        head = f"  {operation.name}(\n" + "".join(f"    {each},\n" for each in parameters)
        head += f"  ): Promise<{returns}> {{\n"
    call = f"    return this.invoke({', '.join(passed)});\n"
    if len(call) > WIDTH + 1:
        passed[1] = "{\n" + "".join(f"      {value.name},\n" for value in operation.params) + "    }"
        call = f"    return this.invoke({', '.join(passed)});\n"
    return tsdoc(method_doc(schema, operation), 2) + head + call + "  }\n"


def generate(schema):
    return {f"{FOLDER}/types.ts": types(schema), f"{FOLDER}/events.ts": events(schema),
            f"{FOLDER}/errors.ts": errors(schema), f"{FOLDER}/classes.ts": classes(schema)}

"""docs/api: the reference of the API as Markdown, with calls in JavaScript and Java side by side.

Each call is preceded by a comment `<!-- with name: Type, ... -->` that declares what it uses: tests/docs compiles
it. Types there are spelled as in the schema.
"""
import json

from java_common import java_type
from schema import base_of, operations

FOLDER = "docs/api"
HEADER = "<!-- Generated from rpc/schema by rpc/codegen/generate.py: do not edit. -->\n"
GROUPS = (
    ("The server and its pipelines", ("ServerManager", "MediaPipeline")),
    ("Endpoints: where media comes in and goes out",
     ("WebRtcEndpoint", "RtpEndpoint", "PlayerEndpoint", "RecorderEndpoint", "HttpPostEndpoint")),
    ("Hubs: routing and mixing",
     ("Composite", "AlphaBlending", "Dispatcher", "DispatcherOneToMany", "Mixer", "HubPort", "PassThrough")),
    ("Filters: changing pictures", ("FaceOverlayFilter", "ImageOverlayFilter", "GStreamerFilter", "ZBarFilter")),
)
CLIENT = "client: HeadwaterClient"


def generate(schema):
    pages = {"index": index(schema), "types": types_page(schema), "events": events_page(schema),
             "errors": errors_page(schema)}
    pages.update({each.name: class_page(schema, each) for each in schema.classes.values()})
    return {f"{FOLDER}/{name}.md": HEADER + text for name, text in pages.items()}


# --- what all pages use ----------------------------------------------------------------------


def lower_first(text):
    return text[0].lower() + text[1:]


def capital(text):
    return text[0].upper() + text[1:]


def article(name):
    return "an" if name[0] in "AEIOU" else "a"


def cell(text):
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def prose(text):
    return (text or "").replace("<", "&lt;")


def table(columns, rows):
    if not rows:
        return ""
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n"


def type_link(schema, name):
    base = base_of(name)
    suffix = {"[]": " list", "<>": " by name"}.get(name[len(base):], "")
    if schema.is_class(base):
        return f"[{base}]({base}.md){suffix}"
    if base in schema.types:
        return f"[{base}](types.md#{base.lower()}){suffix}"
    return f"{base}{suffix}"


def default_of(value):
    if "default" in value and value.default not in ({}, ""):
        return f"`{value.default if isinstance(value.default, str) else json.dumps(value.default)}`"
    return "optional" if value.optional or "default" in value else "required"


def values_table(schema, values, given="given as"):
    rows = [[f"`{value.name}`", type_link(schema, value.type), default_of(value), cell(value.doc or "")]
            for value in values]
    return table(["name", "type", given, ""], rows)


def code(uses, javascript, java):
    uses = list(dict.fromkeys(uses))
    declared = f"<!-- with {', '.join(uses)} -->\n\n" if uses else ""
    return (f"{declared}::: code-group\n\n```js [JavaScript]\n{javascript}\n```\n\n"
            f"```java [Java]\n{java}\n```\n\n:::\n\n")


# --- a class ---------------------------------------------------------------------------------


def class_page(schema, each):
    variable = lower_first(each.name)
    ancestors = schema.chain(each, schema.classes)[1:]
    text = f"# {each.name}\n\n{prose(each.doc)}\n\n"
    if ancestors:
        text += f"It is {', which is '.join(f'{article(a.name)} [{a.name}]({a.name}.md)' for a in ancestors)}.\n\n"
    kinds = [other for other in schema.classes.values() if other.extends == each.name]
    if kinds:
        text += f"Kinds of it: {', '.join(f'[{k.name}]({k.name}.md)' for k in kinds)}.\n\n"
    if not each.abstract:
        text += creating(schema, each, variable)
    elif each.name == "ServerManager":
        text += "There is one, which is always there.\n\n" + code(
            [CLIENT], "const serverManager = client.serverManager;",
            "ServerManager serverManager = client.getServerManager();")
    text += operations_part(schema, each, variable) + events_part(schema, each, variable)
    return text + inherited_part(schema, ancestors)


def creating(schema, each, variable):
    needed = [value for value in each.constructor if not (value.optional or "default" in value)]
    optional = [value for value in each.constructor if value not in needed]
    members = f", {{ {', '.join(value.name for value in needed)} }}" if needed else ""
    javascript = f"const {variable} = await client.create('{each.name}'{members});"
    arguments = ", ".join(value.name for value in needed) or "client"
    java = f"{each.name} {variable} = new {each.name}.Builder({arguments}).build();"
    text = "## Creating it\n\n" + code([CLIENT, *uses_of(needed)], javascript, java)
    text += values_table(schema, each.constructor)
    if optional:
        text += ("In Java, an optional one is a method of the builder: " + ", ".join(
            f"`{builder_method(value)}`" for value in optional) + ".\n\n")
    return text


def builder_method(value):
    if value.type == "boolean" and not value.default:
        return f"{value.name}()"
    return f"with{capital(value.name)}({value.name})"


def uses_of(values):
    return [f"{value.name}: {value.type}" for value in values]


def operations_part(schema, each, variable):
    methods = [operation for operation in operations(each) if not operation.property]
    text = ""
    if each.properties:
        text += "## Properties\n\n" + "".join(property_part(schema, each, prop, variable) for prop in each.properties)
    if methods:
        text += "## Methods\n\n" + "".join(method_part(schema, each, method, variable) for method in methods)
    return text


def property_part(schema, each, prop, variable):
    access = {"readOnly": "read only", "final": "set when it is made", "readWrite": "can be set"}[prop.access]
    text = f"### {prop.name}\n\n{prose(prop.doc)} {type_link(schema, prop.type)}, {access}.\n\n"
    getter = f"get{capital(prop.name)}"
    # The id is known to the client: there is nothing to ask the server for.
    known = each.name == "MediaObject" and prop.name == "id"
    javascript = f"const {prop.name} = {variable}.id;" if known else \
        f"const {prop.name} = await {variable}.{getter}();"
    java = f"{java_type(prop.type)} {prop.name} = {variable}.{getter}();"
    if prop.access == "readWrite":
        call = f"{variable}.set{capital(prop.name)}({prop.name});"
        javascript, java = f"{javascript}\nawait {call}", f"{java}\n{call}"
    text += code([f"{variable}: {each.name}"], javascript, java)
    return text


def method_part(schema, each, method, variable):
    text = f"### {method.name}\n\n{prose(method.doc)}\n\n"
    call = f"{variable}.{method.name}({', '.join(value.name for value in method.params)});"
    javascript, java = f"await {call}", call
    if method.returns:
        javascript = f"const result = await {call}"
        java = f"{java_type(method.returns)} result = {call}"
    text += code([f"{variable}: {each.name}", *uses_of(method.params)], javascript, java)
    text += values_table(schema, method.params)
    if method.returns:
        text += f"Returns {type_link(schema, method.returns)}. {prose(method.returnDoc)}\n\n"
    if method.errors:
        links = ", ".join(f"[{name}](errors.md#{name.lower()})" for name in method.errors)
        text += f"Fails with {links}.\n\n"
    return text


def events_part(schema, each, variable):
    if not each.events:
        return ""
    text = "## Events\n\n"
    for name in each.events:
        event = schema.events[name]
        text += f"### {name}\n\n{prose(event.doc)} [What it tells](events.md#{name.lower()}).\n\n"
        text += code([f"{variable}: {each.name}"],
                     f"await {variable}.on('{name}', (event) => console.log(event));",
                     f"{variable}.add{name}Listener(event -> System.out.println(event));")
    return text


def inherited_part(schema, ancestors):
    rows = []
    for ancestor in ancestors:
        names = [prop.name for prop in ancestor.properties] + [method.name for method in ancestor.methods] + \
            ancestor.events
        if names:
            links = ", ".join(f"[{name}]({ancestor.name}.md#{name.lower()})" for name in names)
            rows.append([f"[{ancestor.name}]({ancestor.name}.md)", links])
    return "## Inherited\n\n" + table(["from", ""], rows) if rows else ""


# --- the other pages -------------------------------------------------------------------------


def index(schema):
    text = "# API\n\n" + INTRODUCTION
    text += code([CLIENT, "offer: String"], INTRODUCTION_JS, INTRODUCTION_JAVA)
    text += CONVENTIONS
    for title, names in GROUPS:
        text += f"## {title}\n\n"
        text += table(["class", ""], [[f"[{name}]({name}.md)", cell(schema.classes[name].doc)] for name in names])
    grouped = {name for _, names in GROUPS for name in names}
    others = [each for each in schema.classes.values() if each.name not in grouped]
    text += "## What classes have in common\n\n"
    text += table(["class", ""], [[f"[{each.name}]({each.name}.md)", cell(each.doc)] for each in others])
    return text


def types_page(schema):
    text = "# Types\n\nStructures and enumerations that parameters, results and events are made of.\n\n"
    for each in sorted(schema.types.values(), key=lambda item: item.name):
        text += f"## {each.name}\n\n{prose(each.doc)}\n\n"
        if each.extends:
            text += f"Has all of [{each.extends}](#{each.extends.lower()}), and:\n\n"
        if "values" in each:
            text += table(["value", ""], [[f"`{value.name}`", cell(value.doc or "")] for value in each["values"]])
        else:
            text += values_table(schema, each.fields, "when it is written")
    return text


def events_page(schema):
    text = "# Events\n\nWhat an event tells, besides what [all of them](#raisebase) do.\n\n"
    for each in sorted(schema.events.values(), key=lambda item: item.name):
        raised = [cls.name for cls in schema.classes.values() if each.name in cls.events]
        text += f"## {each.name}\n\n{prose(each.doc)}\n\n"
        if raised:
            text += f"Raised by {', '.join(f'[{name}]({name}.md)' for name in raised)}.\n\n"
        fields = [field for item in reversed(schema.chain(each, schema.events)) for field in item.fields
                  if item.name != "RaiseBase" or each.name == "RaiseBase"]
        rows = [[f"`{field.name}`", type_link(schema, field.type), cell(field.doc or "")] for field in fields]
        text += table(["name", "type", ""], rows)
    return text


def errors_page(schema):
    text = "# Errors\n\n" + ERRORS
    for each in sorted(schema.errors, key=lambda item: item.code):
        wire = "" if schema.wire_type(each.name) == each.name else f", type `{schema.wire_type(each.name)}`"
        text += f"## {each.name}\n\nCode {each.code}{wire}. {prose(each.doc)}\n\n"
    return text


INTRODUCTION = """\
Everything is an object in the server that a client holds by its id: it is created, called, listened to and released.
The names are Kurento's. Both clients are generated from one description of the API, as these pages are.

"""

INTRODUCTION_JS = """\
const mediaPipeline = await client.create('MediaPipeline');
const endpoint = await client.create('WebRtcEndpoint', { mediaPipeline });
await endpoint.on('IceCandidateFound', ({ candidate }) => console.log(candidate));
const answer = await endpoint.processOffer(offer);
await mediaPipeline.release(); // and everything in it"""

INTRODUCTION_JAVA = """\
try (MediaPipeline mediaPipeline = client.createMediaPipeline()) {
  WebRtcEndpoint endpoint = new WebRtcEndpoint.Builder(mediaPipeline).build();
  endpoint.addIceCandidateFoundListener(event -> System.out.println(event.getCandidate()));
  String answer = endpoint.processOffer(offer);
} // and everything in it"""

CONVENTIONS = """\
- **JavaScript**: operations are methods that return promises; parameters come in the order given here, optional ones
  last. `object.on(event, listener)` subscribes, and no event is missed once its promise is resolved.
- **Java**: each operation has a blocking form, one that returns a `CompletableFuture` (`processOfferAsync`), and one
  that takes a `Transaction` first. Optional parameters may be left out from the end. `addXListener` subscribes.
- **Errors** carry a code and a type: [the list](errors.md).
- Every object can be released; releasing a pipeline releases all that is in it.

"""

ERRORS = """\
A request that fails is answered with one of these; an `Error` event carries them too. `message` says which parameter or
object was wrong and what was expected.

"""

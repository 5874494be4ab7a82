"""Enumerations, structures, events and errors of the API in Java."""
from java_common import (absent, capital, decoder, described, file, java_type, javadoc, javadoc_return,
                         lower_first)
from schema import base_of, operations


def generate(schema):
    files = {}
    for each in schema.enums():
        files.update(file(each.name, enumeration(each)))
    taken = taken_by_server(schema)
    for each in schema.registers():
        files.update(file(each.name, structure(schema, each, each.name in taken)))
    for each in schema.events.values():
        files.update(file(f"{each.name}Event", event(schema, each)))
    files.update(file("Structures", structures(schema)))
    files.update(file("Events", events(schema)))
    files.update(file("ErrorCode", errors(schema)))
    return files


def taken_by_server(schema):
    """Structures that applications make, because a parameter or a part of one is of that type."""
    found = set()

    def visit(name):
        base = base_of(name)
        if schema.is_register(base) and base not in found:
            found.add(base)
            for value in schema.all_fields(schema.types, base):
                visit(value.type)

    for each in schema.classes.values():
        for value in each.constructor or []:
            visit(value.type)
        for operation in operations(each):
            for value in operation.params:
                visit(value.type)
    return found


def enumeration(each):
    constants = ",\n".join(javadoc(value.doc or value.name, 2) + f"  {value.name}" for value in each["values"])
    return javadoc(each.doc) + f"public enum {each.name} {{\n{constants}\n}}\n"


def optional(value):
    return bool(value.optional or "default" in value)


def structure(schema, each, made_by_applications):
    base = each.extends or "Structure"
    text = javadoc(each.doc) + f"public class {each.name} extends {base} {{\n"
    text += "".join(f"  private {'' if made_by_applications else 'final '}"
                    f"{java_type(value.type, optional(value))} {value.name};\n" for value in each.fields)
    members = constructors(schema, each) if made_by_applications else []
    members.append(reader(schema, each, each.name))
    for value in each.fields:
        members.append(getter(value))
        if made_by_applications:
            members.append(setter(value))
    members.append(writer(each, base != "Structure"))
    return text + ("\n" if each.fields else "") + "\n".join(members) + "}\n"


def constructors(schema, each):
    fields = schema.all_fields(schema.types, each.name)
    needed = [value for value in fields if not optional(value)]
    assert not each.extends, f"{each.name}: structures that applications make extend nothing so far"
    if not needed:
        return [javadoc("Says nothing until its members are set.", 2) + f"  public {each.name}() {{}}\n"]
    parameters = ", ".join(f"{java_type(value.type)} {value.name}" for value in needed)
    body = "".join(f"    this.{value.name} = {value.name};\n" for value in needed)
    tags = [(f"@param {value.name}", lower_first(value.doc or value.name)) for value in needed]
    return [javadoc("With all that it needs.", 2, tags) + f"  public {each.name}({parameters}) {{\n{body}  }}\n"]


def reader(schema, each, name):
    text = f"  {name}(Members from) {{\n"
    if each.extends:
        text += "    super(from);\n"
    for value in each.fields:
        text += (f'    {value.name} = from.get("{value.name}", {decoder(schema, value.type)}, '
                 f"{absent(value.type, optional(value))});\n")
    return text + "  }\n"


def getter(value):
    text = described(value, value.name) + (" Null when it is not set." if optional(value) else "")
    return (javadoc_return(text, 2)
            + f"  public {java_type(value.type, optional(value))} get{capital(value.name)}() {{\n"
            + f"    return {value.name};\n  }}\n")


def setter(value):
    tags = [(f"@param {value.name}", lower_first(described(value, value.name)) + (" Null for none." if optional(value)
                                                                                  else ""))]
    return (javadoc(f"Sets what `get{capital(value.name)}` gives.", 2, tags)
            + f"  public void set{capital(value.name)}({java_type(value.type, optional(value))} {value.name}) {{\n"
            + f"    this.{value.name} = {value.name};\n  }}\n")


def writer(each, inherits):
    text = "  @Override\n  void members(BiConsumer<String, Object> to) {\n"
    if inherits:
        text += "    super.members(to);\n"
    return text + "".join(f'    to.accept("{value.name}", {value.name});\n' for value in each.fields) + "  }\n"


def event(schema, each):
    name = f"{each.name}Event"
    base = f"{each.extends}Event" if each.extends else "Structure implements Event"
    text = javadoc(each.doc) + f"public class {name} extends {base} {{\n"
    text += "".join(f"  private final {java_type(value.type)} {value.name};\n" for value in each.fields)
    members = [reader(schema, each, name)] + [getter(value) for value in each.fields]
    if each.fields or not each.extends:
        members.append(writer(each, bool(each.extends)))
    return text + ("\n" if each.fields else "") + "\n".join(members) + "}\n"


def structures(schema):
    text = javadoc("How each structure of the API is read, by its name on the wire.")
    text += ("final class Structures {\n  static final Map<String, Function<Members, ? extends Structure>> READERS = "
             "new HashMap<>();\n\n  private Structures() {}\n\n  static {\n")
    text += "".join(f'    READERS.put("{each.name}", {each.name}::new);\n' for each in schema.registers())
    return text + "  }\n}\n"


def events(schema):
    text = javadoc("How each event of the API is read, by its name on the wire.")
    text += ("final class Events {\n  private static final Map<String, Function<Members, ? extends RaiseBaseEvent>> "
             "READERS = new HashMap<>();\n\n  private Events() {}\n\n  static {\n")
    text += "".join(f'    READERS.put("{each.name}", {each.name}Event::new);\n' for each in schema.concrete_events())
    return text + "  }\n\n" + """  /** Reads events of that type, as what they are or as something that they extend. */
  static <E extends Event> Decoder<E> reader(String type, Class<E> as) {
    final Function<Members, ? extends RaiseBaseEvent> known = READERS.get(type);
    final Function<Members, ? extends RaiseBaseEvent> reader = known == null ? RaiseBaseEvent::new : known;
    return (json, client) -> {
      final RaiseBaseEvent event = reader.apply(new Members(json.getAsJsonObject(), client));
      if (as.isInstance(event)) return as.cast(event);
      throw Decoders.unexpected("a " + as.getSimpleName(), json);
    };
  }
}
"""


def errors(schema):
    text = javadoc("Every error of the API by its name, which is also the type of the exception.")
    constants = [javadoc(each.doc, 2) + f"  {each.name}({each.code})"
                 for each in sorted(schema.errors, key=lambda item: item.code)]
    return text + "public enum ErrorCode {\n" + ",\n".join(constants) + """;

  private final int code;

  ErrorCode(int code) {
    this.code = code;
  }

  /**
   * The number of the error.
   *
   * @return as in {@link HeadwaterException#getCode}
   */
  public int getCode() {
    return code;
  }
}
"""

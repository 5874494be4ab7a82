"""The classes of the API in Java, on top of the hand-written RemoteObject.java."""
from java_common import (WIDTH, boxed, capital, decoder, described, file, java_type, javadoc, javadoc_return,
                         lower_first)
from schema import operations

BLOCKING, FUTURE, TRANSACTION = range(3)


def generate(schema):
    files = {}
    for each in schema.classes.values():
        files.update(file(each.name, class_text(schema, each)))
    files.update(file("MediaObjects", media_objects(schema)))
    files.update(file("Constructors", constructors(schema)))
    return files


def media_objects(schema):
    text = javadoc("How each class of the API is made, by its name.")
    text += ("final class MediaObjects {\n  static final Map<String, Function<HeadwaterClient, ? extends MediaObject>> "
             "MAKERS = new HashMap<>();\n\n  private MediaObjects() {}\n\n  static {\n")
    text += "".join(f'    MAKERS.put("{name}", {name}::new);\n' for name in schema.classes)
    return text + "  }\n}\n"


def class_text(schema, each):
    closeable = each.name == "MediaPipeline"
    base = each.extends or "RemoteObject"
    text = javadoc(each.doc) + f"public class {each.name} extends {base}"
    text += " implements AutoCloseable {\n" if closeable else " {\n"
    members = [f"  {each.name}(HeadwaterClient client) {{\n    super(client);\n  }}\n"]
    for operation in operations(each):
        # The id is known here.
        if not (each.name == "MediaObject" and operation.name == "getId"):
            members += operation_forms(schema, operation)
    for name in each.events:
        members += listener_forms(schema.events[name])
    if closeable:
        members.append(javadoc("Releases the pipeline, with everything in it.", 2)
                       + "  @Override\n  public void close() {\n    release();\n  }\n")
    if not each.abstract:
        members.append(builder(each))
    return text + "\n".join(members) + "}\n"


def constructors(schema):
    """For what is given by name: which parameters there are, of which types, and the values of enumerations."""
    text = javadoc("What constructors take.") + "final class Constructors {\n  private Constructors() {}\n\n"
    text += javadoc("The type of each parameter by its name, with a question mark where it may be left out.", 2)
    text += "  static Map<String, String> of(String type) {\n    return switch (type) {\n"
    used = set()
    for each in sorted(schema.concrete_classes(), key=lambda item: item.name):
        kinds = [f'"{value.name}", "{value.type}{"?" if is_optional(value) else ""}"' for value in each.constructor]
        used |= {value.type for value in each.constructor if schema.is_enum(value.type)}
        line = f'      case "{each.name}" -> map({", ".join(kinds)});\n'
        broken = ",\n".join(f"            {kind}" for kind in kinds)
        text += line if len(line) <= WIDTH + 1 else f'      case "{each.name}" -> map(\n{broken});\n'
    text += "      default -> Map.of();\n    };\n  }\n\n"
    text += javadoc("The values of an enumeration that one of them takes; none of what is no such.", 2)
    text += "  static Enum<?>[] valuesOf(String type) {\n    return switch (type) {\n"
    text += "".join(f'      case "{name}" -> {name}.values();\n' for name in sorted(used))
    text += "      default -> new Enum<?>[0];\n    };\n  }\n\n"
    text += javadoc("In the order of the constructor.", 2)
    text += ("  private static Map<String, String> map(String... namesAndTypes) {\n"
             "    final Map<String, String> map = new LinkedHashMap<>();\n"
             "    for (int i = 0; i < namesAndTypes.length; i += 2) map.put(namesAndTypes[i], namesAndTypes[i + 1]);\n"
             "    return map;\n  }\n}\n")
    return text


def is_optional(value):
    return bool(value.optional or "default" in value)


def declaration(head, parameters):
    line = f"  {head}({', '.join(parameters)}) {{\n"
    if len(line) <= WIDTH + 1:
        return line
    return f"  {head}(\n" + ",\n".join(f"      {each}" for each in parameters) + ") {\n"


def operation_forms(schema, operation):
    """For each number of trailing optional parameters the three forms, and the call that they share."""
    members = []
    count = len(operation.params)
    least = count
    while least and is_optional(operation.params[least - 1]):
        least -= 1
    for given in range(least, count + 1):
        for form in (BLOCKING, FUTURE, TRANSACTION):
            members.append(operation_form(schema, operation, operation.params[:given], form))
    members.append(call(schema, operation))
    return members


def operation_form(schema, operation, params, form):
    returns = java_type(operation.returns) if operation.returns else "void"
    wrapped = boxed(operation.returns) if operation.returns else "Void"
    parameters = [f"{java_type(value.type)} {value.name}" for value in params]
    tags = [(f"@param {value.name}", lower_first(described(value, value.name))) for value in params]
    result = operation.returnDoc or operation.doc or "the result"
    name = operation.name
    if form == BLOCKING:
        head, end = returns, "await()"
        if operation.returns:
            tags.append(("@return", lower_first(result)))
        if operation.errors:
            tags.append(("@throws HeadwaterServerException", f"of type {schema.wire_types(operation)}"))
    elif form == FUTURE:
        head, end, name = f"CompletableFuture<{wrapped}>", "start()", f"{name}Async"
        tags.append(("@return", "completes with: " + lower_first(result) if operation.returns
                     else "completes when it is done"))
    else:
        head, end = f"TFuture<{wrapped}>", "in(transaction)"
        parameters.insert(0, "Transaction transaction")
        tags.insert(0, ("@param transaction", "the transaction that it becomes part of"))
        tags.append(("@return", "there after the transaction is committed"))
    passed = [value.name for value in params] + ["null"] * (len(operation.params) - len(params))
    statement = ("" if head == "void" else "return ") + f"{operation.name}Call({', '.join(passed)}).{end};"
    if len(statement) + 4 > WIDTH:
        statement = statement.replace(f").{end};", f")\n        .{end};")
    return (operation_doc(operation, form, tags) + declaration(f"public {head} {name}", parameters)
            + f"    {statement}\n  }}\n")


def operation_doc(operation, form, tags):
    """A property's description is that of its value; for its setter it stands at the parameter."""
    if not operation.property:
        return javadoc(operation.doc, 2, tags)
    if operation.params:
        return javadoc(f"Sets what `get{operation.name[3:]}` gives.", 2, tags)
    if form == BLOCKING:
        return javadoc_return(operation.doc or operation.name, 2)
    return javadoc(operation.doc, 2, tags)


def call(schema, operation):
    result = decoder(schema, operation.returns) if operation.returns else "Decoders.VOID"
    wrapped = boxed(operation.returns) if operation.returns else "Void"
    parameters = [f"{java_type(value.type, is_optional(value))} {value.name}" for value in operation.params]
    steps = "".join(f'\n        .{"with" if is_optional(value) else "withRequired"}("{value.name}", {value.name})'
                    for value in operation.params)
    return (declaration(f"private Call<{wrapped}> {operation.name}Call", parameters)
            + f'    return call("{operation.name}", {result}){steps};\n  }}\n')


def listener_forms(event):
    kind = f"{event.name}Event"
    added = f"EventListener<{kind}> listener"
    subscribe = f'subscribe("{event.name}", {kind}.class, listener)'
    about = f"Calls a listener when it happens: {lower_first(event.doc)}"
    listener = ("@param listener", "is called with each event")
    return [
        javadoc(about, 2, [listener, ("@return", "for taking the listener off; no event is missed from now on")])
        + declaration(f"public ListenerSubscription add{event.name}Listener", [added])
        + f"    return {subscribe}.await();\n  }}\n",
        javadoc(about, 2, [listener, ("@return", "completes when no event is missed any more")])
        + declaration(f"public CompletableFuture<ListenerSubscription> add{event.name}ListenerAsync", [added])
        + f"    return {subscribe}.start();\n  }}\n",
        javadoc("Stops calling a listener, at once.", 2,
                [("@param subscription", f"what `add{event.name}Listener` gave")])
        + f"  public void remove{event.name}Listener(ListenerSubscription subscription) {{\n"
        + "    removeEventListener(subscription);\n  }\n",
    ]


def builder(each):
    needed = [value for value in each.constructor if not is_optional(value)]
    root = not needed  # a pipeline lives in no other object
    text = javadoc(f"Makes a {each.name} in the server.", 2)
    text += f"  public static final class Builder extends AbstractBuilder<{each.name}> {{\n"
    if root:
        members = [javadoc("Begins with what it needs.", 4, [("@param client", "the client that it belongs to")])
                   + f"    public Builder(HeadwaterClient client) {{\n      super(client, \"{each.name}\", "
                   f"{each.name}.class);\n    }}\n"]
    else:
        tags = [(f"@param {value.name}", lower_first(described(value, value.name))) for value in needed]
        first = needed[0].name
        parameters = ", ".join(f"{java_type(value.type)} {value.name}" for value in needed)
        members = [javadoc("Begins with what it needs.", 4, tags)
                   + f"    public Builder({parameters}) {{\n"
                   + f'      super(clientOf("{first}", {first}), "{each.name}", {each.name}.class);\n'
                   + "".join(f'      set("{value.name}", {value.name});\n' for value in needed) + "    }\n"]
    for value in each.constructor:
        if is_optional(value):
            members += builder_option(value)
    members.append("    @Override\n    public Builder with(String name, Object value) {\n"
                   "      set(name, value);\n      return this;\n    }\n")
    return text + "\n".join(members) + "  }\n"


def builder_option(value):
    """A boolean that is false by default is switched on by its name alone."""
    doc = described(value, value.name)
    back = ("@return", "this builder")
    switch = value.type == "boolean" and not value.default
    name = value.name if switch else f"with{capital(value.name)}"
    forms = [javadoc(doc, 4, [(f"@param {value.name}", lower_first(doc)), back])
             + f"    public Builder {name}({java_type(value.type)} {value.name}) {{\n"
             + f'      set("{value.name}", {value.name});\n      return this;\n    }}\n']
    if switch:
        forms.insert(0, javadoc(f"Switches on: {lower_first(doc)}", 4, [back])
                     + f"    public Builder {name}() {{\n      return {name}(true);\n    }}\n")
    return forms

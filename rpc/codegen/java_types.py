"""Java's names of the schema's types, as the documentation shows them."""

PLAIN = {"boolean": "boolean", "int": "int", "int64": "long", "float": "float", "double": "double"}
BOXED = {"boolean": "Boolean", "int": "Integer", "int64": "Long", "float": "Float", "double": "Double"}


def boxed(name):
    if name.endswith("[]"):
        return f"List<{boxed(name[:-2])}>"
    if name.endswith("<>"):
        return f"Map<String, {boxed(name[:-2])}>"
    return BOXED.get(name, name)


def call_type(name):
    return PLAIN.get(name, boxed(name))

"""Loads rpc/schema: the classes, events, types and errors of the API, checked and in a usable order.

The schema is JSON, one file a module. Types are spelled as in Kurento's definitions: `String`, `boolean`,
`int`, `int64`, `float`, `double`, the name of a class (travels as an id), of a structure or of an
enumeration; `T[]` is a list and `T<>` a dictionary with string keys.
"""
import json
from pathlib import Path

SCHEMA = Path(__file__).resolve().parent.parent / "schema"
WIRE_MODULE = "kurento"  # what every module calls itself on the wire
MODULES = ("core", "elements", "filters")
ALIASES = "kurento6"  # what an older version called otherwise
PRIMITIVES = ("String", "boolean", "int", "int64", "float", "double")
ACCESS = ("readOnly", "final", "readWrite")


class SchemaError(Exception):
    """What is wrong with the schema, and where."""


class Named(dict):
    """A JSON object with attributes: item.name instead of item["name"]; None when absent."""

    __getattr__ = dict.get


class Schema:
    def __init__(self, modules, kurento6=None):
        self.modules = modules
        self.kurento6 = kurento6 or Named(events=[], operations=[], fields=[])
        self.classes = self._collect("classes")
        self.events = self._collect("events")
        self.types = self._collect("types")
        self.errors = [error for module in modules for error in module.errors or []]
        self._check()
        self.classes = self._sorted(self.classes, lambda item: [item.extends])
        self.events = self._sorted(self.events, lambda item: [item.extends])
        self.types = self._sorted(self.types, self._type_needs)
        self._check_aliases()  # of what has ancestors, and no circle of them

    def _collect(self, kind):
        found = {}
        for module in self.modules:
            for item in module[kind]:
                if item.name in found:
                    raise SchemaError(f"{module.module}: {item.name} is defined twice")
                item["module"] = module.module
                found[item.name] = item
        return found

    # What the generators ask.

    def wire_type(self, error_name):
        """What a client finds in the error: mostly its name."""
        error = next(each for each in self.errors if each.name == error_name)
        return error.type or error.name

    def wire_types(self, operation):
        """Of all errors of an operation, as text. A type that several errors have is told with its code."""
        codes = {each.name: each.code for each in self.errors}
        return ", ".join(f"`{self.wire_type(name)}`" + ("" if self.wire_type(name) == name else f" (code {codes[name]})")
                         for name in operation.errors)

    def is_class(self, name):
        return name in self.classes

    def is_enum(self, name):
        return name in self.types and "values" in self.types[name]

    def is_register(self, name):
        return name in self.types and "fields" in self.types[name]

    def registers(self):
        return [each for each in self.types.values() if "fields" in each]

    def enums(self):
        return [each for each in self.types.values() if "values" in each]

    def concrete_classes(self):
        return [each for each in self.classes.values() if not each.abstract]

    def concrete_events(self):
        return [each for each in self.events.values() if not each.abstract]

    def chain(self, item, of):
        """The item and its ancestors, nearest first; `of` is one of classes, events, types."""
        found = []
        while item is not None:
            found.append(item)
            item = of[item.extends] if item.extends else None
        return found

    def all_fields(self, of, name):
        """Fields of an event or a structure, the inherited ones first."""
        return [field for item in reversed(self.chain(of[name], of)) for field in item.fields]

    def all_operations(self, name):
        return [each for cls in self.chain(self.classes[name], self.classes) for each in operations(cls)]

    def all_events(self, name):
        return [event for cls in self.chain(self.classes[name], self.classes) for event in cls.events]

    def subtypes(self, name):
        """Every structure that extends this one, directly or not, base first."""
        return [each for each in self.registers()
                if each.name != name and any(a.name == name for a in self.chain(each, self.types))]

    def is_polymorphic(self, name):
        """It has relatives, so that a value of it may be of a derived type."""
        return self.is_register(name) and bool(self.subtypes(name) or self.types[name].extends)

    def poly_root(self, item):
        """The root of the family a structure belongs to, or None when it has no relatives."""
        return self.chain(item, self.types)[-1] if self.is_polymorphic(item.name) else None

    # Order and checks.

    def _type_needs(self, item):
        return [item.extends] + [base_of(field.type) for field in item.fields or []]

    def _sorted(self, items, needs):
        done = {}

        def visit(name, path):
            if name in path:
                raise SchemaError(f"{' -> '.join(path + [name])} go in a circle")
            if name in done or name not in items:
                return
            for needed in needs(items[name]):
                visit(needed, path + [name])
            done[name] = items[name]

        for name in items:
            visit(name, [])
        return done

    def _check(self):
        for name in self.classes:
            if name in self.types:
                raise SchemaError(f"{name} is both a class and a type")
        for each in self.classes.values():
            self._check_class(each)
        for each in self.events.values():
            self._check_extends(each, self.events)
            self._check_values(each.name, each.fields)
        for each in self.types.values():
            if ("values" in each) == ("fields" in each):
                raise SchemaError(f"{each.name} needs either values or fields")
            self._check_extends(each, self.types)
            self._check_values(each.name, each.fields or [])
        self._check_errors()

    def _check_class(self, each):
        self._check_extends(each, self.classes)
        if bool(each.abstract) == ("constructor" in each):
            raise SchemaError(f"{each.name}: a class is abstract or has a constructor")
        self._check_values(each.name, each.constructor or [])
        for prop in each.properties:
            self._check_type(each.name, prop)
            if prop.access not in ACCESS:
                raise SchemaError(f"{each.name}.{prop.name}: access is one of {', '.join(ACCESS)}")
        for method in each.methods:
            self._check_values(f"{each.name}.{method.name}", method.params)
            for error in method.errors or []:
                if error not in {known.name for known in self.errors}:
                    raise SchemaError(f"{each.name}.{method.name} fails with the unknown error {error}")
            if method.returns:
                self._check_type(each.name, Named(name=method.name, type=method.returns))
        for event in each.events:
            if event not in self.events:
                raise SchemaError(f"{each.name} raises the unknown event {event}")

    def _check_extends(self, item, of):
        if item.extends and item.extends not in of:
            raise SchemaError(f"{item.name} extends the unknown {item.extends}")

    def _check_values(self, where, values):
        names = [each.name for each in values]
        for name in names:
            if names.count(name) > 1:
                raise SchemaError(f"{where}: {name} appears twice")
        for each in values:
            self._check_type(where, each)

    def _check_type(self, where, value):
        base = base_of(value.type or "")
        if base not in PRIMITIVES and base not in self.classes and base not in self.types:
            raise SchemaError(f"{where}.{value.name} is of the unknown type {value.type}")
        if "default" in value and self.is_enum(value.type):
            allowed = [each.name for each in self.types[value.type]["values"]]
            if value.default not in allowed:
                raise SchemaError(f"{where}.{value.name}: {value.default} is none of {', '.join(allowed)}")

    def _check_aliases(self):
        """An alias stands for something that there is, and for nothing that has the name itself."""
        taken = set(self.events) | {op.name for each in self.classes for op in self.all_operations(each)}
        for alias in self.kurento6.events + self.kurento6.operations:
            if alias.name in taken:
                raise SchemaError(f"kurento6: {alias.name} is a name of today")
        for alias in self.kurento6.events:
            if alias["is"] not in self.events:
                raise SchemaError(f"kurento6: {alias.name} is the unknown event {alias['is']}")
        for alias in self.kurento6.operations:
            for name in filter(None, (alias["is"], alias.orElse, alias.otherFamily)):
                operation = next((op for op in operations(self.classes[alias["class"]]) if op.name == name), None)
                if operation is None:
                    raise SchemaError(f"kurento6: {alias.name} is the unknown operation {name}")
                if len(operation.params) != len(alias.params or []):
                    raise SchemaError(f"kurento6: {alias.name} has not the parameters of {name}")
        for alias in self.kurento6.fields:
            of = self.events if alias["of"] in self.events else self.types
            if alias["from"] not in [field.name for field in self.all_fields(of, alias["of"])]:
                raise SchemaError(f"kurento6: {alias['of']}.{alias.name} comes from the unknown {alias['from']}")

    def _check_errors(self):
        codes = [error.code for error in self.errors]
        for error in self.errors:
            if codes.count(error.code) > 1:
                raise SchemaError(f"the error code {error.code} has two names")


def base_of(type_name):
    """`T` of `T`, `T[]` and `T<>`."""
    return type_name[:-2] if type_name.endswith(("[]", "<>")) else type_name


def operations(each):
    """The operations that a class itself declares: getters and setters of its properties, its methods."""
    found = []
    for prop in each.properties:
        capital = prop.name[0].upper() + prop.name[1:]
        found.append(Named(name=f"get{capital}", params=[], returns=prop.type, doc=prop.doc,
                           returnDoc="", property=prop))
        if prop.access == "readWrite":
            value = Named(name=prop.name, type=prop.type, doc=prop.doc)
            found.append(Named(name=f"set{capital}", params=[value], doc=prop.doc, property=prop))
    return found + each.methods


def with_default(value):
    """A value's description, and its default where that says something."""
    doc = value.doc or ""
    if "default" in value and value.default not in ({}, ""):
        shown = json.dumps(value.default) if not isinstance(value.default, str) else f"`{value.default}`"
        doc += f" Default: {shown}."
    return doc.strip()


def read(path):
    try:
        return json.loads(path.read_text("utf-8"), object_hook=Named)
    except ValueError as error:
        raise SchemaError(f"{path}: {error}") from error


def load(folder=SCHEMA):
    modules = []
    for name in MODULES:
        path = Path(folder) / f"{name}.json"
        module = read(path)
        if module.module != name:
            raise SchemaError(f"{path}: the module is called {module.module}")
        modules.append(module)
    aliases = Path(folder) / f"{ALIASES}.json"
    return Schema(modules, read(aliases) if aliases.exists() else None)

"""The server's side: types, events, interfaces to implement, the registry of classes, and decoding of calls."""

import json

import cpp_dispatch
import kmd
from schema import WIRE_MODULE, operations
from text import comment, enclosed

HEAD = '// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.\n'
PRIMITIVES = {'String': 'std::string', 'boolean': 'bool', 'int': 'int', 'int64': 'int64_t', 'float': 'double',
              'double': 'double'}
NAMESPACE = 'headwater::rpc::api'


def literal(schema, type_name, value):
    if type_name == 'String':
        return json.dumps(value)
    if type_name == 'boolean':
        return 'true' if value else 'false'
    if schema.is_enum(type_name):
        return f'{type_name}::{value}'
    return json.dumps(value)


class Cpp:
    owned = 'rpc/generated'

    def __init__(self, schema):
        self.schema = schema

    def files(self):
        made = {
            'Types.hpp': self.types_header(),
            'Types.cpp': self.types_source(),
            'Errors.hpp': self.errors_header(),
            'Errors.cpp': self.errors_source(),
            'Events.hpp': self.events_header(),
            'Events.cpp': self.events_source(),
            'Interfaces.hpp': self.interfaces_header(),
            'Registry.hpp': self.registry_header(),
            'Registry.cpp': self.registry_source(),
            'Kmd.cpp': self.kmd_source(),
            'Fields.hpp': cpp_dispatch.fields_header(self),
            'Dispatch.hpp': cpp_dispatch.dispatch_header(self),
            'Dispatch.cpp': cpp_dispatch.dispatch_source(self),
        }
        return {f'{self.owned}/{name}': HEAD + text for name, text in made.items()}

    # --- names of types --------------------------------------------------------------------------------------

    def type_name(self, name, in_data):
        """The C++ type. In data (registers, events) objects are ids, in operations they are the objects."""
        if name.endswith('[]'):
            return f'std::vector<{self.type_name(name[:-2], in_data)}>'
        if name.endswith('<>'):
            if self.schema.is_polymorphic(name[:-2]):
                return f'{name[:-2]}Map'
            return f'std::map<std::string, {self.type_name(name[:-2], in_data)}>'
        if name in PRIMITIVES:
            return PRIMITIVES[name]
        if self.schema.is_class(name):
            return 'std::string' if in_data else f'std::shared_ptr<{name}>'
        if self.schema.is_polymorphic(name):
            return f'std::shared_ptr<{name}>'
        return name

    def parameter_type(self, p):
        name = self.type_name(p['type'], in_data=False)
        return f'std::optional<{name}>' if p.get('optional') else name

    def field(self, f, in_data=True):
        """One member with its comment."""
        kind = self.type_name(f['type'], in_data)
        value = ''
        if f.get('optional') and 'default' not in f:
            kind = f'std::optional<{kind}>'
        elif 'default' in f and f['default'] != {}:
            value = ' = ' + literal(self.schema, f['type'], f['default'])
        elif kind in ('bool', 'int', 'int64_t', 'double') or self.schema.is_enum(f['type']):
            value = '{}'
        return comment(f['doc'], 2) + f"  {kind} {f['name']}{value};\n"

    def body(self, text):
        return f'namespace {NAMESPACE} {{\n{text}\n}}  // namespace {NAMESPACE}\n'

    # --- Types -----------------------------------------------------------------------------------------------

    def types_header(self):
        text = ''
        for each in self.schema.types.values():
            text += '\n' + comment(each['doc'])
            text += self.enum(each) if 'values' in each else self.register(each)
            if self.schema.subtypes(each['name']) and not each.get('extends'):
                text += f"\nusing {each['name']}Map = std::map<std::string, std::shared_ptr<{each['name']}>>;\n"
        includes = ('cstdint', 'map', 'memory', 'optional', 'span', 'string', 'string_view', 'vector')
        return ('#pragma once\n\n' + ''.join(f'#include <{i}>\n' for i in includes) + '\n' + self.body(text))

    def enum(self, each):
        name = each['name']
        text = f'enum class {name} {{\n'
        for value in each['values']:
            text += comment(value['doc'], 2) + f"  {value['name']},\n"
        return text + (f'}};\nstd::string_view toString({name} value);\n'
                       f'std::optional<{name}> parse{name}(std::string_view text);\n'
                       f'/// All names, in the order of the values.\n'
                       f'std::span<const std::string_view> namesOf({name});\n')

    def register(self, each):
        name, parent = each['name'], each.get('extends')
        text = f'struct {name}' + (f' : {parent}' if parent else '') + ' {\n'
        if self.schema.subtypes(name) and not parent:
            text += f'  virtual ~{name}() = default;\n'
        return text + ''.join(self.field(f) for f in each['fields']) + '};\n'

    def types_source(self):
        tables, functions = '', ''
        for each in self.schema.enums():
            name = each['name']
            tables += enclosed(f'constexpr std::string_view k{name}[] = {{', [f'"{v["name"]}"' for v in each['values']],
                               '};\n', 0)
            functions += (f'\nstd::string_view toString({name} value) {{ return nameOf(k{name}, value); }}\n'
                          f'std::optional<{name}> parse{name}(std::string_view text) '
                          f'{{ return valueOf<{name}>(k{name}, text); }}\n'
                          f'std::span<const std::string_view> namesOf({name}) {{ return k{name}; }}\n')
        helpers = '''
template <class Enum>
std::string_view nameOf(std::span<const std::string_view> names, Enum value) {
  const auto index = static_cast<size_t>(value);
  return index < names.size() ? names[index] : std::string_view();
}

template <class Enum>
std::optional<Enum> valueOf(std::span<const std::string_view> names, std::string_view text) {
  for (size_t i = 0; i < names.size(); ++i)
    if (names[i] == text) return static_cast<Enum>(i);
  return std::nullopt;
}
'''
        return '#include "rpc/generated/Types.hpp"\n\n' + self.body(
            '\nnamespace {\n\n' + tables + helpers + '\n}  // namespace\n' + functions)

    # --- Errors ----------------------------------------------------------------------------------------------

    def errors_header(self):
        text = '\n/// The API\'s error codes.\nenum class ErrorCode {\n'
        for e in self.schema.errors:
            text += comment(e['doc'], 2) + f"  {e['name']} = {e['code']},\n"
        text += '''};

/// What goes into `data.type` with that code.
std::string_view typeOf(ErrorCode code);

/// The error as a value to return.
tl::unexpected<Error> failure(ErrorCode code, std::string message);
'''
        return ('#pragma once\n\n#include <string>\n#include <string_view>\n\n#include "rpc/jsonrpc/Error.hpp"\n\n'
                + self.body(text))

    def errors_source(self):
        text = '\nstd::string_view typeOf(ErrorCode code) {\n  switch (code) {\n'
        for e in self.schema.errors:
            text += f"    case ErrorCode::{e['name']}: return \"{e.get('type', e['name'])}\";\n"
        text += '''  }
  return {};
}

tl::unexpected<Error> failure(ErrorCode code, std::string message) {
  return rpc::failure(static_cast<int>(code), std::move(message), std::string(typeOf(code)));
}
'''
        return '#include "rpc/generated/Errors.hpp"\n\n' + self.body(text)

    # --- Events ----------------------------------------------------------------------------------------------

    def events_header(self):
        text = '\nnamespace event {\n'
        for each in self.schema.events.values():
            text += '\n' + comment(each['doc']) + self.event(each)
        text += '\n}  // namespace event\n\n/// Any event that can be subscribed to.\n'
        text += enclosed('using Event = std::variant<', [f"event::{e['name']}" for e in self.schema.concrete_events()],
                         '>;\n')
        text += ('\n/// The type by which it is subscribed to.\nstd::string_view eventName(const Event& event);\n'
                 '/// What all events have: source, time and tags.\nevent::RaiseBase& base(Event& event);\n')
        return '#pragma once\n\n#include <variant>\n\n#include "rpc/generated/Types.hpp"\n\n' + self.body(text)

    def event(self, each):
        name, parent = each['name'], each.get('extends')
        text = f'struct {name}' + (f' : {parent}' if parent else '') + ' {\n'
        inherited = self.schema.all_fields(self.schema.events, parent) if parent else []
        if not each.get('abstract') and 'type' in [f['name'] for f in inherited]:
            text += f'  {name}() {{ type = "{name}"; }}\n'
        return text + ''.join(self.field(f) for f in each['fields']) + '};\n'

    def events_source(self):
        names = [f'"{e["name"]}"' for e in self.schema.concrete_events()]
        text = '\nstd::string_view eventName(const Event& event) {\n'
        text += enclosed('  static constexpr std::string_view kNames[] = {', names, '};\n', 2)
        text += '''  return event.valueless_by_exception() ? std::string_view() : kNames[event.index()];
}

event::RaiseBase& base(Event& event) {
  return std::visit([](auto& each) -> event::RaiseBase& { return each; }, event);
}
'''
        return '#include "rpc/generated/Events.hpp"\n\n' + self.body(text)

    # --- Interfaces ------------------------------------------------------------------------------------------

    def interfaces_header(self):
        classes = self.schema.classes.values()
        text = '\nstruct ClassInfo;\n' + ''.join(f"class {c['name']};\n" for c in classes)
        for c in classes:
            parent = c.get('extends')
            text += '\n' + comment(c['doc']) + f"class {c['name']}"
            text += (f' : public virtual {parent}' if parent else '') + ' {\n public:\n'
            if not parent:
                text += (f"  virtual ~{c['name']}() = default;\n"
                         '  virtual const std::string& id() const = 0;\n'
                         '  /// What findClass() says of the class that this is an object of.\n'
                         '  virtual const ClassInfo& classInfo() const = 0;\n')
            text += ''.join(self.method(o) for o in operations(c)) + '};\n'
        return ('#pragma once\n\n#include "rpc/generated/Types.hpp"\n#include "rpc/jsonrpc/Error.hpp"\n\n'
                + self.body(text))

    def method(self, operation):
        value = self.type_name(operation['returns'], in_data=False) if operation.get('returns') else 'void'
        params = [f"const {self.parameter_type(p)}& {p['name']}" for p in operation['params']]
        return self.method_comment(operation) + enclosed(
            f"  virtual Result<{value}> {operation['name']}(", params, ') = 0;\n', 2)

    @staticmethod
    def method_comment(operation):
        text = comment(operation['doc'], 2)
        if 'property' in operation:
            return text
        for p in operation['params']:
            default = f" Default: {json.dumps(p['default'])}." if 'default' in p else ''
            text += comment(f"@param {p['name']} {p['doc']}{default}", 2)
        if operation.get('returnDoc'):
            text += comment(f"@returns {operation['returnDoc']}", 2)
        if operation.get('errors'):
            text += comment('@errors ' + ', '.join(operation['errors']), 2)
        return text

    # --- Registry --------------------------------------------------------------------------------------------

    def registry_header(self):
        return '''#pragma once

#include <span>
#include <string_view>

namespace headwater::rpc::api {

/// What the API says of a class.
struct ClassInfo {
  std::string_view name, qualifiedName, module;
  bool isAbstract = false;
  std::span<const std::string_view> hierarchy;   ///< qualified names, nearest parent first, itself excluded
  std::span<const std::string_view> events;      ///< inherited ones included
  std::span<const std::string_view> operations;  ///< inherited ones included
};

struct ModuleDescription {
  std::string_view name, version, generationTime;
  std::span<const std::string_view> factories;  ///< the classes that can be created, sorted
  std::string_view kmd;                         ///< the module's schema as JSON text
};

/// By name or qualified name; null when there is none.
const ClassInfo* findClass(std::string_view nameOrQualified);
std::span<const ClassInfo> classes();
std::span<const ModuleDescription> modules();

}  // namespace headwater::rpc::api
'''

    def registry_source(self):
        schema, tables, rows = self.schema, '', ''

        def table(name, items):
            nonlocal tables
            if not items:
                return '{}'
            tables += enclosed(f'constexpr std::string_view {name}[] = {{', [f'"{i}"' for i in items], '};\n')
            return name

        for c in schema.classes.values():
            name = c['name']
            hierarchy = [f"{WIRE_MODULE}.{p['name']}" for p in schema.chain(c, schema.classes)[1:]]
            events = list(dict.fromkeys(schema.all_events(name)))
            operations = list(dict.fromkeys(o['name'] for o in schema.all_operations(name)))
            rows += enclosed('    {', [f'"{name}"', f'"{WIRE_MODULE}.{name}"', f'"{c['module']}"',
                                       'true' if c.get('abstract') else 'false',
                                       table(f'kHierarchyOf{name}', hierarchy), table(f'kEventsOf{name}', events),
                                       table(f'kOperationsOf{name}', operations)], '},\n', 4)
        modules, kmds = '', ''
        for m in schema.modules:
            name = m['module']
            factories = table(f'kFactoriesOf{name.capitalize()}',
                              sorted(c['name'] for c in m['classes'] if not c.get('abstract')))
            kmds += f'extern const std::string_view kKmdOf{name.capitalize()};\n'
            modules += (f'      {{"{name}", "{m["version"]}", "", {factories}, kKmdOf{name.capitalize()}}},\n')
        return f'''#include "rpc/generated/Registry.hpp"

namespace {NAMESPACE} {{

{kmds}
namespace {{

{tables}
constexpr ClassInfo kClasses[] = {{
{rows}}};

}}  // namespace

const ClassInfo* findClass(std::string_view nameOrQualified) {{
  for (const auto& each : kClasses)
    if (each.name == nameOrQualified || each.qualifiedName == nameOrQualified) return &each;
  return nullptr;
}}

std::span<const ClassInfo> classes() {{ return kClasses; }}

std::span<const ModuleDescription> modules() {{
  static const ModuleDescription kModules[] = {{
{modules}  }};
  return kModules;
}}

}}  // namespace {NAMESPACE}
'''

    def kmd_source(self):
        text = '\n'
        for m in self.schema.modules:
            lines = '\n'.join(f'    R"~({line})~"' for line in kmd.lines(m))
            text += f"extern const std::string_view kKmdOf{m['module'].capitalize()};\n"
            text += f"const std::string_view kKmdOf{m['module'].capitalize()} =\n{lines};\n\n"
        return '#include <string_view>\n\n' + self.body(text.rstrip('\n') + '\n')

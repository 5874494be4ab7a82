"""The part of the C++ target that meets JSON: the fields of each register, and the tables of operations."""

from schema import operations
from text import comment, enclosed


def visitor(name, fields):
    """`visitFields` of one struct: calls visit(name, member, required) for each field."""
    text = (f'template <class Self, class Visitor>\n  requires Is<Self, {name}>\n'
            f'void visitFields({"Self& it, Visitor&& visit" if fields else "Self&, Visitor&&"}) {{\n')
    for f in fields:
        required = 'false' if f.get('optional') else 'true'
        text += f"  visit(\"{f['name']}\", it.{f['name']}, {required});\n"
    return text + '}\n'


def fields_header(cpp):
    schema = cpp.schema
    text = '''
template <class T, class U>
concept Is = std::same_as<std::remove_const_t<T>, U>;

'''
    for c in schema.classes.values():
        text += f"constexpr std::string_view typeName(const {c['name']}*) {{ return \"{c['name']}\"; }}\n"
    for r in schema.registers():
        name = r['name']
        text += f'\nconstexpr std::string_view typeName(const {name}*) {{ return "{name}"; }}\n'
        text += visitor(name, schema.all_fields(schema.types, name))
    text += '\nnamespace event {\n'
    for e in schema.concrete_events():
        text += '\n' + visitor(e['name'], schema.all_fields(schema.events, e['name']))
    text += '\n}  // namespace event\n'
    for r in schema.registers():
        if schema.subtypes(r['name']) and not r.get('extends'):
            text += dynamic(schema, r)
    return f'''// The fields of every register and event, for reading them from JSON and writing them.
#pragma once

#include <concepts>

#include "rpc/generated/Events.hpp"
#include "rpc/generated/Interfaces.hpp"

{cpp.body(text)}'''


def dynamic(schema, register):
    """Calls with the type that a polymorphic register really has, the most derived ones tried first."""
    depth = lambda t: len(schema.chain(t, schema.types))
    text = (f"\n/// Calls `work` with the type that it really has.\ntemplate <class Work>\n"
            f"auto withType(const {register['name']}& it, Work&& work) {{\n")
    for t in sorted(schema.subtypes(register['name']), key=depth, reverse=True):
        text += f"  if (const auto* made = dynamic_cast<const {t['name']}*>(&it)) return work(*made);\n"
    return text + '  return work(it);\n}\n'


def parent_of(cls):
    """The parameter in whose object a new one lives."""
    for p in cls['constructor']:
        if p['name'] in ('mediaPipeline', 'hub'):
            return p['name']
    return None


def dispatch_header(cpp):
    concrete = cpp.schema.concrete_classes()
    structs, creates = '', ''
    for c in concrete:
        name = c['name']
        structs += f"\n/// What a {name} is made with.\nstruct {name}Params {{\n"
        structs += ''.join(cpp.field(p, in_data=False) for p in c['constructor']) + '};\n'
        creates += f'  virtual Result<std::shared_ptr<{name}>> create(const {name}Params& params);\n'
    text = f'''{structs}
/// Makes objects. What is not overridden is answered with 40006, NOT_IMPLEMENTED.
class Factory {{
 public:
  virtual ~Factory() = default;
{creates}}};

/// A decoded operation; may run on another thread than the one that decoded it. Never throws.
using Call = std::function<Result<Json::Value>()>;
/// Errors: 40008 for an operation that the class has not, 40001 for faulty parameters (or none where some are
/// required), 40101 and 40109 for objects that are not there. Further parameters are ignored.
Result<Call> prepareInvoke(std::shared_ptr<MediaObject> object, std::string_view operation,
                           const Json::Value& operationParams, const ObjectResolver& resolver);

struct Construction {{
  std::shared_ptr<MediaObject> parent;  ///< the pipeline or hub that the object will live in; null for a pipeline
  std::function<Result<std::shared_ptr<MediaObject>>(Factory&)> run;  ///< never throws
}};
/// Errors: 40108 for a class that is unknown or abstract, the others as with prepareInvoke().
Result<Construction> prepareCreate(std::string_view type, const Json::Value& constructorParams,
                                   const ObjectResolver& resolver);

/// The `data` of the event's notification.
Json::Value encode(const Event& event);
'''
    return f'''#pragma once

#include <json/value.h>

#include <functional>

#include "rpc/generated/Events.hpp"
#include "rpc/generated/Interfaces.hpp"
#include "rpc/generated/Registry.hpp"
#include "rpc/jsonrpc/ObjectResolver.hpp"

{cpp.body(text)}'''


def dispatch_source(cpp):
    schema = cpp.schema
    concrete = schema.concrete_classes()
    visitors = ''
    for c in concrete:
        visitors += '\n' + visitor(f"{c['name']}Params", c['constructor'])
        parent = parent_of(c)
        if parent:
            visitors += (f"inline std::shared_ptr<MediaObject> parentOf(const {c['name']}Params& it) "
                         f"{{ return it.{parent}; }}\n")
        else:
            visitors += f"inline std::shared_ptr<MediaObject> parentOf(const {c['name']}Params&) {{ return nullptr; }}\n"
    tables, classes = '', ''
    for c in schema.classes.values():
        name, own = c['name'], operations(c)
        parent = f"&k{c['extends']}" if c.get('extends') else 'nullptr'
        if own:
            tables += f'\nconstexpr codec::Operation kOperationsOf{name}[] = {{\n'
            for o in own:
                arguments = [f"&{name}::{o['name']}"] + [f'"{p["name"]}"' for p in o['params']]
                tables += enclosed(f"    {{\"{o['name']}\", codec::prepare<", arguments, '>},\n', 4)
            tables += '};\n'
        table = f'kOperationsOf{name}' if own else '{}'
        tables += f'constexpr codec::ClassOperations k{name}{{"{name}", {table}, {parent}}};\n'
        classes += f'    &k{name},\n'
    constructors = ''.join(f"    {{\"{c['name']}\", codec::construct<{c['name']}Params>}},\n" for c in concrete)
    creates = ''
    for c in concrete:
        name = c['name']
        creates += enclosed(f'\nResult<std::shared_ptr<{name}>> Factory::create(', [f'const {name}Params&'], ') {\n')
        creates += f'  return codec::notImplemented("{name}");\n}}\n'
    text = f'''{visitors}
namespace {{
{tables}
constexpr const codec::ClassOperations* kClasses[] = {{
{classes}}};

constexpr codec::Constructor kConstructors[] = {{
{constructors}}};

}}  // namespace

Result<Call> prepareInvoke(std::shared_ptr<MediaObject> object, std::string_view operation,
                           const Json::Value& operationParams, const ObjectResolver& resolver) {{
  return codec::prepareInvoke(kClasses, object, operation, operationParams, resolver);
}}

Result<Construction> prepareCreate(std::string_view type, const Json::Value& constructorParams,
                                   const ObjectResolver& resolver) {{
  return codec::prepareCreate(kConstructors, type, constructorParams, resolver);
}}

Json::Value encode(const Event& event) {{
  return std::visit([](const auto& each) {{ return codec::writeFields(each); }}, event);
}}
{creates}'''
    return f'''#include "rpc/generated/Dispatch.hpp"

#include "rpc/generated/Fields.hpp"
#include "rpc/jsonrpc/Invocation.hpp"

{cpp.body(text)}'''

"""Kurento6.hpp and Kurento6.cpp: what clients of Kurento 6 call otherwise, from rpc/schema/kurento6.json."""
from cpp_common import HEADER, call_line, close_namespace, open_namespace

DECLARATIONS = """
/// The event that Kurento 6 calls `name`, by the name of Kurento 7; empty for any other name.
std::string_view kurento6Event(std::string_view name);

/// Whether only Kurento 6 calls an operation so.
bool isKurento6Operation(std::string_view name);

/// The fields of Kurento 6 beside those of Kurento 7, in what an operation returns.
void addKurento6Fields(Json::Value& value);

/// The same in the `data` of an onEvent notification.
void addKurento6EventFields(Json::Value& data);

"""

CONVERSIONS = """
struct Alias {
  std::string_view name, today;
};

struct Field {
  std::string_view type, name;
  const char* from;
  Json::Value (*convert)(const Json::Value& from);
};

Json::Value copy(const Json::Value& from) { return from; }

Json::Value secondsAsText(const Json::Value& from) {
  const auto milliseconds = from.asString();
  return milliseconds.size() > 3 ? milliseconds.substr(0, milliseconds.size() - 3) : "0";
}

Json::Value secondsAsNumber(const Json::Value& from) { return static_cast<double>(from.asInt64()) / 1000; }

/// The mean of those of one type of media; 0 for none.
Json::Value meanLatency(const Json::Value& from, std::string_view type) {
  double sum = 0;
  int count = 0;
  for (const auto& each : from)
    if (each["type"].asString() == type) {
      sum += each["avg"].asDouble();
      ++count;
    }
  return count ? sum / count : 0.0;
}

Json::Value audioLatency(const Json::Value& from) { return meanLatency(from, "AUDIO"); }
Json::Value videoLatency(const Json::Value& from) { return meanLatency(from, "VIDEO"); }
"""

FUNCTIONS = """
void addFieldsOf(std::string_view type, Json::Value& structure) {
  for (const auto& field : kFields)
    if (field.type == type && structure.isMember(field.from))
      structure[std::string(field.name)] = field.convert(structure[field.from]);
}

}  // namespace

std::string_view kurento6Event(std::string_view name) {
  for (const auto& each : kEvents)
    if (each.name == name) return each.today;
  return {};
}

bool isKurento6Operation(std::string_view name) {
  for (const auto each : kOperations)
    if (each == name) return true;
  return false;
}

void addKurento6Fields(Json::Value& value) {
  if (!value.isObject() && !value.isArray()) return;
  for (auto& each : value) addKurento6Fields(each);
  if (value.isObject() && value.isMember("__type__")) addFieldsOf(value["__type__"].asString(), value);
}

void addKurento6EventFields(Json::Value& data) {
  for (auto& each : data) addKurento6Fields(each);
  addFieldsOf(kEveryEvent, data);
}

"""
SECONDS = {"String": "secondsAsText", "double": "secondsAsNumber"}


def header():
    return (HEADER + "#pragma once\n\n#include <string_view>\n\nnamespace Json {\nclass Value;\n}\n\n" + open_namespace()
            + DECLARATIONS + close_namespace())


def source(schema):
    aliases = schema.kurento6
    text = HEADER + '#include "rpc/generated/Kurento6.hpp"\n\n#include <json/value.h>\n\n#include <string>\n\n' + open_namespace()
    text += "\nnamespace {\n" + CONVERSIONS
    text += "\nconstexpr Alias kEvents[] = {\n"
    text += "".join(f'    {{"{each.name}", "{each["is"]}"}},\n' for each in aliases.events) + "};\n\n"
    text += call_line("constexpr std::string_view kOperations[] = {",
                      [f'"{each.name}"' for each in aliases.operations], "};")
    text += '\nconstexpr std::string_view kEveryEvent = "RaiseBase";\n'
    text += "\nconstexpr Field kFields[] = {\n" + "".join(rows(schema, each) for each in aliases.fields) + "};\n"
    return text + FUNCTIONS + close_namespace()


def rows(schema, field):
    """One for the structure itself and one for each that extends it."""
    types = [field["of"]] + ([] if field["of"] in schema.events else [each.name for each in schema.subtypes(field["of"])])
    convert = SECONDS[field.type] if field.by == "seconds" else field.by
    return "".join(f'    {{"{name}", "{field.name}", "{field["from"]}", &{convert}}},\n' for name in types)


def generate(schema):
    return {"rpc/generated/Kurento6.hpp": header(), "rpc/generated/Kurento6.cpp": source(schema)}

package io.headwater.client.scenarios;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.headwater.client.RemoteObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Compares what was given with what a scenario expects; tests/scenarios/README.md has the table. */
final class Expectation {
  private final Values values;

  Expectation(Values values) {
    this.values = values;
  }

  boolean matches(JsonElement expected, Object actual) {
    if (expected == null || expected instanceof JsonNull) return actual == null;
    if (expected instanceof JsonPrimitive value) return primitive(value, actual);
    if (expected instanceof JsonArray list) return inOrder(list, actual);
    final JsonObject object = expected.getAsJsonObject();
    if (object.size() == 1) {
      final Boolean special = special(object, actual);
      if (special != null) return special;
    }
    final boolean plain = actual instanceof String || actual instanceof Number || actual instanceof Collection;
    if (actual == null || plain) return false;
    return object.entrySet().stream()
        .allMatch(each -> matches(each.getValue(), Structures.member(actual, each.getKey())));
  }

  private static boolean primitive(JsonPrimitive expected, Object actual) {
    if (expected.isNumber()) return actual instanceof Number number && number.doubleValue() == expected.getAsDouble();
    if (expected.isBoolean()) return Boolean.valueOf(expected.getAsBoolean()).equals(actual);
    if (actual instanceof Enum<?> constant) return constant.name().equals(expected.getAsString());
    return expected.getAsString().equals(actual);
  }

  private boolean inOrder(JsonArray expected, Object actual) {
    if (!(actual instanceof List<?> list) || list.size() != expected.size()) return false;
    for (int i = 0; i < list.size(); i++) if (!matches(expected.get(i), list.get(i))) return false;
    return true;
  }

  /** Each expected element has one of its own. */
  boolean anyOrder(JsonArray expected, Object actual) {
    if (!(actual instanceof List<?> list) || list.size() != expected.size()) return false;
    final List<Object> left = new ArrayList<>(list);
    for (JsonElement each : expected) {
      int found = -1;
      for (int i = 0; i < left.size() && found < 0; i++) if (matches(each, left.get(i))) found = i;
      if (found < 0) return false;
      left.remove(found);
    }
    return true;
  }

  /** Null when the one member is none of those that stand for a comparison. */
  private Boolean special(JsonObject object, Object actual) {
    final String name = object.keySet().iterator().next();
    final JsonElement value = object.get(name);
    return switch (name) {
      case "ref" -> actual == values.required(value.getAsString());
      case "id" -> Structures.idOf(values.required(value.getAsString())).equals(actual);
      case "object" -> actual instanceof RemoteObject && isOfClass(actual.getClass(), value.getAsString());
      case "kind" -> kind(value.getAsString(), actual);
      case "has" -> actual instanceof String text && text.contains(value.getAsString());
      case "starts" -> actual instanceof String text && text.startsWith(value.getAsString());
      case "above" -> actual instanceof Number number && number.doubleValue() > value.getAsDouble();
      case "contains" -> actual instanceof List<?> list && all(value.getAsJsonArray(), list, true);
      case "without" -> actual instanceof List<?> list && all(value.getAsJsonArray(), list, false);
      case "not" -> !matches(value, actual);
      default -> null;
    };
  }

  private boolean all(JsonArray expected, List<?> list, boolean present) {
    for (JsonElement each : expected) {
      if (list.stream().anyMatch(element -> matches(each, element)) != present) return false;
    }
    return true;
  }

  private static boolean isOfClass(Class<?> actual, String name) {
    for (Class<?> each = actual; each != null; each = each.getSuperclass()) {
      if (each.getSimpleName().equals(name)) return true;
    }
    return false;
  }

  private static boolean kind(String kind, Object actual) {
    return switch (kind) {
      case "text" -> actual instanceof String;
      case "number" -> actual instanceof Number;
      case "boolean" -> actual instanceof Boolean;
      case "list" -> actual instanceof List;
      default -> throw new AssertionError("unknown kind " + kind);
    };
  }
}

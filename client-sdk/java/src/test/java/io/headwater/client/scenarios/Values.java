package io.headwater.client.scenarios;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of a scenario as an application would write them: objects, enums, structures made by their constructors. */
final class Values {
  private final Map<String, Object> known;
  private final Path files;

  Values(Map<String, Object> known, Path files) {
    this.known = known;
    this.files = files;
  }

  Object as(Type type, JsonElement json) {
    if (json == null || json.isJsonNull()) return null;
    if (json instanceof JsonObject special && special.size() == 1) {
      final Object named = named(special);
      if (named != null) return named;
    }
    if (type instanceof ParameterizedType generic) return collection(generic, json);
    final Class<?> wanted = (Class<?>) type;
    if (wanted == Object.class) return plain(json);
    if (wanted == String.class) return json.getAsString();
    if (wanted == boolean.class || wanted == Boolean.class) return json.getAsBoolean();
    if (wanted == int.class || wanted == Integer.class) return json.getAsInt();
    if (wanted == long.class || wanted == Long.class) return json.getAsLong();
    if (wanted == float.class || wanted == Float.class) return json.getAsFloat();
    if (wanted == double.class || wanted == Double.class) return json.getAsDouble();
    if (wanted.isEnum()) return constant(wanted, json.getAsString());
    return structure(wanted, json.getAsJsonObject());
  }

  /** What a reference stands for; null when it is none. */
  Object named(JsonObject special) {
    if (special.has("ref")) return required(special.get("ref").getAsString());
    if (special.has("id")) return Structures.idOf(required(special.get("id").getAsString()));
    if (!special.has("file")) return null;
    try {
      return Files.readString(files.resolve(special.get("file").getAsString()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Object required(String name) {
    final Object value = known.get(name);
    if (value == null) throw new AssertionError("the scenario knows no '" + name + "'");
    return value;
  }

  private Object collection(ParameterizedType type, JsonElement json) {
    final Type element = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
    if (json instanceof JsonArray list) {
      final List<Object> values = new ArrayList<>();
      for (JsonElement each : list) values.add(as(element, each));
      return values;
    }
    final Map<String, Object> values = new LinkedHashMap<>();
    json.getAsJsonObject().asMap().forEach((name, each) -> values.put(name, as(element, each)));
    return values;
  }

  private static Object constant(Class<?> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> ((Enum<?>) each).name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is no " + type));
  }

  private Object structure(Class<?> type, JsonObject members) {
    try {
      final Constructor<?> constructor = type.getConstructors()[0];
      final Object[] arguments =
          Arrays.stream(constructor.getParameters())
              .map(each -> as(each.getParameterizedType(), members.get(each.getName())))
              .toArray();
      final Object structure = constructor.newInstance(arguments);
      for (Method each : type.getMethods()) {
        if (!each.getName().startsWith("set")) continue;
        final JsonElement value = members.get(each.getParameters()[0].getName());
        if (value != null) each.invoke(structure, as(each.getGenericParameterTypes()[0], value));
      }
      return structure;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " from " + members, e);
    }
  }

  Object plain(JsonElement json) {
    if (json instanceof JsonObject members) {
      final Object named = members.size() == 1 ? named(members) : null;
      if (named != null) return named;
      final Map<String, Object> map = new LinkedHashMap<>();
      members.asMap().forEach((name, value) -> map.put(name, plain(value)));
      return map;
    }
    if (json instanceof JsonArray list) {
      final List<Object> values = new ArrayList<>();
      for (JsonElement each : list) values.add(plain(each));
      return values;
    }
    if (!(json instanceof JsonPrimitive value)) return null;
    if (value.isBoolean()) return value.getAsBoolean();
    return value.isNumber() ? (Object) value.getAsNumber() : value.getAsString();
  }
}

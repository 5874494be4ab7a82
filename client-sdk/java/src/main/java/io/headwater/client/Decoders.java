package io.headwater.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The decoders that generated code puts together. */
final class Decoders {
  static final Decoder<Void> VOID = (json, client) -> null;
  static final Decoder<String> STRING = (json, client) -> json.isJsonNull() ? null : text(json);
  static final Decoder<Boolean> BOOLEAN = (json, client) -> truth(json);
  static final Decoder<Integer> INT = (json, client) -> number(json, JsonPrimitive::getAsInt);
  static final Decoder<Long> LONG = (json, client) -> number(json, JsonPrimitive::getAsLong);
  static final Decoder<Float> FLOAT = (json, client) -> number(json, JsonPrimitive::getAsFloat);
  static final Decoder<Double> DOUBLE = (json, client) -> number(json, JsonPrimitive::getAsDouble);
  /** Any JSON as plain Java values: Map, List, String, Boolean, Long, Double, null. */
  static final Decoder<Object> PLAIN = (json, client) -> plain(json);

  private static final int SHOWN = 100; // characters of a value in an error

  private Decoders() {}

  /** The {@code value} of a result. */
  static <T> Decoder<T> value(Decoder<T> of) {
    return (json, client) -> {
      final JsonElement value = json instanceof JsonObject members ? members.get("value") : null;
      return of.decode(value == null ? JsonNull.INSTANCE : value, client);
    };
  }

  static <T> Decoder<List<T>> list(Decoder<T> of) {
    return (json, client) -> {
      if (json.isJsonNull()) return List.of();
      if (!(json instanceof JsonArray elements)) throw unexpected("a list", json);
      final List<T> values = new ArrayList<>(elements.size());
      for (JsonElement each : elements) values.add(of.decode(each, client));
      return Collections.unmodifiableList(values);
    };
  }

  static <T> Decoder<Map<String, T>> map(Decoder<T> of) {
    return (json, client) -> {
      if (json.isJsonNull()) return Map.of();
      if (!(json instanceof JsonObject members)) throw unexpected("a map", json);
      final Map<String, T> values = new LinkedHashMap<>();
      for (var each : members.entrySet()) values.put(each.getKey(), of.decode(each.getValue(), client));
      return Collections.unmodifiableMap(values);
    };
  }

  static <E extends Enum<E>> Decoder<E> constant(Class<E> of) {
    return (json, client) -> {
      if (json.isJsonNull()) return null;
      final String name = text(json);
      for (E each : of.getEnumConstants()) if (each.name().equals(name)) return each;
      throw unexpected("one of " + Arrays.toString(of.getEnumConstants()), json);
    };
  }

  /** An object of the API, which travels as its id; an empty id stands for none. */
  static <T extends MediaObject> Decoder<T> object(Class<T> of) {
    return (json, client) -> {
      if (json.isJsonNull()) return null;
      final String id = text(json);
      if (id.isEmpty()) return null;
      final MediaObject object = client.objects().get(id, of);
      if (!of.isInstance(object)) throw unexpected("the id of a " + of.getSimpleName(), json);
      return of.cast(object);
    };
  }

  /** The object that a request made. */
  static <T extends MediaObject> Decoder<T> created(Class<T> of) {
    final Decoder<T> any = object(of);
    return (json, client) -> {
      final T object = any.decode(json, client);
      if (object == null) throw unexpected("the id of the new " + of.getSimpleName(), json);
      return object;
    };
  }

  /** A structure of that type or of one that extends it, whichever it says it is. */
  static <T extends Structure> Decoder<T> structure(Class<T> of) {
    return (json, client) -> {
      if (json.isJsonNull()) return null;
      if (!(json instanceof JsonObject members)) throw unexpected("a " + of.getSimpleName(), json);
      Function<Members, ? extends Structure> reader = null;
      if (members.get("__type__") instanceof JsonPrimitive type) reader = Structures.READERS.get(type.getAsString());
      if (reader == null) reader = Structures.READERS.get(of.getSimpleName());
      final Structure read = reader.apply(new Members(members, client));
      if (!of.isInstance(read)) throw unexpected("a " + of.getSimpleName(), json);
      return of.cast(read);
    };
  }

  static HeadwaterException unexpected(String expected, JsonElement found) {
    final String text = String.valueOf(found);
    final String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    return new HeadwaterException(
        ClientErrorType.PROTOCOL_ERROR, "The server said " + shown + ": expected " + expected);
  }

  private static String text(JsonElement json) {
    if (json instanceof JsonPrimitive value && value.isString()) return value.getAsString();
    throw unexpected("a text", json);
  }

  private static boolean truth(JsonElement json) {
    if (json instanceof JsonPrimitive value && value.isBoolean()) return value.getAsBoolean();
    throw unexpected("true or false", json);
  }

  private static <N extends Number> N number(JsonElement json, Function<JsonPrimitive, N> as) {
    if (json instanceof JsonPrimitive value && value.isNumber()) {
      try {
        return as.apply(value);
      } catch (NumberFormatException e) {
        // Said below.
      }
    }
    throw unexpected("a number", json);
  }

  static Object plain(JsonElement json) {
    if (json instanceof JsonObject members) {
      final Map<String, Object> map = new LinkedHashMap<>();
      for (var each : members.entrySet()) map.put(each.getKey(), plain(each.getValue()));
      return map;
    }
    if (json instanceof JsonArray elements) {
      final List<Object> list = new ArrayList<>(elements.size());
      for (JsonElement each : elements) list.add(plain(each));
      return list;
    }
    if (!(json instanceof JsonPrimitive value)) return null;
    if (value.isBoolean()) return value.getAsBoolean();
    if (value.isString()) return value.getAsString();
    final double number = value.getAsDouble();
    return number == Math.rint(number) && Math.abs(number) < 1L << 53 ? (Object) (long) number : (Object) number;
  }
}

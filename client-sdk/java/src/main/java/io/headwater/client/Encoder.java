package io.headwater.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collection;
import java.util.Map;

/** Java values as they travel: objects as their ids, enums as their names, structures with their type. */
final class Encoder {
  private Encoder() {}

  /**
   * @param in the transaction that the value is part of, or null
   */
  static JsonElement encode(Object value, Transaction in) {
    if (value == null) return JsonNull.INSTANCE;
    if (value instanceof RemoteObject object) return new JsonPrimitive(object.reference(in));
    if (value instanceof Structure structure) return structure.toJson(in);
    if (value instanceof String text) return new JsonPrimitive(text);
    if (value instanceof Boolean truth) return new JsonPrimitive(truth);
    if (value instanceof Number number) return number(number);
    if (value instanceof Enum<?> constant) return new JsonPrimitive(constant.name());
    if (value instanceof Collection<?> list) return list(list, in);
    if (value instanceof Map<?, ?> map) return map(map, in);
    throw new HeadwaterException(
        ClientErrorType.INVALID_ARGUMENT,
        "A "
            + value.getClass().getName()
            + " cannot be sent: expected text, number, boolean, list, map or something of the API");
  }

  private static JsonElement number(Number number) {
    final double value = number.doubleValue();
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      final String message = number + " cannot be sent: expected a finite number";
      throw new HeadwaterException(ClientErrorType.INVALID_ARGUMENT, message);
    }
    return new JsonPrimitive(number);
  }

  private static JsonElement list(Collection<?> values, Transaction in) {
    final JsonArray list = new JsonArray();
    for (Object each : values) list.add(encode(each, in));
    return list;
  }

  private static JsonElement map(Map<?, ?> values, Transaction in) {
    final JsonObject members = new JsonObject();
    values.forEach((name, value) -> members.add(String.valueOf(name), encode(value, in)));
    return members;
  }
}

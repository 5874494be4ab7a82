package io.headwater.client.rpc;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/** What the server says: an event, a response, or something that is not understood. */
sealed interface IncomingMessage {
  record Event(String object, String type, JsonObject data) implements IncomingMessage {}

  /** Either {@code result} or {@code error} (JSON-RPC 2.0, section 5); {@code error} is null when it went well. */
  record Response(long id, JsonElement result, JsonElement error) implements IncomingMessage {}

  record Strange(String why) implements IncomingMessage {}

  int SHOWN = 100; // characters of a message in an error

  static IncomingMessage parse(String text) {
    final JsonElement parsed;
    try {
      parsed = JsonParser.parseString(text);
    } catch (JsonParseException | StackOverflowError e) {
      return new Strange("Not JSON: " + shortened(text));
    }
    if (parsed instanceof JsonObject message) {
      if (isText(message.get("method"), "onEvent")) {
        final Event event = event(message);
        if (event != null) return event;
      } else if (message.get("id") instanceof JsonPrimitive id && id.isNumber()) {
        return new Response(id.getAsLong(), orNull(message.get("result")), message.get("error"));
      }
    }
    return new Strange("Not understood: " + shortened(text));
  }

  private static Event event(JsonObject message) {
    if (!(message.get("params") instanceof JsonObject params)) return null;
    if (!(params.get("value") instanceof JsonObject value)) return null;
    if (!(value.get("object") instanceof JsonPrimitive object)) return null;
    if (!(value.get("type") instanceof JsonPrimitive type)) return null;
    final JsonObject data = value.get("data") instanceof JsonObject members ? members : new JsonObject();
    return new Event(object.getAsString(), type.getAsString(), data);
  }

  private static boolean isText(JsonElement value, String text) {
    return value instanceof JsonPrimitive primitive && primitive.isString() && primitive.getAsString().equals(text);
  }

  private static JsonElement orNull(JsonElement value) {
    return value == null ? JsonNull.INSTANCE : value;
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}

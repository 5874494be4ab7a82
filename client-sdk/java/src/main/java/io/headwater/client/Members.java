package io.headwater.client;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** The members of a structure or an event, as its class reads them. */
final class Members {
  private final JsonObject json;
  private final HeadwaterClient client;

  Members(JsonObject json, HeadwaterClient client) {
    this.json = json;
    this.client = client;
  }

  /** @param absent the value of a member that is not there */
  <T> T get(String name, Decoder<T> decoder, T absent) {
    final JsonElement value = json.get(name);
    if (value == null || value.isJsonNull()) return absent;
    try {
      return decoder.decode(value, client);
    } catch (HeadwaterException e) {
      throw new HeadwaterException(ClientErrorType.PROTOCOL_ERROR, name + ": " + e.getMessage());
    }
  }
}

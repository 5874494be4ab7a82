package io.headwater.client;

import com.google.gson.JsonElement;

/** Turns what came over the wire into what the application gets. */
@FunctionalInterface
interface Decoder<T> {
  /**
   * @param json never null; {@link com.google.gson.JsonNull} for nothing
   * @throws HeadwaterException of type PROTOCOL_ERROR when it is something else
   */
  T decode(JsonElement json, HeadwaterClient client);
}

package io.headwater.client.rpc;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * How long after it was first sent a request may be sent again. The server answers a repeated one from memory for a
 * while, of which its answer to {@code connect} tells; beyond that, it could be carried out twice.
 */
final class SafeToRepeat {
  /** What a Kurento server has, which does not tell. */
  private static final long KURENTOS_MS = 20_000;
  /** A request takes time to get there: a tenth of what the server grants, and no more than this. */
  private static final long LONGEST_WAY_MS = 2_000;

  private SafeToRepeat() {}

  static long ms(JsonElement answerToConnect) {
    final boolean told =
        answerToConnect instanceof JsonObject members
            && members.get("duplicateCacheMs") instanceof JsonPrimitive given
            && given.isNumber()
            && given.getAsDouble() >= 0;
    final long kept = told ? ((JsonObject) answerToConnect).get("duplicateCacheMs").getAsLong() : KURENTOS_MS;
    return kept - Math.min(LONGEST_WAY_MS, (kept + 9) / 10);
  }
}

package io.headwater.examples.one2many;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.headwater.client.IceCandidate;

/**
 * What pages may say. Everything that comes in passes here; nothing else looks at raw text.
 *
 * @param id presenter, viewer, onIceCandidate or stop
 * @param sdpOffer of a presenter or viewer
 * @param candidate of onIceCandidate
 * @param call the page's number for its call; null when it does not number them
 */
record PageMessage(String id, String sdpOffer, IceCandidate candidate, Long call) {
  private static final int MAX_SDP = 128 * 1024;
  private static final int MAX_CANDIDATE = 2048;

  /** Throws an IllegalArgumentException, for the page to read, when the text is none of the known messages. */
  static PageMessage parse(String text) {
    final JsonElement json;
    try {
      json = JsonParser.parseString(text);
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("Not JSON");
    }
    if (!(json instanceof JsonObject message)) {
      throw new IllegalArgumentException("Not a message: an object was expected");
    }
    final String id = text(message.get("id"), 64);
    return switch (id == null ? "" : id) {
      case "presenter", "viewer" -> new PageMessage(id, offer(id, message), null, call(message));
      case "onIceCandidate" -> new PageMessage(id, null, candidate(message), call(message));
      case "stop" -> new PageMessage(id, null, null, null);
      default -> throw new IllegalArgumentException(
          "Unknown id: one of presenter, viewer, onIceCandidate, stop was expected");
    };
  }

  private static String offer(String id, JsonObject message) {
    final String offer = text(message.get("sdpOffer"), MAX_SDP);
    if (offer == null || !offer.startsWith("v=0")) {
      throw new IllegalArgumentException(
          "\"" + id + "\" wants sdpOffer: an SDP of at most " + MAX_SDP + " characters");
    }
    return offer;
  }

  private static IceCandidate candidate(JsonObject message) {
    if (!(message.get("candidate") instanceof JsonObject given)) {
      throw new IllegalArgumentException("\"onIceCandidate\" wants a candidate object");
    }
    final String line = text(given.get("candidate"), MAX_CANDIDATE);
    final String mid = isAbsent(given.get("sdpMid")) ? "" : text(given.get("sdpMid"), 64);
    final Long index = isAbsent(given.get("sdpMLineIndex")) ? Long.valueOf(0) : whole(given.get("sdpMLineIndex"));
    if (line == null || mid == null || index == null || index < 0 || index > 255) {
      throw new IllegalArgumentException("\"onIceCandidate\" wants candidate: { candidate, sdpMid, sdpMLineIndex }");
    }
    return new IceCandidate(line, mid, index.intValue());
  }

  private static Long call(JsonObject message) {
    if (isAbsent(message.get("call"))) return null;
    final Long call = whole(message.get("call"));
    if (call == null) throw new IllegalArgumentException("\"call\" wants a whole number");
    return call;
  }

  private static boolean isAbsent(JsonElement value) {
    return value == null || value.isJsonNull();
  }

  private static String text(JsonElement value, int longest) {
    if (!(value instanceof JsonPrimitive text) || !text.isString()) return null;
    return text.getAsString().length() <= longest ? text.getAsString() : null;
  }

  private static Long whole(JsonElement value) {
    if (!(value instanceof JsonPrimitive number) || !number.isNumber()) return null;
    final double exact = number.getAsDouble();
    return exact == Math.rint(exact) && Math.abs(exact) < 1L << 53 ? (long) exact : null;
  }
}

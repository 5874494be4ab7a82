package io.headwater.client;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** An error that the server answered a request with (JSON-RPC 2.0, section 5.1). */
public class HeadwaterServerException extends HeadwaterException {
  private static final long serialVersionUID = 1L;

  /** JSON, or empty. */
  private final String data;

  HeadwaterServerException(int code, String type, String message, String data) {
    super(code, type, message);
    this.data = data;
  }

  /**
   * Whatever else the server said about the error.
   *
   * @return JSON; empty when there is nothing
   */
  public String getData() {
    return data;
  }

  /**
   * Reads the {@code error} member of a response. For use inside this library.
   *
   * @param error the member
   * @return the exception
   */
  public static HeadwaterServerException of(Object error) {
    return new Parts(error).exception();
  }

  /** The members of an error, each with what stands for it when it is not there. */
  static final class Parts {
    int code = CLIENT_ERROR_CODE;
    String type = "";
    String message = "The server reported an error without a message";
    String data = "";

    Parts(Object error) {
      if (!(error instanceof JsonObject members)) return;
      if (isNumber(members.get("code"))) code = members.get("code").getAsInt();
      if (isText(members.get("message"))) message = members.get("message").getAsString();
      final JsonElement more = members.get("data");
      if (more == null || more.isJsonNull()) return;
      data = more.toString();
      if (more instanceof JsonObject named && isText(named.get("type"))) type = named.get("type").getAsString();
    }

    HeadwaterServerException exception() {
      return new HeadwaterServerException(code, type, message, data);
    }

    private static boolean isNumber(JsonElement value) {
      return value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
    }

    private static boolean isText(JsonElement value) {
      return value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
    }
  }
}

// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** Something went wrong in the object without a request to answer with it. */
public class ErrorEvent extends RaiseBaseEvent {
  private final String description;
  private final int errorCode;
  private final String type;

  ErrorEvent(Members from) {
    super(from);
    description = from.get("description", Decoders.STRING, null);
    errorCode = from.get("errorCode", Decoders.INT, 0);
    type = from.get("type", Decoders.STRING, null);
  }

  /** {@return what went wrong, for people} */
  public String getDescription() {
    return description;
  }

  /** {@return code of the error} */
  public int getErrorCode() {
    return errorCode;
  }

  /** {@return name of that code} */
  public String getType() {
    return type;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("description", description);
    to.accept("errorCode", errorCode);
    to.accept("type", type);
  }
}

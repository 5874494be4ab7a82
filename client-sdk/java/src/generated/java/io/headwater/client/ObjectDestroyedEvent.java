// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** An object is gone. */
public class ObjectDestroyedEvent extends RaiseBaseEvent {
  private final String objectId;

  ObjectDestroyedEvent(Members from) {
    super(from);
    objectId = from.get("objectId", Decoders.STRING, null);
  }

  /** {@return id that the object had} */
  public String getObjectId() {
    return objectId;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("objectId", objectId);
  }
}

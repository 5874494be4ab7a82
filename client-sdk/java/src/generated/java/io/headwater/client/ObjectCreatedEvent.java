// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** An object was made, by any session. */
public class ObjectCreatedEvent extends RaiseBaseEvent {
  private final MediaObject object;

  ObjectCreatedEvent(Members from) {
    super(from);
    object = from.get("object", Decoders.object(MediaObject.class), null);
  }

  /** {@return id of the object} */
  public MediaObject getObject() {
    return object;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("object", object);
  }
}

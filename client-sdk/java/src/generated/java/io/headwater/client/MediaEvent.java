// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** What all events about media have. */
public class MediaEvent extends RaiseBaseEvent {
  private final String type;

  MediaEvent(Members from) {
    super(from);
    type = from.get("type", Decoders.STRING, null);
  }

  /** {@return name of the event} */
  public String getType() {
    return type;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("type", type);
  }
}

// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.List;
import java.util.function.BiConsumer;

/** What all events have. */
public class RaiseBaseEvent extends Structure implements Event {
  private final MediaObject source;
  private final String timestampMillis;
  private final List<Tag> tags;

  RaiseBaseEvent(Members from) {
    source = from.get("source", Decoders.object(MediaObject.class), null);
    timestampMillis = from.get("timestampMillis", Decoders.STRING, null);
    tags = from.get("tags", Decoders.list(Decoders.structure(Tag.class)), List.of());
  }

  /** {@return id of the object that raised the event} */
  public MediaObject getSource() {
    return source;
  }

  /** {@return when it was raised, in milliseconds since 1970-01-01 UTC, as text} */
  public String getTimestampMillis() {
    return timestampMillis;
  }

  /** {@return the tags of the object, if it sends them (sendTagsInEvents); none otherwise} */
  public List<Tag> getTags() {
    return tags;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    to.accept("source", source);
    to.accept("timestampMillis", timestampMillis);
    to.accept("tags", tags);
  }
}

// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** Media of this element goes to another one from now on. Raised once for each type of media. */
public class ElementConnectedEvent extends MediaEvent {
  private final MediaElement sink;
  private final MediaType mediaType;
  private final String sourceMediaDescription;
  private final String sinkMediaDescription;

  ElementConnectedEvent(Members from) {
    super(from);
    sink = from.get("sink", Decoders.object(MediaElement.class), null);
    mediaType = from.get("mediaType", Decoders.constant(MediaType.class), null);
    sourceMediaDescription = from.get("sourceMediaDescription", Decoders.STRING, null);
    sinkMediaDescription = from.get("sinkMediaDescription", Decoders.STRING, null);
  }

  /** {@return id of the element that gets the media} */
  public MediaElement getSink() {
    return sink;
  }

  /** {@return the type of media} */
  public MediaType getMediaType() {
    return mediaType;
  }

  /** {@return which of several streams of that type is taken} */
  public String getSourceMediaDescription() {
    return sourceMediaDescription;
  }

  /** {@return as which of several streams of that type the sink takes it} */
  public String getSinkMediaDescription() {
    return sinkMediaDescription;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("sink", sink);
    to.accept("mediaType", mediaType);
    to.accept("sourceMediaDescription", sourceMediaDescription);
    to.accept("sinkMediaDescription", sinkMediaDescription);
  }
}

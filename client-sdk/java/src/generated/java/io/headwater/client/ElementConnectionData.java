// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** A connection of two elements, for one type of media. */
public class ElementConnectionData extends Structure {
  private final MediaElement source;
  private final MediaElement sink;
  private final MediaType type;
  private final String sourceDescription;
  private final String sinkDescription;

  ElementConnectionData(Members from) {
    source = from.get("source", Decoders.object(MediaElement.class), null);
    sink = from.get("sink", Decoders.object(MediaElement.class), null);
    type = from.get("type", Decoders.constant(MediaType.class), null);
    sourceDescription = from.get("sourceDescription", Decoders.STRING, null);
    sinkDescription = from.get("sinkDescription", Decoders.STRING, null);
  }

  /** {@return id of the element that sends} */
  public MediaElement getSource() {
    return source;
  }

  /** {@return id of the element that gets it} */
  public MediaElement getSink() {
    return sink;
  }

  /** {@return the type of media} */
  public MediaType getType() {
    return type;
  }

  /** {@return which of several streams of that type is taken} */
  public String getSourceDescription() {
    return sourceDescription;
  }

  /** {@return as which of several streams of that type the sink takes it} */
  public String getSinkDescription() {
    return sinkDescription;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    to.accept("source", source);
    to.accept("sink", sink);
    to.accept("type", type);
    to.accept("sourceDescription", sourceDescription);
    to.accept("sinkDescription", sinkDescription);
  }
}

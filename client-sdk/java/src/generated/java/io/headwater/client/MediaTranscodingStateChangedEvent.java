// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** The server began or ceased to transcode media on its way through the element. */
public class MediaTranscodingStateChangedEvent extends MediaEvent {
  private final MediaTranscodingState state;
  private final String binName;
  private final MediaType mediaType;

  MediaTranscodingStateChangedEvent(Members from) {
    super(from);
    state = from.get("state", Decoders.constant(MediaTranscodingState.class), null);
    binName = from.get("binName", Decoders.STRING, null);
    mediaType = from.get("mediaType", Decoders.constant(MediaType.class), null);
  }

  /** {@return whether it is transcoded now} */
  public MediaTranscodingState getState() {
    return state;
  }

  /** {@return which of several adapters of that type} */
  public String getBinName() {
    return binName;
  }

  /** {@return the type of media} */
  public MediaType getMediaType() {
    return mediaType;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("state", state);
    to.accept("binName", binName);
    to.accept("mediaType", mediaType);
  }
}

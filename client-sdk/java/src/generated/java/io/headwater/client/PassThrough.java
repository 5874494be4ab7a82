// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** An element that hands on what it gets, unchanged: a fixed point in a graph whose ends come and go. */
public class PassThrough extends MediaElement {
  PassThrough(HeadwaterClient client) {
    super(client);
  }

  /** Makes a PassThrough in the server. */
  public static final class Builder extends AbstractBuilder<PassThrough> {
    /**
     * Begins with what it needs.
     *
     * @param mediaPipeline the pipeline to make it in.
     */
    public Builder(MediaPipeline mediaPipeline) {
      super(clientOf("mediaPipeline", mediaPipeline), "PassThrough", PassThrough.class);
      set("mediaPipeline", mediaPipeline);
    }

    @Override
    public Builder with(String name, Object value) {
      set(name, value);
      return this;
    }
  }
}

// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/**
 * A hub that shows the pictures of its ports side by side and mixes their sound. Each port hears all others, not
 * itself.
 */
public class Composite extends Hub {
  Composite(HeadwaterClient client) {
    super(client);
  }

  /** Makes a Composite in the server. */
  public static final class Builder extends AbstractBuilder<Composite> {
    /**
     * Begins with what it needs.
     *
     * @param mediaPipeline the pipeline to make it in.
     */
    public Builder(MediaPipeline mediaPipeline) {
      super(clientOf("mediaPipeline", mediaPipeline), "Composite", Composite.class);
      set("mediaPipeline", mediaPipeline);
    }

    /**
     * Width of the result, in pixels. Default: 800.
     *
     * @param width width of the result, in pixels. Default: 800.
     * @return this builder
     */
    public Builder withWidth(int width) {
      set("width", width);
      return this;
    }

    /**
     * Height of the result, in pixels. Default: 600.
     *
     * @param height height of the result, in pixels. Default: 600.
     * @return this builder
     */
    public Builder withHeight(int height) {
      set("height", height);
      return this;
    }

    /**
     * Pictures per second of the result. Default: 15.
     *
     * @param framerate pictures per second of the result. Default: 15.
     * @return this builder
     */
    public Builder withFramerate(int framerate) {
      set("framerate", framerate);
      return this;
    }

    @Override
    public Builder with(String name, Object value) {
      set(name, value);
      return this;
    }
  }
}

// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/**
 * Holds elements that exchange media. Elements of different pipelines cannot be connected; releasing a pipeline
 * releases all that is in it.
 */
public class MediaPipeline extends MediaObject implements AutoCloseable {
  MediaPipeline(HeadwaterClient client) {
    super(client);
  }

  /** {@return whether elements measure how long media takes through them, for getStats} */
  public boolean getLatencyStats() {
    return getLatencyStatsCall().await();
  }

  /**
   * Whether elements measure how long media takes through them, for getStats.
   *
   * @return completes with: whether elements measure how long media takes through them, for getStats.
   */
  public CompletableFuture<Boolean> getLatencyStatsAsync() {
    return getLatencyStatsCall().start();
  }

  /**
   * Whether elements measure how long media takes through them, for getStats.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Boolean> getLatencyStats(Transaction transaction) {
    return getLatencyStatsCall().in(transaction);
  }

  private Call<Boolean> getLatencyStatsCall() {
    return call("getLatencyStats", Decoders.BOOLEAN);
  }

  /**
   * Sets what {@code getLatencyStats} gives.
   *
   * @param latencyStats whether elements measure how long media takes through them, for getStats.
   */
  public void setLatencyStats(boolean latencyStats) {
    setLatencyStatsCall(latencyStats).await();
  }

  /**
   * Sets what {@code getLatencyStats} gives.
   *
   * @param latencyStats whether elements measure how long media takes through them, for getStats.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setLatencyStatsAsync(boolean latencyStats) {
    return setLatencyStatsCall(latencyStats).start();
  }

  /**
   * Sets what {@code getLatencyStats} gives.
   *
   * @param transaction the transaction that it becomes part of
   * @param latencyStats whether elements measure how long media takes through them, for getStats.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setLatencyStats(Transaction transaction, boolean latencyStats) {
    return setLatencyStatsCall(latencyStats).in(transaction);
  }

  private Call<Void> setLatencyStatsCall(boolean latencyStats) {
    return call("setLatencyStats", Decoders.VOID)
        .withRequired("latencyStats", latencyStats);
  }

  /**
   * Draws the GStreamer elements at work in the pipeline.
   *
   * @return a graph in the DOT language of Graphviz.
   */
  public String getGstreamerDot() {
    return getGstreamerDotCall(null).await();
  }

  /**
   * Draws the GStreamer elements at work in the pipeline.
   *
   * @return completes with: a graph in the DOT language of Graphviz.
   */
  public CompletableFuture<String> getGstreamerDotAsync() {
    return getGstreamerDotCall(null).start();
  }

  /**
   * Draws the GStreamer elements at work in the pipeline.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<String> getGstreamerDot(Transaction transaction) {
    return getGstreamerDotCall(null).in(transaction);
  }

  /**
   * Draws the GStreamer elements at work in the pipeline.
   *
   * @param details how much the drawing shows. SHOW_VERBOSE when it is not given.
   * @return a graph in the DOT language of Graphviz.
   */
  public String getGstreamerDot(GstreamerDotDetails details) {
    return getGstreamerDotCall(details).await();
  }

  /**
   * Draws the GStreamer elements at work in the pipeline.
   *
   * @param details how much the drawing shows. SHOW_VERBOSE when it is not given.
   * @return completes with: a graph in the DOT language of Graphviz.
   */
  public CompletableFuture<String> getGstreamerDotAsync(GstreamerDotDetails details) {
    return getGstreamerDotCall(details).start();
  }

  /**
   * Draws the GStreamer elements at work in the pipeline.
   *
   * @param transaction the transaction that it becomes part of
   * @param details how much the drawing shows. SHOW_VERBOSE when it is not given.
   * @return there after the transaction is committed
   */
  public TFuture<String> getGstreamerDot(Transaction transaction, GstreamerDotDetails details) {
    return getGstreamerDotCall(details).in(transaction);
  }

  private Call<String> getGstreamerDotCall(GstreamerDotDetails details) {
    return call("getGstreamerDot", Decoders.STRING)
        .with("details", details);
  }

  /**
   * Writes the drawing of getGstreamerDot into the directory that GST_DEBUG_DUMP_DOT_DIR names; does nothing when it is
   * not set.
   */
  public void dumpGstreamerDot() {
    dumpGstreamerDotCall(null).await();
  }

  /**
   * Writes the drawing of getGstreamerDot into the directory that GST_DEBUG_DUMP_DOT_DIR names; does nothing when it is
   * not set.
   *
   * @return completes when it is done
   */
  public CompletableFuture<Void> dumpGstreamerDotAsync() {
    return dumpGstreamerDotCall(null).start();
  }

  /**
   * Writes the drawing of getGstreamerDot into the directory that GST_DEBUG_DUMP_DOT_DIR names; does nothing when it is
   * not set.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Void> dumpGstreamerDot(Transaction transaction) {
    return dumpGstreamerDotCall(null).in(transaction);
  }

  /**
   * Writes the drawing of getGstreamerDot into the directory that GST_DEBUG_DUMP_DOT_DIR names; does nothing when it is
   * not set.
   *
   * @param details how much the drawing shows. SHOW_VERBOSE when it is not given.
   */
  public void dumpGstreamerDot(GstreamerDotDetails details) {
    dumpGstreamerDotCall(details).await();
  }

  /**
   * Writes the drawing of getGstreamerDot into the directory that GST_DEBUG_DUMP_DOT_DIR names; does nothing when it is
   * not set.
   *
   * @param details how much the drawing shows. SHOW_VERBOSE when it is not given.
   * @return completes when it is done
   */
  public CompletableFuture<Void> dumpGstreamerDotAsync(GstreamerDotDetails details) {
    return dumpGstreamerDotCall(details).start();
  }

  /**
   * Writes the drawing of getGstreamerDot into the directory that GST_DEBUG_DUMP_DOT_DIR names; does nothing when it is
   * not set.
   *
   * @param transaction the transaction that it becomes part of
   * @param details how much the drawing shows. SHOW_VERBOSE when it is not given.
   * @return there after the transaction is committed
   */
  public TFuture<Void> dumpGstreamerDot(Transaction transaction, GstreamerDotDetails details) {
    return dumpGstreamerDotCall(details).in(transaction);
  }

  private Call<Void> dumpGstreamerDotCall(GstreamerDotDetails details) {
    return call("dumpGstreamerDot", Decoders.VOID)
        .with("details", details);
  }

  /** Releases the pipeline, with everything in it. */
  @Override
  public void close() {
    release();
  }

  /** Makes a MediaPipeline in the server. */
  public static final class Builder extends AbstractBuilder<MediaPipeline> {
    /**
     * Begins with what it needs.
     *
     * @param client the client that it belongs to
     */
    public Builder(HeadwaterClient client) {
      super(client, "MediaPipeline", MediaPipeline.class);
    }

    @Override
    public Builder with(String name, Object value) {
      set(name, value);
      return this;
    }
  }
}

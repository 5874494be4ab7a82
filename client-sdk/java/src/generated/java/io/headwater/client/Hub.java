// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/** Routes or mixes media between the ports that are created in it. */
public class Hub extends MediaObject {
  Hub(HeadwaterClient client) {
    super(client);
  }

  /**
   * Draws the GStreamer elements at work in the hub.
   *
   * @return a graph in the DOT language of Graphviz.
   */
  public String getGstreamerDot() {
    return getGstreamerDotCall(null).await();
  }

  /**
   * Draws the GStreamer elements at work in the hub.
   *
   * @return completes with: a graph in the DOT language of Graphviz.
   */
  public CompletableFuture<String> getGstreamerDotAsync() {
    return getGstreamerDotCall(null).start();
  }

  /**
   * Draws the GStreamer elements at work in the hub.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<String> getGstreamerDot(Transaction transaction) {
    return getGstreamerDotCall(null).in(transaction);
  }

  /**
   * Draws the GStreamer elements at work in the hub.
   *
   * @param details how much the drawing shows. SHOW_VERBOSE when it is not given.
   * @return a graph in the DOT language of Graphviz.
   */
  public String getGstreamerDot(GstreamerDotDetails details) {
    return getGstreamerDotCall(details).await();
  }

  /**
   * Draws the GStreamer elements at work in the hub.
   *
   * @param details how much the drawing shows. SHOW_VERBOSE when it is not given.
   * @return completes with: a graph in the DOT language of Graphviz.
   */
  public CompletableFuture<String> getGstreamerDotAsync(GstreamerDotDetails details) {
    return getGstreamerDotCall(details).start();
  }

  /**
   * Draws the GStreamer elements at work in the hub.
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
}

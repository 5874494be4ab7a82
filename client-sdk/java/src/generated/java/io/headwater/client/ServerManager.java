// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The server itself: what it can do, how busy it is, and what lives in it. There is one, with the id {@code
 * manager_ServerManager}; it cannot be created or released.
 */
public class ServerManager extends MediaObject {
  ServerManager(HeadwaterClient client) {
    super(client);
  }

  /** {@return version, modules and abilities of the server} */
  public ServerInfo getInfo() {
    return getInfoCall().await();
  }

  /**
   * Version, modules and abilities of the server.
   *
   * @return completes with: version, modules and abilities of the server.
   */
  public CompletableFuture<ServerInfo> getInfoAsync() {
    return getInfoCall().start();
  }

  /**
   * Version, modules and abilities of the server.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<ServerInfo> getInfo(Transaction transaction) {
    return getInfoCall().in(transaction);
  }

  private Call<ServerInfo> getInfoCall() {
    return call("getInfo", Decoders.structure(ServerInfo.class));
  }

  /** {@return all pipelines of all sessions} */
  public List<MediaPipeline> getPipelines() {
    return getPipelinesCall().await();
  }

  /**
   * All pipelines of all sessions.
   *
   * @return completes with: all pipelines of all sessions.
   */
  public CompletableFuture<List<MediaPipeline>> getPipelinesAsync() {
    return getPipelinesCall().start();
  }

  /**
   * All pipelines of all sessions.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<List<MediaPipeline>> getPipelines(Transaction transaction) {
    return getPipelinesCall().in(transaction);
  }

  private Call<List<MediaPipeline>> getPipelinesCall() {
    return call("getPipelines", Decoders.list(Decoders.object(MediaPipeline.class)));
  }

  /** {@return the ids of all sessions} */
  public List<String> getSessions() {
    return getSessionsCall().await();
  }

  /**
   * The ids of all sessions.
   *
   * @return completes with: the ids of all sessions.
   */
  public CompletableFuture<List<String>> getSessionsAsync() {
    return getSessionsCall().start();
  }

  /**
   * The ids of all sessions.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<List<String>> getSessions(Transaction transaction) {
    return getSessionsCall().in(transaction);
  }

  private Call<List<String>> getSessionsCall() {
    return call("getSessions", Decoders.list(Decoders.STRING));
  }

  /** {@return a text that the operator attached to the server; empty when there is none} */
  public String getMetadata() {
    return getMetadataCall().await();
  }

  /**
   * A text that the operator attached to the server; empty when there is none.
   *
   * @return completes with: a text that the operator attached to the server; empty when there is none.
   */
  public CompletableFuture<String> getMetadataAsync() {
    return getMetadataCall().start();
  }

  /**
   * A text that the operator attached to the server; empty when there is none.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<String> getMetadata(Transaction transaction) {
    return getMetadataCall().in(transaction);
  }

  private Call<String> getMetadataCall() {
    return call("getMetadata", Decoders.STRING);
  }

  /**
   * Reads the description of a module: its classes, events and types.
   *
   * @param moduleName name of the module: core, elements or filters.
   * @return the description, as JSON text.
   * @throws HeadwaterServerException of type {@code UNDEFINED} (code 40500)
   */
  public String getKmd(String moduleName) {
    return getKmdCall(moduleName).await();
  }

  /**
   * Reads the description of a module: its classes, events and types.
   *
   * @param moduleName name of the module: core, elements or filters.
   * @return completes with: the description, as JSON text.
   */
  public CompletableFuture<String> getKmdAsync(String moduleName) {
    return getKmdCall(moduleName).start();
  }

  /**
   * Reads the description of a module: its classes, events and types.
   *
   * @param transaction the transaction that it becomes part of
   * @param moduleName name of the module: core, elements or filters.
   * @return there after the transaction is committed
   */
  public TFuture<String> getKmd(Transaction transaction, String moduleName) {
    return getKmdCall(moduleName).in(transaction);
  }

  private Call<String> getKmdCall(String moduleName) {
    return call("getKmd", Decoders.STRING)
        .withRequired("moduleName", moduleName);
  }

  /**
   * Counts the processors that the server may use.
   *
   * @return at least 1. CPU affinity is taken into account.
   */
  public int getCpuCount() {
    return getCpuCountCall().await();
  }

  /**
   * Counts the processors that the server may use.
   *
   * @return completes with: at least 1. CPU affinity is taken into account.
   */
  public CompletableFuture<Integer> getCpuCountAsync() {
    return getCpuCountCall().start();
  }

  /**
   * Counts the processors that the server may use.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Integer> getCpuCount(Transaction transaction) {
    return getCpuCountCall().in(transaction);
  }

  private Call<Integer> getCpuCountCall() {
    return call("getCpuCount", Decoders.INT);
  }

  /**
   * Measures the load that the server process causes.
   *
   * @return percent of all processors: 100 when each of them is fully used by the server.
   */
  public float getUsedCpu() {
    return getUsedCpuCall(null).await();
  }

  /**
   * Measures the load that the server process causes.
   *
   * @return completes with: percent of all processors: 100 when each of them is fully used by the server.
   */
  public CompletableFuture<Float> getUsedCpuAsync() {
    return getUsedCpuCall(null).start();
  }

  /**
   * Measures the load that the server process causes.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Float> getUsedCpu(Transaction transaction) {
    return getUsedCpuCall(null).in(transaction);
  }

  /**
   * Measures the load that the server process causes.
   *
   * @param interval for how long to measure, in milliseconds; greater than 0. Default: 1000.
   * @return percent of all processors: 100 when each of them is fully used by the server.
   */
  public float getUsedCpu(int interval) {
    return getUsedCpuCall(interval).await();
  }

  /**
   * Measures the load that the server process causes.
   *
   * @param interval for how long to measure, in milliseconds; greater than 0. Default: 1000.
   * @return completes with: percent of all processors: 100 when each of them is fully used by the server.
   */
  public CompletableFuture<Float> getUsedCpuAsync(int interval) {
    return getUsedCpuCall(interval).start();
  }

  /**
   * Measures the load that the server process causes.
   *
   * @param transaction the transaction that it becomes part of
   * @param interval for how long to measure, in milliseconds; greater than 0. Default: 1000.
   * @return there after the transaction is committed
   */
  public TFuture<Float> getUsedCpu(Transaction transaction, int interval) {
    return getUsedCpuCall(interval).in(transaction);
  }

  private Call<Float> getUsedCpuCall(Integer interval) {
    return call("getUsedCpu", Decoders.FLOAT)
        .with("interval", interval);
  }

  /**
   * Reads how much memory the server process holds.
   *
   * @return resident memory in KiB.
   */
  public long getUsedMemory() {
    return getUsedMemoryCall().await();
  }

  /**
   * Reads how much memory the server process holds.
   *
   * @return completes with: resident memory in KiB.
   */
  public CompletableFuture<Long> getUsedMemoryAsync() {
    return getUsedMemoryCall().start();
  }

  /**
   * Reads how much memory the server process holds.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Long> getUsedMemory(Transaction transaction) {
    return getUsedMemoryCall().in(transaction);
  }

  private Call<Long> getUsedMemoryCall() {
    return call("getUsedMemory", Decoders.LONG);
  }

  /**
   * Calls a listener when it happens: an object was made, by any session.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addObjectCreatedListener(EventListener<ObjectCreatedEvent> listener) {
    return subscribe("ObjectCreated", ObjectCreatedEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: an object was made, by any session.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addObjectCreatedListenerAsync(
      EventListener<ObjectCreatedEvent> listener) {
    return subscribe("ObjectCreated", ObjectCreatedEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addObjectCreatedListener} gave
   */
  public void removeObjectCreatedListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }

  /**
   * Calls a listener when it happens: an object is gone.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addObjectDestroyedListener(EventListener<ObjectDestroyedEvent> listener) {
    return subscribe("ObjectDestroyed", ObjectDestroyedEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: an object is gone.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addObjectDestroyedListenerAsync(
      EventListener<ObjectDestroyedEvent> listener) {
    return subscribe("ObjectDestroyed", ObjectDestroyedEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addObjectDestroyedListener} gave
   */
  public void removeObjectDestroyedListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }
}

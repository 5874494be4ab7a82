// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Anything that lives in the server and is known by an id. Releasing one releases what is inside it too. */
public class MediaObject extends RemoteObject {
  MediaObject(HeadwaterClient client) {
    super(client);
  }

  /** {@return the pipeline that the object lives in; the object itself for a pipeline, null for the server manager} */
  public MediaPipeline getMediaPipeline() {
    return getMediaPipelineCall().await();
  }

  /**
   * The pipeline that the object lives in; the object itself for a pipeline, null for the server manager.
   *
   * @return completes with: the pipeline that the object lives in; the object itself for a pipeline, null for the
   *     server manager.
   */
  public CompletableFuture<MediaPipeline> getMediaPipelineAsync() {
    return getMediaPipelineCall().start();
  }

  /**
   * The pipeline that the object lives in; the object itself for a pipeline, null for the server manager.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<MediaPipeline> getMediaPipeline(Transaction transaction) {
    return getMediaPipelineCall().in(transaction);
  }

  private Call<MediaPipeline> getMediaPipelineCall() {
    return call("getMediaPipeline", Decoders.object(MediaPipeline.class));
  }

  /**
   * {@return the object that this one lives in: the pipeline of an element, the hub of a hub port; null for a
   * pipeline}
   */
  public MediaObject getParent() {
    return getParentCall().await();
  }

  /**
   * The object that this one lives in: the pipeline of an element, the hub of a hub port; null for a pipeline.
   *
   * @return completes with: the object that this one lives in: the pipeline of an element, the hub of a hub port; null
   *     for a pipeline.
   */
  public CompletableFuture<MediaObject> getParentAsync() {
    return getParentCall().start();
  }

  /**
   * The object that this one lives in: the pipeline of an element, the hub of a hub port; null for a pipeline.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<MediaObject> getParent(Transaction transaction) {
    return getParentCall().in(transaction);
  }

  private Call<MediaObject> getParentCall() {
    return call("getParent", Decoders.object(MediaObject.class));
  }

  /** {@return the objects that live directly in this one} */
  public List<MediaObject> getChildren() {
    return getChildrenCall().await();
  }

  /**
   * The objects that live directly in this one.
   *
   * @return completes with: the objects that live directly in this one.
   */
  public CompletableFuture<List<MediaObject>> getChildrenAsync() {
    return getChildrenCall().start();
  }

  /**
   * The objects that live directly in this one.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<List<MediaObject>> getChildren(Transaction transaction) {
    return getChildrenCall().in(transaction);
  }

  private Call<List<MediaObject>> getChildrenCall() {
    return call("getChildren", Decoders.list(Decoders.object(MediaObject.class)));
  }

  /** {@return a text for people, for logs and dumps. The id until it is set} */
  public String getName() {
    return getNameCall().await();
  }

  /**
   * A text for people, for logs and dumps. The id until it is set.
   *
   * @return completes with: a text for people, for logs and dumps. The id until it is set.
   */
  public CompletableFuture<String> getNameAsync() {
    return getNameCall().start();
  }

  /**
   * A text for people, for logs and dumps. The id until it is set.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<String> getName(Transaction transaction) {
    return getNameCall().in(transaction);
  }

  private Call<String> getNameCall() {
    return call("getName", Decoders.STRING);
  }

  /**
   * Sets what {@code getName} gives.
   *
   * @param name a text for people, for logs and dumps. The id until it is set.
   */
  public void setName(String name) {
    setNameCall(name).await();
  }

  /**
   * Sets what {@code getName} gives.
   *
   * @param name a text for people, for logs and dumps. The id until it is set.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setNameAsync(String name) {
    return setNameCall(name).start();
  }

  /**
   * Sets what {@code getName} gives.
   *
   * @param transaction the transaction that it becomes part of
   * @param name a text for people, for logs and dumps. The id until it is set.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setName(Transaction transaction, String name) {
    return setNameCall(name).in(transaction);
  }

  private Call<Void> setNameCall(String name) {
    return call("setName", Decoders.VOID)
        .withRequired("name", name);
  }

  /** {@return whether events of this object carry its tags} */
  public boolean getSendTagsInEvents() {
    return getSendTagsInEventsCall().await();
  }

  /**
   * Whether events of this object carry its tags.
   *
   * @return completes with: whether events of this object carry its tags.
   */
  public CompletableFuture<Boolean> getSendTagsInEventsAsync() {
    return getSendTagsInEventsCall().start();
  }

  /**
   * Whether events of this object carry its tags.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Boolean> getSendTagsInEvents(Transaction transaction) {
    return getSendTagsInEventsCall().in(transaction);
  }

  private Call<Boolean> getSendTagsInEventsCall() {
    return call("getSendTagsInEvents", Decoders.BOOLEAN);
  }

  /**
   * Sets what {@code getSendTagsInEvents} gives.
   *
   * @param sendTagsInEvents whether events of this object carry its tags.
   */
  public void setSendTagsInEvents(boolean sendTagsInEvents) {
    setSendTagsInEventsCall(sendTagsInEvents).await();
  }

  /**
   * Sets what {@code getSendTagsInEvents} gives.
   *
   * @param sendTagsInEvents whether events of this object carry its tags.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setSendTagsInEventsAsync(boolean sendTagsInEvents) {
    return setSendTagsInEventsCall(sendTagsInEvents).start();
  }

  /**
   * Sets what {@code getSendTagsInEvents} gives.
   *
   * @param transaction the transaction that it becomes part of
   * @param sendTagsInEvents whether events of this object carry its tags.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setSendTagsInEvents(Transaction transaction, boolean sendTagsInEvents) {
    return setSendTagsInEventsCall(sendTagsInEvents).in(transaction);
  }

  private Call<Void> setSendTagsInEventsCall(boolean sendTagsInEvents) {
    return call("setSendTagsInEvents", Decoders.VOID)
        .withRequired("sendTagsInEvents", sendTagsInEvents);
  }

  /** {@return when the object was made, in seconds since 1970-01-01 UTC} */
  public int getCreationTime() {
    return getCreationTimeCall().await();
  }

  /**
   * When the object was made, in seconds since 1970-01-01 UTC.
   *
   * @return completes with: when the object was made, in seconds since 1970-01-01 UTC.
   */
  public CompletableFuture<Integer> getCreationTimeAsync() {
    return getCreationTimeCall().start();
  }

  /**
   * When the object was made, in seconds since 1970-01-01 UTC.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Integer> getCreationTime(Transaction transaction) {
    return getCreationTimeCall().in(transaction);
  }

  private Call<Integer> getCreationTimeCall() {
    return call("getCreationTime", Decoders.INT);
  }

  /**
   * Attaches a text to the object under a key; a key that is there already gets the new text.
   *
   * @param key name of the tag.
   * @param value text of the tag.
   */
  public void addTag(String key, String value) {
    addTagCall(key, value).await();
  }

  /**
   * Attaches a text to the object under a key; a key that is there already gets the new text.
   *
   * @param key name of the tag.
   * @param value text of the tag.
   * @return completes when it is done
   */
  public CompletableFuture<Void> addTagAsync(String key, String value) {
    return addTagCall(key, value).start();
  }

  /**
   * Attaches a text to the object under a key; a key that is there already gets the new text.
   *
   * @param transaction the transaction that it becomes part of
   * @param key name of the tag.
   * @param value text of the tag.
   * @return there after the transaction is committed
   */
  public TFuture<Void> addTag(Transaction transaction, String key, String value) {
    return addTagCall(key, value).in(transaction);
  }

  private Call<Void> addTagCall(String key, String value) {
    return call("addTag", Decoders.VOID)
        .withRequired("key", key)
        .withRequired("value", value);
  }

  /**
   * Removes the tag with that key. A key that is not there is no error.
   *
   * @param key name of the tag.
   */
  public void removeTag(String key) {
    removeTagCall(key).await();
  }

  /**
   * Removes the tag with that key. A key that is not there is no error.
   *
   * @param key name of the tag.
   * @return completes when it is done
   */
  public CompletableFuture<Void> removeTagAsync(String key) {
    return removeTagCall(key).start();
  }

  /**
   * Removes the tag with that key. A key that is not there is no error.
   *
   * @param transaction the transaction that it becomes part of
   * @param key name of the tag.
   * @return there after the transaction is committed
   */
  public TFuture<Void> removeTag(Transaction transaction, String key) {
    return removeTagCall(key).in(transaction);
  }

  private Call<Void> removeTagCall(String key) {
    return call("removeTag", Decoders.VOID)
        .withRequired("key", key);
  }

  /**
   * Reads one tag.
   *
   * @param key name of the tag.
   * @return the text of the tag.
   * @throws HeadwaterServerException of type {@code MEDIA_OBJECT_TAG_KEY_NOT_FOUND}
   */
  public String getTag(String key) {
    return getTagCall(key).await();
  }

  /**
   * Reads one tag.
   *
   * @param key name of the tag.
   * @return completes with: the text of the tag.
   */
  public CompletableFuture<String> getTagAsync(String key) {
    return getTagCall(key).start();
  }

  /**
   * Reads one tag.
   *
   * @param transaction the transaction that it becomes part of
   * @param key name of the tag.
   * @return there after the transaction is committed
   */
  public TFuture<String> getTag(Transaction transaction, String key) {
    return getTagCall(key).in(transaction);
  }

  private Call<String> getTagCall(String key) {
    return call("getTag", Decoders.STRING)
        .withRequired("key", key);
  }

  /**
   * Reads all tags.
   *
   * @return the tags, sorted by key.
   */
  public List<Tag> getTags() {
    return getTagsCall().await();
  }

  /**
   * Reads all tags.
   *
   * @return completes with: the tags, sorted by key.
   */
  public CompletableFuture<List<Tag>> getTagsAsync() {
    return getTagsCall().start();
  }

  /**
   * Reads all tags.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<List<Tag>> getTags(Transaction transaction) {
    return getTagsCall().in(transaction);
  }

  private Call<List<Tag>> getTagsCall() {
    return call("getTags", Decoders.list(Decoders.structure(Tag.class)));
  }

  /**
   * Calls a listener when it happens: something went wrong in the object without a request to answer with it.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addErrorListener(EventListener<ErrorEvent> listener) {
    return subscribe("Error", ErrorEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: something went wrong in the object without a request to answer with it.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addErrorListenerAsync(EventListener<ErrorEvent> listener) {
    return subscribe("Error", ErrorEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addErrorListener} gave
   */
  public void removeErrorListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }
}

package io.headwater.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Makes an object in the server; each class that can be made has one.
 *
 * @param <T> class of the object
 */
public abstract class AbstractBuilder<T extends MediaObject> {
  private final HeadwaterClient client;
  private final String type;
  private final Class<T> as;
  private final Map<String, Object> params = new LinkedHashMap<>();

  AbstractBuilder(HeadwaterClient client, String type, Class<T> as) {
    this.client = client;
    this.type = type;
    this.as = as;
  }

  static HeadwaterClient clientOf(String name, MediaObject object) {
    if (object != null) return object.getClient();
    throw new HeadwaterException(ClientErrorType.INVALID_ARGUMENT, name + " is null: expected an object");
  }

  final void set(String name, Object value) {
    if (value == null) params.remove(name);
    else params.put(name, value);
  }

  /**
   * Sets a parameter of the constructor by its name, as when it comes from a configuration.
   *
   * @param name one that the constructor has: building fails with INVALID_ARGUMENT otherwise
   * @param value text, number, boolean, list, map, or something of the API
   * @return this builder
   */
  public AbstractBuilder<T> with(String name, Object value) {
    set(name, value);
    return this;
  }

  /**
   * Makes the object.
   *
   * @return the object
   */
  public T build() {
    return call().await();
  }

  /**
   * Makes the object.
   *
   * @return completes with the object. When it is cancelled, the object is not left behind
   */
  public CompletableFuture<T> buildAsync() {
    return call().start();
  }

  /**
   * Makes the object as part of a transaction.
   *
   * @param transaction the transaction
   * @return the object; only operations of the same transaction can use it before that is committed
   */
  public T build(Transaction transaction) {
    return transaction.create(call(), as);
  }

  private Call<T> call() {
    ConstructorParams.check(type, params);
    final Call<T> call = Call.create(client, type, as);
    params.forEach(call::with);
    return call;
  }
}

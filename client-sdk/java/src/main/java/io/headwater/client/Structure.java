package io.headwater.client;

import com.google.gson.JsonObject;
import java.util.function.BiConsumer;

/** What structures of the API and events have in common: they are equal when they say the same. */
abstract class Structure {
  private static final String MODULE = "kurento"; // what every module calls itself on the wire

  Structure() {}

  /** Names the members and their values; null for what is not set. */
  abstract void members(BiConsumer<String, Object> to);

  final JsonObject toJson(Transaction in) {
    final JsonObject json = new JsonObject();
    json.addProperty("__module__", MODULE);
    json.addProperty("__type__", getClass().getSimpleName());
    members(
        (name, value) -> {
          if (value != null) json.add(name, Encoder.encode(value, in));
        });
    return json;
  }

  /**
   * Compares all members.
   *
   * @param other anything
   * @return whether it is of the same class and says the same
   */
  @Override
  public boolean equals(Object other) {
    return this == other
        || (other != null
            && other.getClass() == getClass()
            && ((Structure) other).toJson(null).equals(toJson(null)));
  }

  @Override
  public int hashCode() {
    return toJson(null).hashCode();
  }

  /**
   * For people and logs.
   *
   * @return the class and its members, as JSON
   */
  @Override
  public String toString() {
    final JsonObject json = toJson(null);
    json.remove("__module__");
    json.remove("__type__");
    return getClass().getSimpleName() + json;
  }
}

// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** A text that an application attached to an object. */
public class Tag extends Structure {
  private final String key;
  private final String value;

  Tag(Members from) {
    key = from.get("key", Decoders.STRING, null);
    value = from.get("value", Decoders.STRING, null);
  }

  /** {@return name of the tag} */
  public String getKey() {
    return key;
  }

  /** {@return text of the tag} */
  public String getValue() {
    return value;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    to.accept("key", key);
    to.accept("value", value);
  }
}

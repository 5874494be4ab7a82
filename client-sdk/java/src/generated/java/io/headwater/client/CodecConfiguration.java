// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.Map;
import java.util.function.BiConsumer;

/** A codec, and how to set it up. */
public class CodecConfiguration extends Structure {
  private final String name;
  private final Map<String, String> properties;

  CodecConfiguration(Members from) {
    name = from.get("name", Decoders.STRING, null);
    properties = from.get("properties", Decoders.map(Decoders.STRING), Map.of());
  }

  /** {@return its name, as in SDP. Null when it is not set} */
  public String getName() {
    return name;
  }

  /** {@return its settings by name. Null when it is not set} */
  public Map<String, String> getProperties() {
    return properties;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    to.accept("name", name);
    to.accept("properties", properties);
  }
}

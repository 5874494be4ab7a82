// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.List;
import java.util.function.BiConsumer;

/** A part of the API. */
public class ModuleInfo extends Structure {
  private final String version;
  private final String name;
  private final String generationTime;
  private final List<String> factories;

  ModuleInfo(Members from) {
    version = from.get("version", Decoders.STRING, null);
    name = from.get("name", Decoders.STRING, null);
    generationTime = from.get("generationTime", Decoders.STRING, null);
    factories = from.get("factories", Decoders.list(Decoders.STRING), List.of());
  }

  /** {@return version of the module} */
  public String getVersion() {
    return version;
  }

  /** {@return name of the module} */
  public String getName() {
    return name;
  }

  /** {@return when the module was built; empty when the server does not tell} */
  public String getGenerationTime() {
    return generationTime;
  }

  /** {@return names of the classes that can be created, sorted} */
  public List<String> getFactories() {
    return factories;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    to.accept("version", version);
    to.accept("name", name);
    to.accept("generationTime", generationTime);
    to.accept("factories", factories);
  }
}

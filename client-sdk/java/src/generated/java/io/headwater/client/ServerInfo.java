// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.List;
import java.util.function.BiConsumer;

/** What a server says of itself. */
public class ServerInfo extends Structure {
  private final String version;
  private final List<ModuleInfo> modules;
  private final ServerType type;
  private final List<String> capabilities;

  ServerInfo(Members from) {
    version = from.get("version", Decoders.STRING, null);
    modules = from.get("modules", Decoders.list(Decoders.structure(ModuleInfo.class)), List.of());
    type = from.get("type", Decoders.constant(ServerType.class), null);
    capabilities = from.get("capabilities", Decoders.list(Decoders.STRING), List.of());
  }

  /** {@return version of the server} */
  public String getVersion() {
    return version;
  }

  /** {@return the modules that it offers} */
  public List<ModuleInfo> getModules() {
    return modules;
  }

  /** {@return what kind of server it is} */
  public ServerType getType() {
    return type;
  }

  /** {@return names of what it can do beyond the protocol's basics, such as {@code transactions}} */
  public List<String> getCapabilities() {
    return capabilities;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    to.accept("version", version);
    to.accept("modules", modules);
    to.accept("type", type);
    to.accept("capabilities", capabilities);
  }
}

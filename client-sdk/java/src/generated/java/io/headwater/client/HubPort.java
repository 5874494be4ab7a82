// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** An element that takes media to a hub and back. Connect it like any other element. */
public class HubPort extends MediaElement {
  HubPort(HeadwaterClient client) {
    super(client);
  }

  /** Makes a HubPort in the server. */
  public static final class Builder extends AbstractBuilder<HubPort> {
    /**
     * Begins with what it needs.
     *
     * @param hub the hub to make the port in.
     */
    public Builder(Hub hub) {
      super(clientOf("hub", hub), "HubPort", HubPort.class);
      set("hub", hub);
    }

    @Override
    public Builder with(String name, Object value) {
      set(name, value);
      return this;
    }
  }
}

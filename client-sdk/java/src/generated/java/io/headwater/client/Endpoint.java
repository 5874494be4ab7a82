// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** An element at which media enters or leaves the server. */
public class Endpoint extends MediaElement {
  Endpoint(HeadwaterClient client) {
    super(client);
  }
}

// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** An element that changes media on its way, or looks into it. */
public class Filter extends MediaElement {
  Filter(HeadwaterClient client) {
    super(client);
  }
}

// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** A filter that works on pictures with OpenCV. */
public class OpenCVFilter extends Filter {
  OpenCVFilter(HeadwaterClient client) {
    super(client);
  }
}

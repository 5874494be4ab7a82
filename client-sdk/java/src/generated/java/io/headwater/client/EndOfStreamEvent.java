// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** There is no more media. */
public class EndOfStreamEvent extends MediaEvent {
  EndOfStreamEvent(Members from) {
    super(from);
  }
}

// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** Writing has ended. */
public class StoppedEvent extends MediaEvent {
  StoppedEvent(Members from) {
    super(from);
  }
}

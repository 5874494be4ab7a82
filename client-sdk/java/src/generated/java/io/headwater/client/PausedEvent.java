// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** Writing is paused. */
public class PausedEvent extends MediaEvent {
  PausedEvent(Members from) {
    super(from);
  }
}

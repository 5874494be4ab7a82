// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** Writing has begun. */
public class RecordingEvent extends MediaEvent {
  RecordingEvent(Members from) {
    super(from);
  }
}

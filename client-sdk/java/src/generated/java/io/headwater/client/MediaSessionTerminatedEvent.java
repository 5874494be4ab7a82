// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** The session with the other side has ended. */
public class MediaSessionTerminatedEvent extends MediaEvent {
  MediaSessionTerminatedEvent(Members from) {
    super(from);
  }
}

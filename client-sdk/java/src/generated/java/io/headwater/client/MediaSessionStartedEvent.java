// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** The session with the other side has begun: both descriptions are known. */
public class MediaSessionStartedEvent extends MediaEvent {
  MediaSessionStartedEvent(Members from) {
    super(from);
  }
}

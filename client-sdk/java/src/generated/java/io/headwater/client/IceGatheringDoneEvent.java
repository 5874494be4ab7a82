// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** The server has found all its candidates. */
public class IceGatheringDoneEvent extends MediaEvent {
  IceGatheringDoneEvent(Members from) {
    super(from);
  }
}

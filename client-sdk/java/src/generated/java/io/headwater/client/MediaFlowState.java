// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** Whether media flows. */
public enum MediaFlowState {
  /** It flows. */
  FLOWING,
  /** It does not flow, or not any more. */
  NOT_FLOWING
}

// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** Kinds of servers. */
public enum ServerType {
  /** A media server. */
  KMS,
  /** A server that fronts several media servers. */
  KCS
}

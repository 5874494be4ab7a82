// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** Version of this library. */
public final class Version {
  /** The version of the repository that it comes from, such as {@code 1.2.3}. */
  public static final String VERSION = "0.1.0";

  private Version() {}
}

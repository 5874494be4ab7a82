// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** Kinds of keys. */
public enum CertificateKeyType {
  /** RSA with 2048 bits. */
  RSA,
  /** ECDSA on the curve P-256. */
  ECDSA
}

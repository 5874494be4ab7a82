// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

/** Ciphers and authentication of SRTP (RFC 4568, RFC 6188). */
public enum CryptoSuite {
  /** AES with 128 bits and tags of 32 bits; keys of 30 bytes. */
  AES_128_CM_HMAC_SHA1_32,
  /** AES with 128 bits and tags of 80 bits; keys of 30 bytes. */
  AES_128_CM_HMAC_SHA1_80,
  /** AES with 256 bits and tags of 32 bits; keys of 46 bytes. */
  AES_256_CM_HMAC_SHA1_32,
  /** AES with 256 bits and tags of 80 bits; keys of 46 bytes. */
  AES_256_CM_HMAC_SHA1_80
}

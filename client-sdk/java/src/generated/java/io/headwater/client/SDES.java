// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** A key for SRTP that is told in the session description (RFC 4568). */
public class SDES extends Structure {
  private String key;
  private String keyBase64;
  private CryptoSuite crypto;

  /** Says nothing until its members are set. */
  public SDES() {}

  SDES(Members from) {
    key = from.get("key", Decoders.STRING, null);
    keyBase64 = from.get("keyBase64", Decoders.STRING, null);
    crypto = from.get("crypto", Decoders.constant(CryptoSuite.class), null);
  }

  /**
   * {@return key and salt as text, of the length that the suite asks for. Made by the server when neither this nor
   * keyBase64 is given. Null when it is not set}
   */
  public String getKey() {
    return key;
  }

  /**
   * Sets what {@code getKey} gives.
   *
   * @param key key and salt as text, of the length that the suite asks for. Made by the server when neither this nor
   *     keyBase64 is given. Null for none.
   */
  public void setKey(String key) {
    this.key = key;
  }

  /** {@return key and salt as base64, of the length that the suite asks for. Null when it is not set} */
  public String getKeyBase64() {
    return keyBase64;
  }

  /**
   * Sets what {@code getKeyBase64} gives.
   *
   * @param keyBase64 key and salt as base64, of the length that the suite asks for. Null for none.
   */
  public void setKeyBase64(String keyBase64) {
    this.keyBase64 = keyBase64;
  }

  /** {@return cipher and authentication. AES_128_CM_HMAC_SHA1_80 when it is not given. Null when it is not set} */
  public CryptoSuite getCrypto() {
    return crypto;
  }

  /**
   * Sets what {@code getCrypto} gives.
   *
   * @param crypto cipher and authentication. AES_128_CM_HMAC_SHA1_80 when it is not given. Null for none.
   */
  public void setCrypto(CryptoSuite crypto) {
    this.crypto = crypto;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    to.accept("key", key);
    to.accept("keyBase64", keyBase64);
    to.accept("crypto", crypto);
  }
}

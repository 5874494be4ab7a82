// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** A code was found in the video. */
public class CodeFoundEvent extends MediaEvent {
  private final String codeType;
  private final String value;

  CodeFoundEvent(Members from) {
    super(from);
    codeType = from.get("codeType", Decoders.STRING, null);
    value = from.get("value", Decoders.STRING, null);
  }

  /** {@return the kind of code, such as {@code QR-Code} or {@code EAN-13}} */
  public String getCodeType() {
    return codeType;
  }

  /** {@return what it says} */
  public String getValue() {
    return value;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    super.members(to);
    to.accept("codeType", codeType);
    to.accept("value", value);
  }
}

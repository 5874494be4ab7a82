// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** A number as a fraction. */
public class Fraction extends Structure {
  private int numerator;
  private int denominator;

  /**
   * With all that it needs.
   *
   * @param numerator the number above the line.
   * @param denominator the number below the line; not 0.
   */
  public Fraction(int numerator, int denominator) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  Fraction(Members from) {
    numerator = from.get("numerator", Decoders.INT, 0);
    denominator = from.get("denominator", Decoders.INT, 0);
  }

  /** {@return the number above the line} */
  public int getNumerator() {
    return numerator;
  }

  /**
   * Sets what {@code getNumerator} gives.
   *
   * @param numerator the number above the line.
   */
  public void setNumerator(int numerator) {
    this.numerator = numerator;
  }

  /** {@return the number below the line; not 0} */
  public int getDenominator() {
    return denominator;
  }

  /**
   * Sets what {@code getDenominator} gives.
   *
   * @param denominator the number below the line; not 0.
   */
  public void setDenominator(int denominator) {
    this.denominator = denominator;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    to.accept("numerator", numerator);
    to.accept("denominator", denominator);
  }
}

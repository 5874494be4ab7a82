// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** How a receiver estimates the bandwidth that it reports with REMB, and a sender takes it into account. */
public class RembParams extends Structure {
  private Integer packetsRecvIntervalTop;
  private Float exponentialFactor;
  private Integer linealFactorMin;
  private Float linealFactorGrade;
  private Float decrementFactor;
  private Float thresholdFactor;
  private Integer upLosses;
  private Integer rembOnConnect;

  /** Says nothing until its members are set. */
  public RembParams() {}

  RembParams(Members from) {
    packetsRecvIntervalTop = from.get("packetsRecvIntervalTop", Decoders.INT, null);
    exponentialFactor = from.get("exponentialFactor", Decoders.FLOAT, null);
    linealFactorMin = from.get("linealFactorMin", Decoders.INT, null);
    linealFactorGrade = from.get("linealFactorGrade", Decoders.FLOAT, null);
    decrementFactor = from.get("decrementFactor", Decoders.FLOAT, null);
    thresholdFactor = from.get("thresholdFactor", Decoders.FLOAT, null);
    upLosses = from.get("upLosses", Decoders.INT, null);
    rembOnConnect = from.get("rembOnConnect", Decoders.INT, null);
  }

  /**
   * {@return for how many packets loss is measured before the estimate changes. Default: 100. Null when it is not
   * set}
   */
  public Integer getPacketsRecvIntervalTop() {
    return packetsRecvIntervalTop;
  }

  /**
   * Sets what {@code getPacketsRecvIntervalTop} gives.
   *
   * @param packetsRecvIntervalTop for how many packets loss is measured before the estimate changes. Default: 100. Null
   *     for none.
   */
  public void setPacketsRecvIntervalTop(Integer packetsRecvIntervalTop) {
    this.packetsRecvIntervalTop = packetsRecvIntervalTop;
  }

  /**
   * {@return growth of the estimate at each step while it is below the threshold: a part of it, greater than 0.
   * Default: 0.04. Null when it is not set}
   */
  public Float getExponentialFactor() {
    return exponentialFactor;
  }

  /**
   * Sets what {@code getExponentialFactor} gives.
   *
   * @param exponentialFactor growth of the estimate at each step while it is below the threshold: a part of it, greater
   *     than 0. Default: 0.04. Null for none.
   */
  public void setExponentialFactor(Float exponentialFactor) {
    this.exponentialFactor = exponentialFactor;
  }

  /** {@return the least growth at each step above the threshold, in bit/s. Null when it is not set} */
  public Integer getLinealFactorMin() {
    return linealFactorMin;
  }

  /**
   * Sets what {@code getLinealFactorMin} gives.
   *
   * @param linealFactorMin the least growth at each step above the threshold, in bit/s. Null for none.
   */
  public void setLinealFactorMin(Integer linealFactorMin) {
    this.linealFactorMin = linealFactorMin;
  }

  /**
   * {@return into how many steps the way from the threshold to the last good bandwidth is divided. Default: 30.
   * Null when it is not set}
   */
  public Float getLinealFactorGrade() {
    return linealFactorGrade;
  }

  /**
   * Sets what {@code getLinealFactorGrade} gives.
   *
   * @param linealFactorGrade into how many steps the way from the threshold to the last good bandwidth is divided.
   *     Default: 30. Null for none.
   */
  public void setLinealFactorGrade(Float linealFactorGrade) {
    this.linealFactorGrade = linealFactorGrade;
  }

  /**
   * {@return by which the estimate is multiplied when packets are lost: 0 to 1. Default: 0.5. Null when it is not
   * set}
   */
  public Float getDecrementFactor() {
    return decrementFactor;
  }

  /**
   * Sets what {@code getDecrementFactor} gives.
   *
   * @param decrementFactor by which the estimate is multiplied when packets are lost: 0 to 1. Default: 0.5. Null for
   *     none.
   */
  public void setDecrementFactor(Float decrementFactor) {
    this.decrementFactor = decrementFactor;
  }

  /** {@return which part of the last good bandwidth is the threshold: 0 to 1. Default: 0.8. Null when it is not set} */
  public Float getThresholdFactor() {
    return thresholdFactor;
  }

  /**
   * Sets what {@code getThresholdFactor} gives.
   *
   * @param thresholdFactor which part of the last good bandwidth is the threshold: 0 to 1. Default: 0.8. Null for none.
   */
  public void setThresholdFactor(Float thresholdFactor) {
    this.thresholdFactor = thresholdFactor;
  }

  /**
   * {@return from how many lost packets in an interval on the estimate shrinks. Default: 12. Null when it is not
   * set}
   */
  public Integer getUpLosses() {
    return upLosses;
  }

  /**
   * Sets what {@code getUpLosses} gives.
   *
   * @param upLosses from how many lost packets in an interval on the estimate shrinks. Default: 12. Null for none.
   */
  public void setUpLosses(Integer upLosses) {
    this.upLosses = upLosses;
  }

  /** {@return the first value to report, in bit/s. Default: 300000. Null when it is not set} */
  public Integer getRembOnConnect() {
    return rembOnConnect;
  }

  /**
   * Sets what {@code getRembOnConnect} gives.
   *
   * @param rembOnConnect the first value to report, in bit/s. Default: 300000. Null for none.
   */
  public void setRembOnConnect(Integer rembOnConnect) {
    this.rembOnConnect = rembOnConnect;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    to.accept("packetsRecvIntervalTop", packetsRecvIntervalTop);
    to.accept("exponentialFactor", exponentialFactor);
    to.accept("linealFactorMin", linealFactorMin);
    to.accept("linealFactorGrade", linealFactorGrade);
    to.accept("decrementFactor", decrementFactor);
    to.accept("thresholdFactor", thresholdFactor);
    to.accept("upLosses", upLosses);
    to.accept("rembOnConnect", rembOnConnect);
  }
}

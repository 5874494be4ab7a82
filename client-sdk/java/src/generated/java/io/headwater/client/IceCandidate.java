// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** An ICE candidate (RFC 8839 section 5.1). */
public class IceCandidate extends Structure {
  private String candidate;
  private String sdpMid;
  private int sdpMLineIndex;

  /**
   * With all that it needs.
   *
   * @param candidate the candidate as in SDP, starting with {@code candidate:}.
   * @param sdpMid the media section that it belongs to, by its {@code a=mid}.
   * @param sdpMLineIndex the media section that it belongs to, counted from 0.
   */
  public IceCandidate(String candidate, String sdpMid, int sdpMLineIndex) {
    this.candidate = candidate;
    this.sdpMid = sdpMid;
    this.sdpMLineIndex = sdpMLineIndex;
  }

  IceCandidate(Members from) {
    candidate = from.get("candidate", Decoders.STRING, null);
    sdpMid = from.get("sdpMid", Decoders.STRING, null);
    sdpMLineIndex = from.get("sdpMLineIndex", Decoders.INT, 0);
  }

  /** {@return the candidate as in SDP, starting with {@code candidate:}} */
  public String getCandidate() {
    return candidate;
  }

  /**
   * Sets what {@code getCandidate} gives.
   *
   * @param candidate the candidate as in SDP, starting with {@code candidate:}.
   */
  public void setCandidate(String candidate) {
    this.candidate = candidate;
  }

  /** {@return the media section that it belongs to, by its {@code a=mid}} */
  public String getSdpMid() {
    return sdpMid;
  }

  /**
   * Sets what {@code getSdpMid} gives.
   *
   * @param sdpMid the media section that it belongs to, by its {@code a=mid}.
   */
  public void setSdpMid(String sdpMid) {
    this.sdpMid = sdpMid;
  }

  /** {@return the media section that it belongs to, counted from 0} */
  public int getSdpMLineIndex() {
    return sdpMLineIndex;
  }

  /**
   * Sets what {@code getSdpMLineIndex} gives.
   *
   * @param sdpMLineIndex the media section that it belongs to, counted from 0.
   */
  public void setSdpMLineIndex(int sdpMLineIndex) {
    this.sdpMLineIndex = sdpMLineIndex;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    to.accept("candidate", candidate);
    to.accept("sdpMid", sdpMid);
    to.accept("sdpMLineIndex", sdpMLineIndex);
  }
}

// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.function.BiConsumer;

/** What an offer asks for. */
public class OfferOptions extends Structure {
  private Boolean offerToReceiveAudio;
  private Boolean offerToReceiveVideo;

  /** Says nothing until its members are set. */
  public OfferOptions() {}

  OfferOptions(Members from) {
    offerToReceiveAudio = from.get("offerToReceiveAudio", Decoders.BOOLEAN, null);
    offerToReceiveVideo = from.get("offerToReceiveVideo", Decoders.BOOLEAN, null);
  }

  /** {@return whether it offers audio. Default: true. Null when it is not set} */
  public Boolean getOfferToReceiveAudio() {
    return offerToReceiveAudio;
  }

  /**
   * Sets what {@code getOfferToReceiveAudio} gives.
   *
   * @param offerToReceiveAudio whether it offers audio. Default: true. Null for none.
   */
  public void setOfferToReceiveAudio(Boolean offerToReceiveAudio) {
    this.offerToReceiveAudio = offerToReceiveAudio;
  }

  /** {@return whether it offers video. Default: true. Null when it is not set} */
  public Boolean getOfferToReceiveVideo() {
    return offerToReceiveVideo;
  }

  /**
   * Sets what {@code getOfferToReceiveVideo} gives.
   *
   * @param offerToReceiveVideo whether it offers video. Default: true. Null for none.
   */
  public void setOfferToReceiveVideo(Boolean offerToReceiveVideo) {
    this.offerToReceiveVideo = offerToReceiveVideo;
  }

  @Override
  void members(BiConsumer<String, Object> to) {
    to.accept("offerToReceiveAudio", offerToReceiveAudio);
    to.accept("offerToReceiveVideo", offerToReceiveVideo);
  }
}

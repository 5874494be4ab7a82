// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/** An endpoint that agrees on media with the other side by offer and answer (RFC 3264). */
public class SdpEndpoint extends SessionEndpoint {
  SdpEndpoint(HeadwaterClient client) {
    super(client);
  }

  /**
   * {@return the most that the other side is asked to send for all audio, in kbit/s; 0: no limit. Set it before
   * negotiating}
   */
  public int getMaxAudioRecvBandwidth() {
    return getMaxAudioRecvBandwidthCall().await();
  }

  /**
   * The most that the other side is asked to send for all audio, in kbit/s; 0: no limit. Set it before negotiating.
   *
   * @return completes with: the most that the other side is asked to send for all audio, in kbit/s; 0: no limit. Set it
   *     before negotiating.
   */
  public CompletableFuture<Integer> getMaxAudioRecvBandwidthAsync() {
    return getMaxAudioRecvBandwidthCall().start();
  }

  /**
   * The most that the other side is asked to send for all audio, in kbit/s; 0: no limit. Set it before negotiating.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Integer> getMaxAudioRecvBandwidth(Transaction transaction) {
    return getMaxAudioRecvBandwidthCall().in(transaction);
  }

  private Call<Integer> getMaxAudioRecvBandwidthCall() {
    return call("getMaxAudioRecvBandwidth", Decoders.INT);
  }

  /**
   * Sets what {@code getMaxAudioRecvBandwidth} gives.
   *
   * @param maxAudioRecvBandwidth the most that the other side is asked to send for all audio, in kbit/s; 0: no limit.
   *     Set it before negotiating.
   */
  public void setMaxAudioRecvBandwidth(int maxAudioRecvBandwidth) {
    setMaxAudioRecvBandwidthCall(maxAudioRecvBandwidth).await();
  }

  /**
   * Sets what {@code getMaxAudioRecvBandwidth} gives.
   *
   * @param maxAudioRecvBandwidth the most that the other side is asked to send for all audio, in kbit/s; 0: no limit.
   *     Set it before negotiating.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setMaxAudioRecvBandwidthAsync(int maxAudioRecvBandwidth) {
    return setMaxAudioRecvBandwidthCall(maxAudioRecvBandwidth).start();
  }

  /**
   * Sets what {@code getMaxAudioRecvBandwidth} gives.
   *
   * @param transaction the transaction that it becomes part of
   * @param maxAudioRecvBandwidth the most that the other side is asked to send for all audio, in kbit/s; 0: no limit.
   *     Set it before negotiating.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setMaxAudioRecvBandwidth(Transaction transaction, int maxAudioRecvBandwidth) {
    return setMaxAudioRecvBandwidthCall(maxAudioRecvBandwidth).in(transaction);
  }

  private Call<Void> setMaxAudioRecvBandwidthCall(int maxAudioRecvBandwidth) {
    return call("setMaxAudioRecvBandwidth", Decoders.VOID)
        .withRequired("maxAudioRecvBandwidth", maxAudioRecvBandwidth);
  }

  /**
   * {@return the most that the other side is asked to send for all video, in kbit/s; 0: no limit. Set it before
   * negotiating}
   */
  public int getMaxVideoRecvBandwidth() {
    return getMaxVideoRecvBandwidthCall().await();
  }

  /**
   * The most that the other side is asked to send for all video, in kbit/s; 0: no limit. Set it before negotiating.
   *
   * @return completes with: the most that the other side is asked to send for all video, in kbit/s; 0: no limit. Set it
   *     before negotiating.
   */
  public CompletableFuture<Integer> getMaxVideoRecvBandwidthAsync() {
    return getMaxVideoRecvBandwidthCall().start();
  }

  /**
   * The most that the other side is asked to send for all video, in kbit/s; 0: no limit. Set it before negotiating.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Integer> getMaxVideoRecvBandwidth(Transaction transaction) {
    return getMaxVideoRecvBandwidthCall().in(transaction);
  }

  private Call<Integer> getMaxVideoRecvBandwidthCall() {
    return call("getMaxVideoRecvBandwidth", Decoders.INT);
  }

  /**
   * Sets what {@code getMaxVideoRecvBandwidth} gives.
   *
   * @param maxVideoRecvBandwidth the most that the other side is asked to send for all video, in kbit/s; 0: no limit.
   *     Set it before negotiating.
   */
  public void setMaxVideoRecvBandwidth(int maxVideoRecvBandwidth) {
    setMaxVideoRecvBandwidthCall(maxVideoRecvBandwidth).await();
  }

  /**
   * Sets what {@code getMaxVideoRecvBandwidth} gives.
   *
   * @param maxVideoRecvBandwidth the most that the other side is asked to send for all video, in kbit/s; 0: no limit.
   *     Set it before negotiating.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setMaxVideoRecvBandwidthAsync(int maxVideoRecvBandwidth) {
    return setMaxVideoRecvBandwidthCall(maxVideoRecvBandwidth).start();
  }

  /**
   * Sets what {@code getMaxVideoRecvBandwidth} gives.
   *
   * @param transaction the transaction that it becomes part of
   * @param maxVideoRecvBandwidth the most that the other side is asked to send for all video, in kbit/s; 0: no limit.
   *     Set it before negotiating.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setMaxVideoRecvBandwidth(Transaction transaction, int maxVideoRecvBandwidth) {
    return setMaxVideoRecvBandwidthCall(maxVideoRecvBandwidth).in(transaction);
  }

  private Call<Void> setMaxVideoRecvBandwidthCall(int maxVideoRecvBandwidth) {
    return call("setMaxVideoRecvBandwidth", Decoders.VOID)
        .withRequired("maxVideoRecvBandwidth", maxVideoRecvBandwidth);
  }

  /**
   * Makes an offer for the other side, whose answer then goes to processAnswer.
   *
   * @return the offer, as SDP.
   * @throws HeadwaterServerException of type {@code SDP_END_POINT_ALREADY_NEGOTIATED}, {@code
   *     SDP_END_POINT_GENERATE_OFFER_ERROR}
   */
  public String generateOffer() {
    return generateOfferCall(null).await();
  }

  /**
   * Makes an offer for the other side, whose answer then goes to processAnswer.
   *
   * @return completes with: the offer, as SDP.
   */
  public CompletableFuture<String> generateOfferAsync() {
    return generateOfferCall(null).start();
  }

  /**
   * Makes an offer for the other side, whose answer then goes to processAnswer.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<String> generateOffer(Transaction transaction) {
    return generateOfferCall(null).in(transaction);
  }

  /**
   * Makes an offer for the other side, whose answer then goes to processAnswer.
   *
   * @param options what the offer asks for; everything when it is not given.
   * @return the offer, as SDP.
   * @throws HeadwaterServerException of type {@code SDP_END_POINT_ALREADY_NEGOTIATED}, {@code
   *     SDP_END_POINT_GENERATE_OFFER_ERROR}
   */
  public String generateOffer(OfferOptions options) {
    return generateOfferCall(options).await();
  }

  /**
   * Makes an offer for the other side, whose answer then goes to processAnswer.
   *
   * @param options what the offer asks for; everything when it is not given.
   * @return completes with: the offer, as SDP.
   */
  public CompletableFuture<String> generateOfferAsync(OfferOptions options) {
    return generateOfferCall(options).start();
  }

  /**
   * Makes an offer for the other side, whose answer then goes to processAnswer.
   *
   * @param transaction the transaction that it becomes part of
   * @param options what the offer asks for; everything when it is not given.
   * @return there after the transaction is committed
   */
  public TFuture<String> generateOffer(Transaction transaction, OfferOptions options) {
    return generateOfferCall(options).in(transaction);
  }

  private Call<String> generateOfferCall(OfferOptions options) {
    return call("generateOffer", Decoders.STRING)
        .with("options", options);
  }

  /**
   * Takes an offer of the other side and answers it. A WebRtcEndpoint that did so takes another one when that restarts
   * ICE (RFC 8839 section 4.4.1.1.1) and changes nothing else; the answer then holds the candidates, if they were
   * gathered.
   *
   * @param offer the offer, as SDP.
   * @return the answer, as SDP.
   * @throws HeadwaterServerException of type {@code SDP_PARSE_ERROR}, {@code SDP_END_POINT_ALREADY_NEGOTIATED}, {@code
   *     SDP_END_POINT_PROCESS_OFFER_ERROR}
   */
  public String processOffer(String offer) {
    return processOfferCall(offer).await();
  }

  /**
   * Takes an offer of the other side and answers it. A WebRtcEndpoint that did so takes another one when that restarts
   * ICE (RFC 8839 section 4.4.1.1.1) and changes nothing else; the answer then holds the candidates, if they were
   * gathered.
   *
   * @param offer the offer, as SDP.
   * @return completes with: the answer, as SDP.
   */
  public CompletableFuture<String> processOfferAsync(String offer) {
    return processOfferCall(offer).start();
  }

  /**
   * Takes an offer of the other side and answers it. A WebRtcEndpoint that did so takes another one when that restarts
   * ICE (RFC 8839 section 4.4.1.1.1) and changes nothing else; the answer then holds the candidates, if they were
   * gathered.
   *
   * @param transaction the transaction that it becomes part of
   * @param offer the offer, as SDP.
   * @return there after the transaction is committed
   */
  public TFuture<String> processOffer(Transaction transaction, String offer) {
    return processOfferCall(offer).in(transaction);
  }

  private Call<String> processOfferCall(String offer) {
    return call("processOffer", Decoders.STRING)
        .withRequired("offer", offer);
  }

  /**
   * Takes the other side's answer to the offer of generateOffer.
   *
   * @param answer the answer, as SDP.
   * @return the server's own description after the negotiation, as SDP.
   * @throws HeadwaterServerException of type {@code SDP_PARSE_ERROR}, {@code SDP_END_POINT_NOT_OFFER_GENERATED}, {@code
   *     SDP_END_POINT_ANSWER_ALREADY_PROCCESED}, {@code SDP_END_POINT_PROCESS_ANSWER_ERROR}
   */
  public String processAnswer(String answer) {
    return processAnswerCall(answer).await();
  }

  /**
   * Takes the other side's answer to the offer of generateOffer.
   *
   * @param answer the answer, as SDP.
   * @return completes with: the server's own description after the negotiation, as SDP.
   */
  public CompletableFuture<String> processAnswerAsync(String answer) {
    return processAnswerCall(answer).start();
  }

  /**
   * Takes the other side's answer to the offer of generateOffer.
   *
   * @param transaction the transaction that it becomes part of
   * @param answer the answer, as SDP.
   * @return there after the transaction is committed
   */
  public TFuture<String> processAnswer(Transaction transaction, String answer) {
    return processAnswerCall(answer).in(transaction);
  }

  private Call<String> processAnswerCall(String answer) {
    return call("processAnswer", Decoders.STRING)
        .withRequired("answer", answer);
  }

  /**
   * Reads what the server described itself with.
   *
   * @return its offer or answer, as SDP.
   * @throws HeadwaterServerException of type {@code SDP_END_POINT_NO_LOCAL_SDP_ERROR}
   */
  public String getLocalSessionDescriptor() {
    return getLocalSessionDescriptorCall().await();
  }

  /**
   * Reads what the server described itself with.
   *
   * @return completes with: its offer or answer, as SDP.
   */
  public CompletableFuture<String> getLocalSessionDescriptorAsync() {
    return getLocalSessionDescriptorCall().start();
  }

  /**
   * Reads what the server described itself with.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<String> getLocalSessionDescriptor(Transaction transaction) {
    return getLocalSessionDescriptorCall().in(transaction);
  }

  private Call<String> getLocalSessionDescriptorCall() {
    return call("getLocalSessionDescriptor", Decoders.STRING);
  }

  /**
   * Reads what the other side described itself with.
   *
   * @return its offer or answer, as SDP.
   * @throws HeadwaterServerException of type {@code SDP_END_POINT_NO_REMOTE_SDP_ERROR}
   */
  public String getRemoteSessionDescriptor() {
    return getRemoteSessionDescriptorCall().await();
  }

  /**
   * Reads what the other side described itself with.
   *
   * @return completes with: its offer or answer, as SDP.
   */
  public CompletableFuture<String> getRemoteSessionDescriptorAsync() {
    return getRemoteSessionDescriptorCall().start();
  }

  /**
   * Reads what the other side described itself with.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<String> getRemoteSessionDescriptor(Transaction transaction) {
    return getRemoteSessionDescriptorCall().in(transaction);
  }

  private Call<String> getRemoteSessionDescriptorCall() {
    return call("getRemoteSessionDescriptor", Decoders.STRING);
  }
}

// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The server's end of a WebRTC connection with a browser or another program: ICE (RFC 8445), DTLS-SRTP (RFC 5763) and
 * data channels (RFC 8831).
 */
public class WebRtcEndpoint extends BaseRtpEndpoint {
  WebRtcEndpoint(HeadwaterClient client) {
    super(client);
  }

  /**
   * {@return names of the network interfaces to use, separated by commas; empty: all. To be set before
   * gatherCandidates}
   */
  public String getNetworkInterfaces() {
    return getNetworkInterfacesCall().await();
  }

  /**
   * Names of the network interfaces to use, separated by commas; empty: all. To be set before gatherCandidates.
   *
   * @return completes with: names of the network interfaces to use, separated by commas; empty: all. To be set before
   *     gatherCandidates.
   */
  public CompletableFuture<String> getNetworkInterfacesAsync() {
    return getNetworkInterfacesCall().start();
  }

  /**
   * Names of the network interfaces to use, separated by commas; empty: all. To be set before gatherCandidates.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<String> getNetworkInterfaces(Transaction transaction) {
    return getNetworkInterfacesCall().in(transaction);
  }

  private Call<String> getNetworkInterfacesCall() {
    return call("getNetworkInterfaces", Decoders.STRING);
  }

  /**
   * Sets what {@code getNetworkInterfaces} gives.
   *
   * @param networkInterfaces names of the network interfaces to use, separated by commas; empty: all. To be set before
   *     gatherCandidates.
   */
  public void setNetworkInterfaces(String networkInterfaces) {
    setNetworkInterfacesCall(networkInterfaces).await();
  }

  /**
   * Sets what {@code getNetworkInterfaces} gives.
   *
   * @param networkInterfaces names of the network interfaces to use, separated by commas; empty: all. To be set before
   *     gatherCandidates.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setNetworkInterfacesAsync(String networkInterfaces) {
    return setNetworkInterfacesCall(networkInterfaces).start();
  }

  /**
   * Sets what {@code getNetworkInterfaces} gives.
   *
   * @param transaction the transaction that it becomes part of
   * @param networkInterfaces names of the network interfaces to use, separated by commas; empty: all. To be set before
   *     gatherCandidates.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setNetworkInterfaces(Transaction transaction, String networkInterfaces) {
    return setNetworkInterfacesCall(networkInterfaces).in(transaction);
  }

  private Call<Void> setNetworkInterfacesCall(String networkInterfaces) {
    return call("setNetworkInterfaces", Decoders.VOID)
        .withRequired("networkInterfaces", networkInterfaces);
  }

  /** {@return whether candidates for TCP (RFC 6544) are gathered too. To be set before gatherCandidates} */
  public boolean getIceTcp() {
    return getIceTcpCall().await();
  }

  /**
   * Whether candidates for TCP (RFC 6544) are gathered too. To be set before gatherCandidates.
   *
   * @return completes with: whether candidates for TCP (RFC 6544) are gathered too. To be set before gatherCandidates.
   */
  public CompletableFuture<Boolean> getIceTcpAsync() {
    return getIceTcpCall().start();
  }

  /**
   * Whether candidates for TCP (RFC 6544) are gathered too. To be set before gatherCandidates.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Boolean> getIceTcp(Transaction transaction) {
    return getIceTcpCall().in(transaction);
  }

  private Call<Boolean> getIceTcpCall() {
    return call("getIceTcp", Decoders.BOOLEAN);
  }

  /**
   * Sets what {@code getIceTcp} gives.
   *
   * @param iceTcp whether candidates for TCP (RFC 6544) are gathered too. To be set before gatherCandidates.
   */
  public void setIceTcp(boolean iceTcp) {
    setIceTcpCall(iceTcp).await();
  }

  /**
   * Sets what {@code getIceTcp} gives.
   *
   * @param iceTcp whether candidates for TCP (RFC 6544) are gathered too. To be set before gatherCandidates.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setIceTcpAsync(boolean iceTcp) {
    return setIceTcpCall(iceTcp).start();
  }

  /**
   * Sets what {@code getIceTcp} gives.
   *
   * @param transaction the transaction that it becomes part of
   * @param iceTcp whether candidates for TCP (RFC 6544) are gathered too. To be set before gatherCandidates.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setIceTcp(Transaction transaction, boolean iceTcp) {
    return setIceTcpCall(iceTcp).in(transaction);
  }

  private Call<Void> setIceTcpCall(boolean iceTcp) {
    return call("setIceTcp", Decoders.VOID)
        .withRequired("iceTcp", iceTcp);
  }

  /** {@return IP address of the STUN server; empty: none. To be set before gatherCandidates} */
  public String getStunServerAddress() {
    return getStunServerAddressCall().await();
  }

  /**
   * IP address of the STUN server; empty: none. To be set before gatherCandidates.
   *
   * @return completes with: IP address of the STUN server; empty: none. To be set before gatherCandidates.
   */
  public CompletableFuture<String> getStunServerAddressAsync() {
    return getStunServerAddressCall().start();
  }

  /**
   * IP address of the STUN server; empty: none. To be set before gatherCandidates.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<String> getStunServerAddress(Transaction transaction) {
    return getStunServerAddressCall().in(transaction);
  }

  private Call<String> getStunServerAddressCall() {
    return call("getStunServerAddress", Decoders.STRING);
  }

  /**
   * Sets what {@code getStunServerAddress} gives.
   *
   * @param stunServerAddress IP address of the STUN server; empty: none. To be set before gatherCandidates.
   */
  public void setStunServerAddress(String stunServerAddress) {
    setStunServerAddressCall(stunServerAddress).await();
  }

  /**
   * Sets what {@code getStunServerAddress} gives.
   *
   * @param stunServerAddress IP address of the STUN server; empty: none. To be set before gatherCandidates.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setStunServerAddressAsync(String stunServerAddress) {
    return setStunServerAddressCall(stunServerAddress).start();
  }

  /**
   * Sets what {@code getStunServerAddress} gives.
   *
   * @param transaction the transaction that it becomes part of
   * @param stunServerAddress IP address of the STUN server; empty: none. To be set before gatherCandidates.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setStunServerAddress(Transaction transaction, String stunServerAddress) {
    return setStunServerAddressCall(stunServerAddress).in(transaction);
  }

  private Call<Void> setStunServerAddressCall(String stunServerAddress) {
    return call("setStunServerAddress", Decoders.VOID)
        .withRequired("stunServerAddress", stunServerAddress);
  }

  /** {@return port of the STUN server: 1 to 65535. To be set before gatherCandidates} */
  public int getStunServerPort() {
    return getStunServerPortCall().await();
  }

  /**
   * Port of the STUN server: 1 to 65535. To be set before gatherCandidates.
   *
   * @return completes with: port of the STUN server: 1 to 65535. To be set before gatherCandidates.
   */
  public CompletableFuture<Integer> getStunServerPortAsync() {
    return getStunServerPortCall().start();
  }

  /**
   * Port of the STUN server: 1 to 65535. To be set before gatherCandidates.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Integer> getStunServerPort(Transaction transaction) {
    return getStunServerPortCall().in(transaction);
  }

  private Call<Integer> getStunServerPortCall() {
    return call("getStunServerPort", Decoders.INT);
  }

  /**
   * Sets what {@code getStunServerPort} gives.
   *
   * @param stunServerPort port of the STUN server: 1 to 65535. To be set before gatherCandidates.
   */
  public void setStunServerPort(int stunServerPort) {
    setStunServerPortCall(stunServerPort).await();
  }

  /**
   * Sets what {@code getStunServerPort} gives.
   *
   * @param stunServerPort port of the STUN server: 1 to 65535. To be set before gatherCandidates.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setStunServerPortAsync(int stunServerPort) {
    return setStunServerPortCall(stunServerPort).start();
  }

  /**
   * Sets what {@code getStunServerPort} gives.
   *
   * @param transaction the transaction that it becomes part of
   * @param stunServerPort port of the STUN server: 1 to 65535. To be set before gatherCandidates.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setStunServerPort(Transaction transaction, int stunServerPort) {
    return setStunServerPortCall(stunServerPort).in(transaction);
  }

  private Call<Void> setStunServerPortCall(int stunServerPort) {
    return call("setStunServerPort", Decoders.VOID)
        .withRequired("stunServerPort", stunServerPort);
  }

  /**
   * {@return the TURN server as {@code user:password@address:port}, with {@code ?transport=udp}, {@code tcp} or
   * {@code tls} where it is not UDP; empty: none. To be set before gatherCandidates}
   */
  public String getTurnUrl() {
    return getTurnUrlCall().await();
  }

  /**
   * The TURN server as {@code user:password@address:port}, with {@code ?transport=udp}, {@code tcp} or {@code tls}
   * where it is not UDP; empty: none. To be set before gatherCandidates.
   *
   * @return completes with: the TURN server as {@code user:password@address:port}, with {@code ?transport=udp}, {@code
   *     tcp} or {@code tls} where it is not UDP; empty: none. To be set before gatherCandidates.
   */
  public CompletableFuture<String> getTurnUrlAsync() {
    return getTurnUrlCall().start();
  }

  /**
   * The TURN server as {@code user:password@address:port}, with {@code ?transport=udp}, {@code tcp} or {@code tls}
   * where it is not UDP; empty: none. To be set before gatherCandidates.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<String> getTurnUrl(Transaction transaction) {
    return getTurnUrlCall().in(transaction);
  }

  private Call<String> getTurnUrlCall() {
    return call("getTurnUrl", Decoders.STRING);
  }

  /**
   * Sets what {@code getTurnUrl} gives.
   *
   * @param turnUrl the TURN server as {@code user:password@address:port}, with {@code ?transport=udp}, {@code tcp} or
   *     {@code tls} where it is not UDP; empty: none. To be set before gatherCandidates.
   */
  public void setTurnUrl(String turnUrl) {
    setTurnUrlCall(turnUrl).await();
  }

  /**
   * Sets what {@code getTurnUrl} gives.
   *
   * @param turnUrl the TURN server as {@code user:password@address:port}, with {@code ?transport=udp}, {@code tcp} or
   *     {@code tls} where it is not UDP; empty: none. To be set before gatherCandidates.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setTurnUrlAsync(String turnUrl) {
    return setTurnUrlCall(turnUrl).start();
  }

  /**
   * Sets what {@code getTurnUrl} gives.
   *
   * @param transaction the transaction that it becomes part of
   * @param turnUrl the TURN server as {@code user:password@address:port}, with {@code ?transport=udp}, {@code tcp} or
   *     {@code tls} where it is not UDP; empty: none. To be set before gatherCandidates.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setTurnUrl(Transaction transaction, String turnUrl) {
    return setTurnUrlCall(turnUrl).in(transaction);
  }

  private Call<Void> setTurnUrlCall(String turnUrl) {
    return call("setTurnUrl", Decoders.VOID)
        .withRequired("turnUrl", turnUrl);
  }

  /**
   * {@return the IPv4 address to put into all host candidates instead of their own; empty: their own. To be set
   * before gatherCandidates}
   */
  public String getExternalIPv4() {
    return getExternalIPv4Call().await();
  }

  /**
   * The IPv4 address to put into all host candidates instead of their own; empty: their own. To be set before
   * gatherCandidates.
   *
   * @return completes with: the IPv4 address to put into all host candidates instead of their own; empty: their own. To
   *     be set before gatherCandidates.
   */
  public CompletableFuture<String> getExternalIPv4Async() {
    return getExternalIPv4Call().start();
  }

  /**
   * The IPv4 address to put into all host candidates instead of their own; empty: their own. To be set before
   * gatherCandidates.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<String> getExternalIPv4(Transaction transaction) {
    return getExternalIPv4Call().in(transaction);
  }

  private Call<String> getExternalIPv4Call() {
    return call("getExternalIPv4", Decoders.STRING);
  }

  /**
   * Sets what {@code getExternalIPv4} gives.
   *
   * @param externalIPv4 the IPv4 address to put into all host candidates instead of their own; empty: their own. To be
   *     set before gatherCandidates.
   */
  public void setExternalIPv4(String externalIPv4) {
    setExternalIPv4Call(externalIPv4).await();
  }

  /**
   * Sets what {@code getExternalIPv4} gives.
   *
   * @param externalIPv4 the IPv4 address to put into all host candidates instead of their own; empty: their own. To be
   *     set before gatherCandidates.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setExternalIPv4Async(String externalIPv4) {
    return setExternalIPv4Call(externalIPv4).start();
  }

  /**
   * Sets what {@code getExternalIPv4} gives.
   *
   * @param transaction the transaction that it becomes part of
   * @param externalIPv4 the IPv4 address to put into all host candidates instead of their own; empty: their own. To be
   *     set before gatherCandidates.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setExternalIPv4(Transaction transaction, String externalIPv4) {
    return setExternalIPv4Call(externalIPv4).in(transaction);
  }

  private Call<Void> setExternalIPv4Call(String externalIPv4) {
    return call("setExternalIPv4", Decoders.VOID)
        .withRequired("externalIPv4", externalIPv4);
  }

  /**
   * {@return the IPv6 address to put into all host candidates instead of their own; empty: their own. To be set
   * before gatherCandidates}
   */
  public String getExternalIPv6() {
    return getExternalIPv6Call().await();
  }

  /**
   * The IPv6 address to put into all host candidates instead of their own; empty: their own. To be set before
   * gatherCandidates.
   *
   * @return completes with: the IPv6 address to put into all host candidates instead of their own; empty: their own. To
   *     be set before gatherCandidates.
   */
  public CompletableFuture<String> getExternalIPv6Async() {
    return getExternalIPv6Call().start();
  }

  /**
   * The IPv6 address to put into all host candidates instead of their own; empty: their own. To be set before
   * gatherCandidates.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<String> getExternalIPv6(Transaction transaction) {
    return getExternalIPv6Call().in(transaction);
  }

  private Call<String> getExternalIPv6Call() {
    return call("getExternalIPv6", Decoders.STRING);
  }

  /**
   * Sets what {@code getExternalIPv6} gives.
   *
   * @param externalIPv6 the IPv6 address to put into all host candidates instead of their own; empty: their own. To be
   *     set before gatherCandidates.
   */
  public void setExternalIPv6(String externalIPv6) {
    setExternalIPv6Call(externalIPv6).await();
  }

  /**
   * Sets what {@code getExternalIPv6} gives.
   *
   * @param externalIPv6 the IPv6 address to put into all host candidates instead of their own; empty: their own. To be
   *     set before gatherCandidates.
   * @return completes when it is done
   */
  public CompletableFuture<Void> setExternalIPv6Async(String externalIPv6) {
    return setExternalIPv6Call(externalIPv6).start();
  }

  /**
   * Sets what {@code getExternalIPv6} gives.
   *
   * @param transaction the transaction that it becomes part of
   * @param externalIPv6 the IPv6 address to put into all host candidates instead of their own; empty: their own. To be
   *     set before gatherCandidates.
   * @return there after the transaction is committed
   */
  public TFuture<Void> setExternalIPv6(Transaction transaction, String externalIPv6) {
    return setExternalIPv6Call(externalIPv6).in(transaction);
  }

  private Call<Void> setExternalIPv6Call(String externalIPv6) {
    return call("setExternalIPv6", Decoders.VOID)
        .withRequired("externalIPv6", externalIPv6);
  }

  /** {@return the pairs of candidates in use, one for each component} */
  public List<IceCandidatePair> getICECandidatePairs() {
    return getICECandidatePairsCall().await();
  }

  /**
   * The pairs of candidates in use, one for each component.
   *
   * @return completes with: the pairs of candidates in use, one for each component.
   */
  public CompletableFuture<List<IceCandidatePair>> getICECandidatePairsAsync() {
    return getICECandidatePairsCall().start();
  }

  /**
   * The pairs of candidates in use, one for each component.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<List<IceCandidatePair>> getICECandidatePairs(Transaction transaction) {
    return getICECandidatePairsCall().in(transaction);
  }

  private Call<List<IceCandidatePair>> getICECandidatePairsCall() {
    return call("getICECandidatePairs", Decoders.list(Decoders.structure(IceCandidatePair.class)));
  }

  /** {@return the state of ICE, one entry for each component} */
  public List<IceConnection> getIceConnectionState() {
    return getIceConnectionStateCall().await();
  }

  /**
   * The state of ICE, one entry for each component.
   *
   * @return completes with: the state of ICE, one entry for each component.
   */
  public CompletableFuture<List<IceConnection>> getIceConnectionStateAsync() {
    return getIceConnectionStateCall().start();
  }

  /**
   * The state of ICE, one entry for each component.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<List<IceConnection>> getIceConnectionState(Transaction transaction) {
    return getIceConnectionStateCall().in(transaction);
  }

  private Call<List<IceConnection>> getIceConnectionStateCall() {
    return call("getIceConnectionState", Decoders.list(Decoders.structure(IceConnection.class)));
  }

  /** {@return the state of DTLS, one entry for each component} */
  public List<DtlsConnection> getDtlsConnectionState() {
    return getDtlsConnectionStateCall().await();
  }

  /**
   * The state of DTLS, one entry for each component.
   *
   * @return completes with: the state of DTLS, one entry for each component.
   */
  public CompletableFuture<List<DtlsConnection>> getDtlsConnectionStateAsync() {
    return getDtlsConnectionStateCall().start();
  }

  /**
   * The state of DTLS, one entry for each component.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<List<DtlsConnection>> getDtlsConnectionState(Transaction transaction) {
    return getDtlsConnectionStateCall().in(transaction);
  }

  private Call<List<DtlsConnection>> getDtlsConnectionStateCall() {
    return call("getDtlsConnectionState", Decoders.list(Decoders.structure(DtlsConnection.class)));
  }

  /**
   * Starts to look for candidates. Each is told by IceCandidateFound, the end by IceGatheringDone.
   *
   * @throws HeadwaterServerException of type {@code ICE_GATHER_CANDIDATES_ERROR}
   */
  public void gatherCandidates() {
    gatherCandidatesCall().await();
  }

  /**
   * Starts to look for candidates. Each is told by IceCandidateFound, the end by IceGatheringDone.
   *
   * @return completes when it is done
   */
  public CompletableFuture<Void> gatherCandidatesAsync() {
    return gatherCandidatesCall().start();
  }

  /**
   * Starts to look for candidates. Each is told by IceCandidateFound, the end by IceGatheringDone.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Void> gatherCandidates(Transaction transaction) {
    return gatherCandidatesCall().in(transaction);
  }

  private Call<Void> gatherCandidatesCall() {
    return call("gatherCandidates", Decoders.VOID);
  }

  /**
   * Takes a candidate of the other side. It may come before the other side's description.
   *
   * @param candidate the candidate. An empty one says that there are no more.
   * @throws HeadwaterServerException of type {@code ICE_ADD_CANDIDATE_ERROR}
   */
  public void addIceCandidate(IceCandidate candidate) {
    addIceCandidateCall(candidate).await();
  }

  /**
   * Takes a candidate of the other side. It may come before the other side's description.
   *
   * @param candidate the candidate. An empty one says that there are no more.
   * @return completes when it is done
   */
  public CompletableFuture<Void> addIceCandidateAsync(IceCandidate candidate) {
    return addIceCandidateCall(candidate).start();
  }

  /**
   * Takes a candidate of the other side. It may come before the other side's description.
   *
   * @param transaction the transaction that it becomes part of
   * @param candidate the candidate. An empty one says that there are no more.
   * @return there after the transaction is committed
   */
  public TFuture<Void> addIceCandidate(Transaction transaction, IceCandidate candidate) {
    return addIceCandidateCall(candidate).in(transaction);
  }

  private Call<Void> addIceCandidateCall(IceCandidate candidate) {
    return call("addIceCandidate", Decoders.VOID)
        .withRequired("candidate", candidate);
  }

  /**
   * Opens a data channel; DataChannelOpened tells its number. Without maxPacketLifeTime and maxRetransmits it is
   * reliable; at most one of them may be given.
   *
   * @throws HeadwaterServerException of type {@code MEDIA_OBJECT_OPERATION_NOT_SUPPORTED}
   */
  public void createDataChannel() {
    createDataChannelCall(null, null, null, null, null).await();
  }

  /**
   * Opens a data channel; DataChannelOpened tells its number. Without maxPacketLifeTime and maxRetransmits it is
   * reliable; at most one of them may be given.
   *
   * @return completes when it is done
   */
  public CompletableFuture<Void> createDataChannelAsync() {
    return createDataChannelCall(null, null, null, null, null).start();
  }

  /**
   * Opens a data channel; DataChannelOpened tells its number. Without maxPacketLifeTime and maxRetransmits it is
   * reliable; at most one of them may be given.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<Void> createDataChannel(Transaction transaction) {
    return createDataChannelCall(null, null, null, null, null).in(transaction);
  }

  /**
   * Opens a data channel; DataChannelOpened tells its number. Without maxPacketLifeTime and maxRetransmits it is
   * reliable; at most one of them may be given.
   *
   * @param label its name, for the application.
   * @throws HeadwaterServerException of type {@code MEDIA_OBJECT_OPERATION_NOT_SUPPORTED}
   */
  public void createDataChannel(String label) {
    createDataChannelCall(label, null, null, null, null).await();
  }

  /**
   * Opens a data channel; DataChannelOpened tells its number. Without maxPacketLifeTime and maxRetransmits it is
   * reliable; at most one of them may be given.
   *
   * @param label its name, for the application.
   * @return completes when it is done
   */
  public CompletableFuture<Void> createDataChannelAsync(String label) {
    return createDataChannelCall(label, null, null, null, null).start();
  }

  /**
   * Opens a data channel; DataChannelOpened tells its number. Without maxPacketLifeTime and maxRetransmits it is
   * reliable; at most one of them may be given.
   *
   * @param transaction the transaction that it becomes part of
   * @param label its name, for the application.
   * @return there after the transaction is committed
   */
  public TFuture<Void> createDataChannel(Transaction transaction, String label) {
    return createDataChannelCall(label, null, null, null, null).in(transaction);
  }

  /**
   * Opens a data channel; DataChannelOpened tells its number. Without maxPacketLifeTime and maxRetransmits it is
   * reliable; at most one of them may be given.
   *
   * @param label its name, for the application.
   * @param ordered whether messages arrive in the order in which they were sent. Default: true.
   * @throws HeadwaterServerException of type {@code MEDIA_OBJECT_OPERATION_NOT_SUPPORTED}
   */
  public void createDataChannel(String label, boolean ordered) {
    createDataChannelCall(label, ordered, null, null, null).await();
  }

  /**
   * Opens a data channel; DataChannelOpened tells its number. Without maxPacketLifeTime and maxRetransmits it is
   * reliable; at most one of them may be given.
   *
   * @param label its name, for the application.
   * @param ordered whether messages arrive in the order in which they were sent. Default: true.
   * @return completes when it is done
   */
  public CompletableFuture<Void> createDataChannelAsync(String label, boolean ordered) {
    return createDataChannelCall(label, ordered, null, null, null).start();
  }

  /**
   * Opens a data channel; DataChannelOpened tells its number. Without maxPacketLifeTime and maxRetransmits it is
   * reliable; at most one of them may be given.
   *
   * @param transaction the transaction that it becomes part of
   * @param label its name, for the application.
   * @param ordered whether messages arrive in the order in which they were sent. Default: true.
   * @return there after the transaction is committed
   */
  public TFuture<Void> createDataChannel(Transaction transaction, String label, boolean ordered) {
    return createDataChannelCall(label, ordered, null, null, null).in(transaction);
  }

  /**
   * Opens a data channel; DataChannelOpened tells its number. Without maxPacketLifeTime and maxRetransmits it is
   * reliable; at most one of them may be given.
   *
   * @param label its name, for the application.
   * @param ordered whether messages arrive in the order in which they were sent. Default: true.
   * @param maxPacketLifeTime for how long a message is sent again when it is lost, in milliseconds; -1: without an end.
   *     Default: -1.
   * @throws HeadwaterServerException of type {@code MEDIA_OBJECT_OPERATION_NOT_SUPPORTED}
   */
  public void createDataChannel(String label, boolean ordered, int maxPacketLifeTime) {
    createDataChannelCall(label, ordered, maxPacketLifeTime, null, null).await();
  }

  /**
   * Opens a data channel; DataChannelOpened tells its number. Without maxPacketLifeTime and maxRetransmits it is
   * reliable; at most one of them may be given.
   *
   * @param label its name, for the application.
   * @param ordered whether messages arrive in the order in which they were sent. Default: true.
   * @param maxPacketLifeTime for how long a message is sent again when it is lost, in milliseconds; -1: without an end.
   *     Default: -1.
   * @return completes when it is done
   */
  public CompletableFuture<Void> createDataChannelAsync(String label, boolean ordered, int maxPacketLifeTime) {
    return createDataChannelCall(label, ordered, maxPacketLifeTime, null, null).start();
  }

  /**
   * Opens a data channel; DataChannelOpened tells its number. Without maxPacketLifeTime and maxRetransmits it is
   * reliable; at most one of them may be given.
   *
   * @param transaction the transaction that it becomes part of
   * @param label its name, for the application.
   * @param ordered whether messages arrive in the order in which they were sent. Default: true.
   * @param maxPacketLifeTime for how long a message is sent again when it is lost, in milliseconds; -1: without an end.
   *     Default: -1.
   * @return there after the transaction is committed
   */
  public TFuture<Void> createDataChannel(
      Transaction transaction,
      String label,
      boolean ordered,
      int maxPacketLifeTime) {
    return createDataChannelCall(label, ordered, maxPacketLifeTime, null, null).in(transaction);
  }

  /**
   * Opens a data channel; DataChannelOpened tells its number. Without maxPacketLifeTime and maxRetransmits it is
   * reliable; at most one of them may be given.
   *
   * @param label its name, for the application.
   * @param ordered whether messages arrive in the order in which they were sent. Default: true.
   * @param maxPacketLifeTime for how long a message is sent again when it is lost, in milliseconds; -1: without an end.
   *     Default: -1.
   * @param maxRetransmits how often a message is sent again when it is lost; -1: until it arrives. Default: -1.
   * @throws HeadwaterServerException of type {@code MEDIA_OBJECT_OPERATION_NOT_SUPPORTED}
   */
  public void createDataChannel(String label, boolean ordered, int maxPacketLifeTime, int maxRetransmits) {
    createDataChannelCall(label, ordered, maxPacketLifeTime, maxRetransmits, null).await();
  }

  /**
   * Opens a data channel; DataChannelOpened tells its number. Without maxPacketLifeTime and maxRetransmits it is
   * reliable; at most one of them may be given.
   *
   * @param label its name, for the application.
   * @param ordered whether messages arrive in the order in which they were sent. Default: true.
   * @param maxPacketLifeTime for how long a message is sent again when it is lost, in milliseconds; -1: without an end.
   *     Default: -1.
   * @param maxRetransmits how often a message is sent again when it is lost; -1: until it arrives. Default: -1.
   * @return completes when it is done
   */
  public CompletableFuture<Void> createDataChannelAsync(
      String label,
      boolean ordered,
      int maxPacketLifeTime,
      int maxRetransmits) {
    return createDataChannelCall(label, ordered, maxPacketLifeTime, maxRetransmits, null).start();
  }

  /**
   * Opens a data channel; DataChannelOpened tells its number. Without maxPacketLifeTime and maxRetransmits it is
   * reliable; at most one of them may be given.
   *
   * @param transaction the transaction that it becomes part of
   * @param label its name, for the application.
   * @param ordered whether messages arrive in the order in which they were sent. Default: true.
   * @param maxPacketLifeTime for how long a message is sent again when it is lost, in milliseconds; -1: without an end.
   *     Default: -1.
   * @param maxRetransmits how often a message is sent again when it is lost; -1: until it arrives. Default: -1.
   * @return there after the transaction is committed
   */
  public TFuture<Void> createDataChannel(
      Transaction transaction,
      String label,
      boolean ordered,
      int maxPacketLifeTime,
      int maxRetransmits) {
    return createDataChannelCall(label, ordered, maxPacketLifeTime, maxRetransmits, null).in(transaction);
  }

  /**
   * Opens a data channel; DataChannelOpened tells its number. Without maxPacketLifeTime and maxRetransmits it is
   * reliable; at most one of them may be given.
   *
   * @param label its name, for the application.
   * @param ordered whether messages arrive in the order in which they were sent. Default: true.
   * @param maxPacketLifeTime for how long a message is sent again when it is lost, in milliseconds; -1: without an end.
   *     Default: -1.
   * @param maxRetransmits how often a message is sent again when it is lost; -1: until it arrives. Default: -1.
   * @param protocol name of the protocol that is spoken on it, for the application.
   * @throws HeadwaterServerException of type {@code MEDIA_OBJECT_OPERATION_NOT_SUPPORTED}
   */
  public void createDataChannel(
      String label,
      boolean ordered,
      int maxPacketLifeTime,
      int maxRetransmits,
      String protocol) {
    createDataChannelCall(label, ordered, maxPacketLifeTime, maxRetransmits, protocol).await();
  }

  /**
   * Opens a data channel; DataChannelOpened tells its number. Without maxPacketLifeTime and maxRetransmits it is
   * reliable; at most one of them may be given.
   *
   * @param label its name, for the application.
   * @param ordered whether messages arrive in the order in which they were sent. Default: true.
   * @param maxPacketLifeTime for how long a message is sent again when it is lost, in milliseconds; -1: without an end.
   *     Default: -1.
   * @param maxRetransmits how often a message is sent again when it is lost; -1: until it arrives. Default: -1.
   * @param protocol name of the protocol that is spoken on it, for the application.
   * @return completes when it is done
   */
  public CompletableFuture<Void> createDataChannelAsync(
      String label,
      boolean ordered,
      int maxPacketLifeTime,
      int maxRetransmits,
      String protocol) {
    return createDataChannelCall(label, ordered, maxPacketLifeTime, maxRetransmits, protocol).start();
  }

  /**
   * Opens a data channel; DataChannelOpened tells its number. Without maxPacketLifeTime and maxRetransmits it is
   * reliable; at most one of them may be given.
   *
   * @param transaction the transaction that it becomes part of
   * @param label its name, for the application.
   * @param ordered whether messages arrive in the order in which they were sent. Default: true.
   * @param maxPacketLifeTime for how long a message is sent again when it is lost, in milliseconds; -1: without an end.
   *     Default: -1.
   * @param maxRetransmits how often a message is sent again when it is lost; -1: until it arrives. Default: -1.
   * @param protocol name of the protocol that is spoken on it, for the application.
   * @return there after the transaction is committed
   */
  public TFuture<Void> createDataChannel(
      Transaction transaction,
      String label,
      boolean ordered,
      int maxPacketLifeTime,
      int maxRetransmits,
      String protocol) {
    return createDataChannelCall(label, ordered, maxPacketLifeTime, maxRetransmits, protocol).in(transaction);
  }

  private Call<Void> createDataChannelCall(
      String label,
      Boolean ordered,
      Integer maxPacketLifeTime,
      Integer maxRetransmits,
      String protocol) {
    return call("createDataChannel", Decoders.VOID)
        .with("label", label)
        .with("ordered", ordered)
        .with("maxPacketLifeTime", maxPacketLifeTime)
        .with("maxRetransmits", maxRetransmits)
        .with("protocol", protocol);
  }

  /**
   * Closes a data channel.
   *
   * @param channelId its number: 0 to 65534.
   * @throws HeadwaterServerException of type {@code MEDIA_OBJECT_OPERATION_NOT_SUPPORTED}, {@code
   *     MEDIA_OBJECT_ILLEGAL_PARAM_ERROR}
   */
  public void closeDataChannel(int channelId) {
    closeDataChannelCall(channelId).await();
  }

  /**
   * Closes a data channel.
   *
   * @param channelId its number: 0 to 65534.
   * @return completes when it is done
   */
  public CompletableFuture<Void> closeDataChannelAsync(int channelId) {
    return closeDataChannelCall(channelId).start();
  }

  /**
   * Closes a data channel.
   *
   * @param transaction the transaction that it becomes part of
   * @param channelId its number: 0 to 65534.
   * @return there after the transaction is committed
   */
  public TFuture<Void> closeDataChannel(Transaction transaction, int channelId) {
    return closeDataChannelCall(channelId).in(transaction);
  }

  private Call<Void> closeDataChannelCall(int channelId) {
    return call("closeDataChannel", Decoders.VOID)
        .withRequired("channelId", channelId);
  }

  /**
   * Calls a listener when it happens: the server found a candidate, to be told to the other side.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addIceCandidateFoundListener(EventListener<IceCandidateFoundEvent> listener) {
    return subscribe("IceCandidateFound", IceCandidateFoundEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: the server found a candidate, to be told to the other side.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addIceCandidateFoundListenerAsync(
      EventListener<IceCandidateFoundEvent> listener) {
    return subscribe("IceCandidateFound", IceCandidateFoundEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addIceCandidateFoundListener} gave
   */
  public void removeIceCandidateFoundListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }

  /**
   * Calls a listener when it happens: the server has found all its candidates.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addIceGatheringDoneListener(EventListener<IceGatheringDoneEvent> listener) {
    return subscribe("IceGatheringDone", IceGatheringDoneEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: the server has found all its candidates.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addIceGatheringDoneListenerAsync(
      EventListener<IceGatheringDoneEvent> listener) {
    return subscribe("IceGatheringDone", IceGatheringDoneEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addIceGatheringDoneListener} gave
   */
  public void removeIceGatheringDoneListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }

  /**
   * Calls a listener when it happens: ICE made progress on one component, or failed.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addIceComponentStateChangedListener(
      EventListener<IceComponentStateChangedEvent> listener) {
    return subscribe("IceComponentStateChanged", IceComponentStateChangedEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: ICE made progress on one component, or failed.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addIceComponentStateChangedListenerAsync(
      EventListener<IceComponentStateChangedEvent> listener) {
    return subscribe("IceComponentStateChanged", IceComponentStateChangedEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addIceComponentStateChangedListener} gave
   */
  public void removeIceComponentStateChangedListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }

  /**
   * Calls a listener when it happens: DTLS made progress on one component, or failed.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addDtlsConnectionStateChangeListener(
      EventListener<DtlsConnectionStateChangeEvent> listener) {
    return subscribe("DtlsConnectionStateChange", DtlsConnectionStateChangeEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: DTLS made progress on one component, or failed.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addDtlsConnectionStateChangeListenerAsync(
      EventListener<DtlsConnectionStateChangeEvent> listener) {
    return subscribe("DtlsConnectionStateChange", DtlsConnectionStateChangeEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addDtlsConnectionStateChangeListener} gave
   */
  public void removeDtlsConnectionStateChangeListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }

  /**
   * Calls a listener when it happens: a data channel is open.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addDataChannelOpenedListener(EventListener<DataChannelOpenedEvent> listener) {
    return subscribe("DataChannelOpened", DataChannelOpenedEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: a data channel is open.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addDataChannelOpenedListenerAsync(
      EventListener<DataChannelOpenedEvent> listener) {
    return subscribe("DataChannelOpened", DataChannelOpenedEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addDataChannelOpenedListener} gave
   */
  public void removeDataChannelOpenedListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }

  /**
   * Calls a listener when it happens: a data channel is closed.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addDataChannelClosedListener(EventListener<DataChannelClosedEvent> listener) {
    return subscribe("DataChannelClosed", DataChannelClosedEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: a data channel is closed.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addDataChannelClosedListenerAsync(
      EventListener<DataChannelClosedEvent> listener) {
    return subscribe("DataChannelClosed", DataChannelClosedEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addDataChannelClosedListener} gave
   */
  public void removeDataChannelClosedListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }

  /**
   * Calls a listener when it happens: ICE chose the pair of candidates by which media goes from now on.
   *
   * @param listener is called with each event
   * @return for taking the listener off; no event is missed from now on
   */
  public ListenerSubscription addNewCandidatePairSelectedListener(
      EventListener<NewCandidatePairSelectedEvent> listener) {
    return subscribe("NewCandidatePairSelected", NewCandidatePairSelectedEvent.class, listener).await();
  }

  /**
   * Calls a listener when it happens: ICE chose the pair of candidates by which media goes from now on.
   *
   * @param listener is called with each event
   * @return completes when no event is missed any more
   */
  public CompletableFuture<ListenerSubscription> addNewCandidatePairSelectedListenerAsync(
      EventListener<NewCandidatePairSelectedEvent> listener) {
    return subscribe("NewCandidatePairSelected", NewCandidatePairSelectedEvent.class, listener).start();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what {@code addNewCandidatePairSelectedListener} gave
   */
  public void removeNewCandidatePairSelectedListener(ListenerSubscription subscription) {
    removeEventListener(subscription);
  }

  /** Makes a WebRtcEndpoint in the server. */
  public static final class Builder extends AbstractBuilder<WebRtcEndpoint> {
    /**
     * Begins with what it needs.
     *
     * @param mediaPipeline the pipeline to make it in.
     */
    public Builder(MediaPipeline mediaPipeline) {
      super(clientOf("mediaPipeline", mediaPipeline), "WebRtcEndpoint", WebRtcEndpoint.class);
      set("mediaPipeline", mediaPipeline);
    }

    /**
     * Switches on: whether it only receives media. Default: false.
     *
     * @return this builder
     */
    public Builder recvonly() {
      return recvonly(true);
    }

    /**
     * Whether it only receives media. Default: false.
     *
     * @param recvonly whether it only receives media. Default: false.
     * @return this builder
     */
    public Builder recvonly(boolean recvonly) {
      set("recvonly", recvonly);
      return this;
    }

    /**
     * Switches on: whether it only sends media. Default: false.
     *
     * @return this builder
     */
    public Builder sendonly() {
      return sendonly(true);
    }

    /**
     * Whether it only sends media. Default: false.
     *
     * @param sendonly whether it only sends media. Default: false.
     * @return this builder
     */
    public Builder sendonly(boolean sendonly) {
      set("sendonly", sendonly);
      return this;
    }

    /**
     * Switches on: whether data channels can be opened, by either side. Default: false.
     *
     * @return this builder
     */
    public Builder useDataChannels() {
      return useDataChannels(true);
    }

    /**
     * Whether data channels can be opened, by either side. Default: false.
     *
     * @param useDataChannels whether data channels can be opened, by either side. Default: false.
     * @return this builder
     */
    public Builder useDataChannels(boolean useDataChannels) {
      set("useDataChannels", useDataChannels);
      return this;
    }

    /**
     * The kind of key for the certificate of DTLS. Every browser takes ECDSA; with RSA a handshake costs the server a
     * millisecond more. Default: {@code ECDSA}.
     *
     * @param certificateKeyType the kind of key for the certificate of DTLS. Every browser takes ECDSA; with RSA a
     *     handshake costs the server a millisecond more. Default: {@code ECDSA}.
     * @return this builder
     */
    public Builder withCertificateKeyType(CertificateKeyType certificateKeyType) {
      set("certificateKeyType", certificateKeyType);
      return this;
    }

    /**
     * How outgoing packets are marked for routers (RFC 2474). Default: {@code NO_VALUE}.
     *
     * @param qosDscp how outgoing packets are marked for routers (RFC 2474). Default: {@code NO_VALUE}.
     * @return this builder
     */
    public Builder withQosDscp(DSCPValue qosDscp) {
      set("qosDscp", qosDscp);
      return this;
    }

    @Override
    public Builder with(String name, Object value) {
      set(name, value);
      return this;
    }
  }
}

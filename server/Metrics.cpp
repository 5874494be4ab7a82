#include "server/Metrics.hpp"

#include "elements/fanout/FanoutOptions.hpp"
#include "elements/plainrtp/RtpCounters.hpp"
#include "elements/player/Player.hpp"
#include "elements/recorder/Recorder.hpp"
#include "elements/transcode/AdapterMetrics.hpp"
#include "elements/webrtc/WebRtcMetrics.hpp"

namespace headwater::server {

void addAdapterMetrics(MetricsText& text) {
  const auto adapters = transcode::adapterMetrics();
  text.gauge("headwater_decoders", "decoders of RTP; those who need the frames of a track share one",
             adapters.decoders);
  text.gauge("headwater_encoders",
             "encoders; those who need a track in one format share one, media.transcoding",
             adapters.encoders);
  text.counter("headwater_decoders_total", "decoders so far", adapters.decodersTotal);
  text.counter("headwater_encoders_total", "encoders so far", adapters.encodersTotal);
}

void addRtpMetrics(MetricsText& text) {
  const auto rtp = plainrtp::rtpMetrics();
  text.counter("headwater_rtp_ports_refused_total",
               "media of RtpEndpoints for which rtp.minPort to rtp.maxPort had "
               "no ports",
               rtp.noPorts);
  text.counter("headwater_rtp_dropped_malformed_total", "neither RTP nor RTCP", rtp.malformed);
  text.counter("headwater_rtp_dropped_address_total", "from where it may not come (rtp.latching)",
               rtp.refusedAddress);
  text.counter("headwater_rtp_dropped_ssrc_total", "of more SSRCs than one peer may have", rtp.refusedSsrc);
}

void addFanoutMetrics(MetricsText& text) {
  const auto sum = fanout::fanoutMetrics();
  text.gauge("headwater_fanout_threads", "threads that send to viewers, webrtc.fanoutThreads", sum.shards);
  text.gauge("headwater_fanout_viewers", "viewers that media is sent to", sum.viewers);
  text.counter("headwater_fanout_packets_total", "packets sent to viewers, RTCP included", sum.packets);
  text.counter("headwater_fanout_bytes_total", "their bytes with RTP headers", sum.bytes);
  text.counter("headwater_fanout_calls_total", "system calls that sent them", sum.calls);
  text.gauge("headwater_fanout_queue", "presenters' packets that waited at the last look", sum.queued);
  text.counter("headwater_fanout_dropped_queue_total",
               "presenters' packets dropped at webrtc.fanoutQueuePackets", sum.droppedQueue);
  text.counter("headwater_fanout_dropped_socket_total", "packets dropped: the socket's buffer was full",
               sum.droppedSocket);
  text.counter("headwater_fanout_dropped_route_total", "packets dropped: no way to the viewer",
               sum.droppedRoute);
  text.counter("headwater_fanout_dropped_large_total", "packets dropped: larger than a datagram may be",
               sum.droppedLarge);
  text.counter("headwater_fanout_retransmissions_total", "packets sent again", sum.retransmissions);
  text.counter("headwater_fanout_retransmission_bytes_total", "their bytes", sum.retransmissionBytes);
  text.counter("headwater_fanout_nacks_total", "packets that viewers asked for again", sum.nacks);
  text.counter("headwater_fanout_nacks_refused_total",
               "of these: not kept (webrtc.retransmit...), asked for too often, or over the budget",
               sum.nacksRefused);
  text.counter("headwater_fanout_feedback_total", "RTCP packets of viewers", sum.feedback);
  text.counter("headwater_fanout_feedback_malformed_total", "of these: not RTCP", sum.feedbackMalformed);
  text.counter("headwater_fanout_feedback_dropped_total", "RTCP packets dropped because too many waited",
               sum.feedbackDropped);
  text.gauge("headwater_fanout_time_p50_microseconds",
             "median time from a packet's arrival until it was sent, since the start",
             static_cast<uint64_t>(sum.latencyP50Micros));
  text.gauge("headwater_fanout_time_p99_microseconds", "99th percentile of the same",
             static_cast<uint64_t>(sum.latencyP99Micros));
}

void addPlayerMetrics(MetricsText& text) {
  const auto sum = player::playerMetrics();
  text.gauge("headwater_players", "PlayerEndpoints", sum.players);
  text.counter("headwater_player_failures_total", "sources that could not be played or broke off",
               sum.failures);
  text.counter("headwater_player_reconnects_total",
               "attempts to reach a lost live source again, player.reconnect...", sum.reconnects);
}

void addRecorderMetrics(MetricsText& text) {
  const auto sum = recorder::recorderMetrics();
  text.gauge("headwater_recorders", "RecorderEndpoints", sum.recorders);
  text.gauge("headwater_recordings", "recordings under way", sum.recordings);
  text.counter("headwater_recorder_failures_total", "recordings that failed", sum.failures);
  text.counter("headwater_recorder_bytes_total", "bytes of recordings written", sum.bytes);
}

void addUploadMetrics(MetricsText& text, const upload::UploadMetrics& uploads) {
  text.gauge("headwater_http_uploads", "HTTP uploads under way", uploads.uploads);
  text.counter("headwater_http_uploads_total", "HTTP uploads taken", uploads.started);
  text.counter("headwater_http_refused_total", "HTTP uploads refused, those at http.maxUploads included",
               uploads.refused);
  text.counter("headwater_http_bytes_total", "bytes uploaded", uploads.bytes);
}

void addWebRtcMetrics(MetricsText& text) {
  const auto sum = webrtc::webRtcMetrics();
  text.counter("headwater_webrtc_candidates_ignored_total",
               "candidates of peers that are of no use here: names, other transports, other components",
               sum.candidatesIgnored);
  text.counter("headwater_webrtc_data_channels_refused_total", "refused at webrtc.maxDataChannels",
               sum.dataChannelsRefused);
  text.counter(
      "headwater_webrtc_data_messages_dropped_total",
      "data channel messages dropped: too large for the peer, more than webrtc.dataChannelBufferBytes "
      "waited, or no channel",
      sum.dataMessagesDropped);
}

void addIceMetrics(MetricsText& text, const ice::IceHubMetrics& ice) {
  text.gauge("headwater_ice_peers", "ICE transports on webrtc.port", ice.peers);
  text.gauge("headwater_ice_tcp_connections", "ICE-TCP connections", ice.tcpConnections);
  text.counter("headwater_ice_packets_received_total", "packets that came to webrtc.port", ice.packetsIn);
  text.counter("headwater_ice_bytes_received_total", "their payload", ice.bytesIn);
  text.counter("headwater_ice_packets_sent_total", "checks, DTLS, RTCP and SCTP sent from webrtc.port",
               ice.packetsOut);
  text.counter("headwater_ice_bytes_sent_total", "their payload", ice.bytesOut);
  text.counter("headwater_ice_checks_total", "valid ICE checks", ice.checks);
  text.counter("headwater_ice_role_conflicts_total", "checks answered with 487", ice.roleConflicts);
  text.counter("headwater_ice_dropped_malformed_total", "neither STUN, DTLS nor RTP, or STUN that is broken",
               ice.malformed);
  text.counter("headwater_ice_dropped_oversized_total", "larger than any packet of WebRTC", ice.oversized);
  text.counter("headwater_ice_dropped_unknown_ufrag_total", "checks for nobody here", ice.unknownUfrag);
  text.counter("headwater_ice_dropped_integrity_total", "checks with a wrong password", ice.badIntegrity);
  text.counter("headwater_ice_dropped_unknown_address_total", "data from where no valid check came",
               ice.unknownAddress);
  text.counter("headwater_ice_dropped_stray_total", "answers to checks that were not made",
               ice.strayResponses);
  text.counter("headwater_ice_dropped_rtcp_total", "RTCP that was forged, repeated or broken", ice.badRtcp);
  text.counter("headwater_ice_send_failed_total", "refused by a full socket or the network", ice.sendFailed);
  text.counter("headwater_ice_tcp_dropped_total", "packets dropped at webrtc.iceTcpQueueBytes",
               ice.tcpQueueFull);
  text.counter("headwater_ice_tcp_refused_total", "connections refused at webrtc.iceTcpConnections",
               ice.tcpRefused);
  text.counter("headwater_ice_tcp_unchecked_total", "connections ended at webrtc.iceTcpTimeoutMs",
               ice.tcpUnchecked);
}

}  // namespace headwater::server

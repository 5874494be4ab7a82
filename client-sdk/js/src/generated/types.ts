// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
import type { ObjectMembers } from '../MediaObject.js';
import type { MediaElement } from './classes.js';

/**
 * What an endpoint with a URI is doing.
 * - `STOP`: Nothing; the next start is at the beginning.
 * - `START`: Reading or writing.
 * - `PAUSE`: Waiting where it is.
 */
export type UriEndpointState = 'STOP' | 'START' | 'PAUSE';

/** A part of the API. */
export interface ModuleInfo {
  /** Version of the module. */
  version: string;
  /** Name of the module. */
  name: string;
  /** When the module was built; empty when the server does not tell. */
  generationTime: string;
  /** Names of the classes that can be created, sorted. */
  factories: string[];
}

/**
 * Kinds of servers.
 * - `KMS`: A media server.
 * - `KCS`: A server that fronts several media servers.
 */
export type ServerType = 'KMS' | 'KCS';

/** What a server says of itself. */
export interface ServerInfo {
  /** Version of the server. */
  version: string;
  /** The modules that it offers. */
  modules: ModuleInfo[];
  /** What kind of server it is. */
  type: ServerType;
  /** Names of what it can do beyond the protocol's basics, such as `transactions`. */
  capabilities: string[];
}

/**
 * How much a drawing of GStreamer elements shows.
 * - `SHOW_MEDIA_TYPE`: The type of media on each link.
 * - `SHOW_CAPS_DETAILS`: The whole format on each link.
 * - `SHOW_NON_DEFAULT_PARAMS`: Settings of elements that differ from their defaults.
 * - `SHOW_STATES`: The state of each element.
 * - `SHOW_FULL_PARAMS`: Settings of elements with their whole values.
 * - `SHOW_ALL`: All of the above with short values.
 * - `SHOW_VERBOSE`: Everything, in full.
 */
export type GstreamerDotDetails =
  | 'SHOW_MEDIA_TYPE'
  | 'SHOW_CAPS_DETAILS'
  | 'SHOW_NON_DEFAULT_PARAMS'
  | 'SHOW_STATES'
  | 'SHOW_FULL_PARAMS'
  | 'SHOW_ALL'
  | 'SHOW_VERBOSE';

/**
 * Whether media arrives.
 * - `DISCONNECTED`: None has arrived yet, or none for a while.
 * - `CONNECTED`: It arrives.
 */
export type MediaState = 'DISCONNECTED' | 'CONNECTED';

/**
 * Whether media flows.
 * - `FLOWING`: It flows.
 * - `NOT_FLOWING`: It does not flow, or not any more.
 */
export type MediaFlowState = 'FLOWING' | 'NOT_FLOWING';

/**
 * Whether media is transcoded.
 * - `TRANSCODING`: It is decoded and encoded anew.
 * - `NOT_TRANSCODING`: It is handed on as it comes.
 */
export type MediaTranscodingState = 'TRANSCODING' | 'NOT_TRANSCODING';

/**
 * Whether a transport is up.
 * - `DISCONNECTED`: It is not up yet, or not any more.
 * - `CONNECTED`: Media can pass.
 */
export type ConnectionState = 'DISCONNECTED' | 'CONNECTED';

/**
 * Types of media.
 * - `AUDIO`: Sound.
 * - `DATA`: Messages on data channels.
 * - `VIDEO`: Pictures.
 */
export type MediaType = 'AUDIO' | 'DATA' | 'VIDEO';

/**
 * On which media a filter works.
 * - `AUDIO`: On sound.
 * - `AUTODETECT`: On whatever its GStreamer element takes.
 * - `VIDEO`: On pictures.
 */
export type FilterType = 'AUDIO' | 'AUTODETECT' | 'VIDEO';

/**
 * Formats of video.
 * - `H265`: H.265, also called HEVC.
 * - `AV1`: AV1.
 * - `VP9`: VP9.
 * - `VP8`: VP8.
 * - `H264`: H.264, also called AVC.
 * - `RAW`: Not encoded.
 */
export type VideoCodec = 'H265' | 'AV1' | 'VP9' | 'VP8' | 'H264' | 'RAW';

/**
 * Formats of audio.
 * - `OPUS`: Opus.
 * - `PCMU`: G.711 with the mu law.
 * - `PCMA`: G.711 with the A law.
 * - `RAW`: Not encoded.
 */
export type AudioCodec = 'OPUS' | 'PCMU' | 'PCMA' | 'RAW';

/** A number as a fraction. */
export interface Fraction {
  /** The number above the line. */
  numerator: number;
  /** The number below the line; not 0. */
  denominator: number;
}

/** A format of audio. */
export interface AudioCaps {
  /** How it is encoded. */
  codec: AudioCodec;
  /** At which bitrate, in bit/s. */
  bitrate: number;
}

/** A format of video. */
export interface VideoCaps {
  /** How it is encoded. */
  codec: VideoCodec;
  /** Pictures per second. */
  framerate: Fraction;
}

/** A connection of two elements, for one type of media. */
export interface ElementConnectionData {
  /** Id of the element that sends. */
  source: MediaElement;
  /** Id of the element that gets it. */
  sink: MediaElement;
  /** The type of media. */
  type: MediaType;
  /** Which of several streams of that type is taken. */
  sourceDescription: string;
  /** As which of several streams of that type the sink takes it. */
  sinkDescription: string;
}

/** A text that an application attached to an object. */
export interface Tag {
  /** Name of the tag. */
  key: string;
  /** Text of the tag. */
  value: string;
}

/**
 * What statistics are about.
 * - `inboundrtp`: An RTP stream that the server receives.
 * - `outboundrtp`: An RTP stream that the server sends.
 * - `session`: The whole connection of an endpoint.
 * - `datachannel`: A data channel.
 * - `track`: A track of media.
 * - `transport`: A transport (ICE and DTLS).
 * - `candidatepair`: A pair of ICE candidates.
 * - `localcandidate`: An ICE candidate of the server.
 * - `remotecandidate`: An ICE candidate of the other side.
 * - `element`: A media element.
 * - `endpoint`: An endpoint.
 */
export type StatsType =
  | 'inboundrtp'
  | 'outboundrtp'
  | 'session'
  | 'datachannel'
  | 'track'
  | 'transport'
  | 'candidatepair'
  | 'localcandidate'
  | 'remotecandidate'
  | 'element'
  | 'endpoint';

/** How long media takes on a way. */
export interface MediaLatencyStat {
  /** Name of the way: of the stream, or of where it starts. */
  name: string;
  /** The type of media. */
  type: MediaType;
  /** Mean time, in nanoseconds. */
  avg: number;
}

/** What all statistics have. */
export interface Stats {
  /** Name of what they are about, the same in each reading. */
  id: string;
  /** Kind of what they are about. */
  type: StatsType;
  /** When they were read, in milliseconds since 1970-01-01 UTC. */
  timestampMillis: number;
}

/** Statistics of a media element. */
export interface ElementStats extends Stats {
  /**
   * Time from one element's input to the next one's, for each stream. Empty unless the pipeline's
   * latencyStats is set.
   */
  inputLatency: MediaLatencyStat[];
}

/** Statistics of an endpoint. */
export interface EndpointStats extends ElementStats {
  /**
   * Time from where media entered the server to where it leaves it here, for each stream. Empty unless the
   * pipeline's latencyStats is set.
   */
  E2ELatency: MediaLatencyStat[];
}

/** Statistics of WebRTC, in the manner of the W3C's webrtc-stats. */
export type RTCStats = Stats;

/** Statistics of an RTP stream. */
export interface RTCRTPStreamStats extends RTCStats {
  /** SSRC of the stream (RFC 3550), as text. */
  ssrc: string;
  /** Id of the statistics of the same stream as the other side sees it; empty when there are none. */
  associateStatsId: string;
  /** Whether the other side measured them. */
  isRemote: boolean;
  /** Id of the statistics of the track. */
  mediaTrackId: string;
  /** Id of the statistics of the transport. */
  transportId: string;
  /** Id of the statistics of the codec. */
  codecId: string;
  /** How many full intra requests (RFC 5104) the receiver has sent. */
  firCount: number;
  /** How many picture loss indications (RFC 4585) the receiver has sent. */
  pliCount: number;
  /** How many negative acknowledgements (RFC 4585) the receiver has sent. */
  nackCount: number;
  /** How many slice loss indications (RFC 4585) the receiver has sent. */
  sliCount: number;
  /** The bandwidth that the receiver last reported with REMB, in bit/s; 0: none. */
  remb: number;
  /** How many packets are missing so far. */
  packetsLost: number;
  /** Which part of the packets went missing lately: 0 to 1. */
  fractionLost: number;
}

/** A codec in use. */
export interface RTCCodec extends RTCStats {
  /** Payload type in RTP: 0 to 127. */
  payloadType: number;
  /** Its name, such as `video/VP8`. */
  codec: string;
  /** Ticks of the RTP clock per second. */
  clockRate: number;
  /** Channels of audio: 1 or 2; 0 for video. */
  channels: number;
  /** Its parameters, as in SDP's `a=fmtp`. */
  parameters: string;
}

/** Statistics of an RTP stream that is received. */
export interface RTCInboundRTPStreamStats extends RTCRTPStreamStats {
  /** How many packets have arrived so far. */
  packetsReceived: number;
  /** How many bytes of payload have arrived so far. */
  bytesReceived: number;
  /** How much the time between packets varies, in seconds (RFC 3550 section 6.4.1). */
  jitter: number;
}

/** Statistics of an RTP stream that is sent. */
export interface RTCOutboundRTPStreamStats extends RTCRTPStreamStats {
  /** How many packets were sent so far, those that were sent again included. */
  packetsSent: number;
  /** How many bytes of payload were sent so far, those that were sent again included. */
  bytesSent: number;
  /** What the encoder aims at, in bit/s; 0 where the server does not encode. */
  targetBitrate: number;
  /** Time to the receiver and back, in seconds, from its last report. */
  roundTripTime: number;
  /**
   * How many of packetsSent were sent again because the receiver had lost them (NACK), be it on the stream's
   * SSRC or on that of RTX (RFC 4588). As in W3C webrtc-stats; Kurento does not have it.
   */
  retransmittedPacketsSent: number;
  /** How many of bytesSent they were. As in W3C webrtc-stats; Kurento does not have it. */
  retransmittedBytesSent: number;
}

/** Statistics of the whole connection of an endpoint. */
export interface RTCPeerConnectionStats extends RTCStats {
  /** How many data channels were opened so far. */
  dataChannelsOpened: number;
  /** How many data channels were closed so far. */
  dataChannelsClosed: number;
}

/** Statistics of a media stream. */
export interface RTCMediaStreamStats extends RTCStats {
  /** Its id, as in SDP's `a=msid`. */
  streamIdentifier: string;
  /** Ids of the statistics of its tracks. */
  trackIds: string[];
}

/** Statistics of a track. */
export interface RTCMediaStreamTrackStats extends RTCStats {
  /** Its id, as in SDP's `a=msid`. */
  trackIdentifier: string;
  /** Whether it comes from the other side. */
  remoteSource: boolean;
  /** SSRCs of its RTP streams, as text. */
  ssrcIds: string[];
  /** Width of the last picture, in pixels. */
  frameWidth: number;
  /** Height of the last picture, in pixels. */
  frameHeight: number;
  /** Pictures in the last second. */
  framesPerSecond: number;
  /** How many pictures were sent so far. */
  framesSent: number;
  /** How many pictures have arrived so far. */
  framesReceived: number;
  /** How many pictures were decoded so far. */
  framesDecoded: number;
  /** How many pictures were left out so far. */
  framesDropped: number;
  /** How many pictures were damaged so far. */
  framesCorrupted: number;
  /** How loud it is: 0 (silence) to 1 (full scale). */
  audioLevel: number;
  /** How much weaker the echo comes back, in decibels. */
  echoReturnLoss: number;
  /** How much of the echo its cancellation takes away, in decibels. */
  echoReturnLossEnhancement: number;
}

/**
 * States of a data channel.
 * - `connecting`: Being opened.
 * - `open`: Open: messages pass.
 * - `closing`: Being closed.
 * - `closed`: Closed.
 */
export type RTCDataChannelState = 'connecting' | 'open' | 'closing' | 'closed';

/** Statistics of a data channel. */
export interface RTCDataChannelStats extends RTCStats {
  /** Its name, chosen by the side that opened it. */
  label: string;
  /** Name of the protocol spoken on it; may be empty. */
  protocol: string;
  /** Its number: 0 to 65534. */
  datachannelid: number;
  /** Its state. */
  state: RTCDataChannelState;
  /** How many messages were sent so far. */
  messagesSent: number;
  /** How many bytes of messages were sent so far. */
  bytesSent: number;
  /** How many messages have arrived so far. */
  messagesReceived: number;
  /** How many bytes of messages have arrived so far. */
  bytesReceived: number;
}

/** Statistics of a transport. */
export interface RTCTransportStats extends RTCStats {
  /** How many bytes were sent so far. */
  bytesSent: number;
  /** How many bytes have arrived so far. */
  bytesReceived: number;
  /** Id of the statistics of the transport of RTCP, where it is another one; empty otherwise. */
  rtcpTransportStatsId: string;
  /** Whether it is in use. */
  activeConnection: boolean;
  /** Id of the statistics of the candidate pair in use. */
  selectedCandidatePairId: string;
  /** Id of the statistics of the server's certificate. */
  localCertificateId: string;
  /** Id of the statistics of the other side's certificate. */
  remoteCertificateId: string;
}

/**
 * Types of ICE candidates (RFC 8445).
 * - `host`: An address of the host itself.
 * - `serverreflexive`: An address that a STUN server saw.
 * - `peerreflexive`: An address that the other side saw.
 * - `relayed`: An address of a TURN server.
 */
export type RTCStatsIceCandidateType = 'host' | 'serverreflexive' | 'peerreflexive' | 'relayed';

/** An ICE candidate. */
export interface RTCIceCandidateAttributes extends RTCStats {
  /** Its IP address. */
  ipAddress: string;
  /** Its port: 1 to 65535. */
  portNumber: number;
  /** `udp` or `tcp`. */
  transport: string;
  /** Its type. */
  candidateType: RTCStatsIceCandidateType;
  /** Its priority (RFC 8445 section 5.1.2). */
  priority: number;
  /** URL of the server that it was learned from; empty for host candidates. */
  addressSourceUrl: string;
}

/**
 * States of a pair of ICE candidates (RFC 8445 section 6.1.2.6).
 * - `frozen`: Its check waits for another one.
 * - `waiting`: Its check will be made.
 * - `inprogress`: Its check is under way.
 * - `failed`: Its check failed.
 * - `succeeded`: Its check succeeded.
 * - `cancelled`: Its check was given up.
 */
export type RTCStatsIceCandidatePairState =
  'frozen' | 'waiting' | 'inprogress' | 'failed' | 'succeeded' | 'cancelled';

/** Statistics of a pair of ICE candidates. */
export interface RTCIceCandidatePairStats extends RTCStats {
  /** Id of the statistics of the transport. */
  transportId: string;
  /** Id of the statistics of the server's candidate. */
  localCandidateId: string;
  /** Id of the statistics of the other side's candidate. */
  remoteCandidateId: string;
  /** State of its check. */
  state: RTCStatsIceCandidatePairState;
  /** Its priority (RFC 8445 section 6.1.2.3). */
  priority: number;
  /** Whether it was chosen. */
  nominated: boolean;
  /** Whether a check of the server was answered. */
  writable: boolean;
  /** Whether a check of the other side was valid. */
  readable: boolean;
  /** How many bytes were sent so far. */
  bytesSent: number;
  /** How many bytes have arrived so far. */
  bytesReceived: number;
  /** Time of the last check and its answer, in seconds. */
  roundTripTime: number;
  /** What can be sent, as estimated, in bit/s. */
  availableOutgoingBitrate: number;
  /** What can be received, as estimated, in bit/s. */
  availableIncomingBitrate: number;
}

/** A certificate of DTLS. */
export interface RTCCertificateStats extends RTCStats {
  /** Its fingerprint, as in SDP's `a=fingerprint`. */
  fingerprint: string;
  /** Algorithm of the fingerprint, such as `sha-256`. */
  fingerprintAlgorithm: string;
  /** The certificate in DER, as base64. */
  base64Certificate: string;
  /** Id of the statistics of its issuer's certificate; empty when there are none. */
  issuerCertificateId: string;
}

/** A codec, and how to set it up. */
export interface CodecConfiguration {
  /** Its name, as in SDP. */
  name?: string;
  /** Its settings by name. */
  properties?: Record<string, string>;
}

/** How a receiver estimates the bandwidth that it reports with REMB, and a sender takes it into account. */
export interface RembParams {
  /** For how many packets loss is measured before the estimate changes. Default: 100. */
  packetsRecvIntervalTop?: number;
  /**
   * Growth of the estimate at each step while it is below the threshold: a part of it, greater than 0.
   * Default: 0.04.
   */
  exponentialFactor?: number;
  /** The least growth at each step above the threshold, in bit/s. */
  linealFactorMin?: number;
  /** Into how many steps the way from the threshold to the last good bandwidth is divided. Default: 30. */
  linealFactorGrade?: number;
  /** By which the estimate is multiplied when packets are lost: 0 to 1. Default: 0.5. */
  decrementFactor?: number;
  /** Which part of the last good bandwidth is the threshold: 0 to 1. Default: 0.8. */
  thresholdFactor?: number;
  /** From how many lost packets in an interval on the estimate shrinks. Default: 12. */
  upLosses?: number;
  /** The first value to report, in bit/s. Default: 300000. */
  rembOnConnect?: number;
}

/** What an offer asks for. */
export interface OfferOptions {
  /** Whether it offers audio. Default: true. */
  offerToReceiveAudio?: boolean;
  /** Whether it offers video. Default: true. */
  offerToReceiveVideo?: boolean;
}

/**
 * Containers for recordings, and what goes into them.
 * - `WEBM`: WebM with audio and video.
 * - `MKV`: Matroska with audio and video.
 * - `MP4`: MP4 with audio and video.
 * - `WEBM_VIDEO_ONLY`: WebM with video only.
 * - `WEBM_AUDIO_ONLY`: WebM with audio only.
 * - `MKV_VIDEO_ONLY`: Matroska with video only.
 * - `MKV_AUDIO_ONLY`: Matroska with audio only.
 * - `MP4_VIDEO_ONLY`: MP4 with video only.
 * - `MP4_AUDIO_ONLY`: MP4 with audio only.
 * - `JPEG_VIDEO_ONLY`: Single JPEG pictures.
 * - `KURENTO_SPLIT_RECORDER`: Upload to a recording service. Not supported.
 * - `FLV`: FLV with audio and video.
 */
export type MediaProfileSpecType =
  | 'WEBM'
  | 'MKV'
  | 'MP4'
  | 'WEBM_VIDEO_ONLY'
  | 'WEBM_AUDIO_ONLY'
  | 'MKV_VIDEO_ONLY'
  | 'MKV_AUDIO_ONLY'
  | 'MP4_VIDEO_ONLY'
  | 'MP4_AUDIO_ONLY'
  | 'JPEG_VIDEO_ONLY'
  | 'KURENTO_SPLIT_RECORDER'
  | 'FLV';

/** What is known of a played stream. */
export interface VideoInfo {
  /** Whether its position can be set. */
  isSeekable: boolean;
  /** First position that can be set, in milliseconds. */
  seekableInit: number;
  /** Last position that can be set, in milliseconds. */
  seekableEnd: number;
  /** How long it is, in milliseconds; -1 when that is not known. */
  duration: number;
}

/**
 * What a recording does about gaps in its media.
 * - `NONE`: Nothing: gaps are kept.
 * - `GENPTS`: Times are made anew, so that gaps vanish.
 * - `FILL_IF_TRANSCODING`: Gaps are filled with the last picture and silence where media is transcoded.
 */
export type GapsFixMethod = 'NONE' | 'GENPTS' | 'FILL_IF_TRANSCODING';

/**
 * Ciphers and authentication of SRTP (RFC 4568, RFC 6188).
 * - `AES_128_CM_HMAC_SHA1_32`: AES with 128 bits and tags of 32 bits; keys of 30 bytes.
 * - `AES_128_CM_HMAC_SHA1_80`: AES with 128 bits and tags of 80 bits; keys of 30 bytes.
 * - `AES_256_CM_HMAC_SHA1_32`: AES with 256 bits and tags of 32 bits; keys of 46 bytes.
 * - `AES_256_CM_HMAC_SHA1_80`: AES with 256 bits and tags of 80 bits; keys of 46 bytes.
 */
export type CryptoSuite =
  | 'AES_128_CM_HMAC_SHA1_32'
  | 'AES_128_CM_HMAC_SHA1_80'
  | 'AES_256_CM_HMAC_SHA1_32'
  | 'AES_256_CM_HMAC_SHA1_80';

/** A key for SRTP that is told in the session description (RFC 4568). */
export interface SDES {
  /**
   * Key and salt as text, of the length that the suite asks for. Made by the server when neither this nor
   * keyBase64 is given.
   */
  key?: string;
  /** Key and salt as base64, of the length that the suite asks for. */
  keyBase64?: string;
  /** Cipher and authentication. AES_128_CM_HMAC_SHA1_80 when it is not given. */
  crypto?: CryptoSuite;
}

/** An ICE candidate (RFC 8839 section 5.1). */
export interface IceCandidate {
  /** The candidate as in SDP, starting with `candidate:`. */
  candidate: string;
  /** The media section that it belongs to, by its `a=mid`. */
  sdpMid: string;
  /** The media section that it belongs to, counted from 0. */
  sdpMLineIndex: number;
}

/**
 * States of ICE on one component.
 * - `DISCONNECTED`: Nothing has happened yet, or the connection is lost.
 * - `GATHERING`: Candidates are being found.
 * - `CONNECTING`: Pairs of candidates are being checked.
 * - `CONNECTED`: A pair works.
 * - `READY`: The pair to use is chosen.
 * - `FAILED`: No pair works.
 */
export type IceComponentState =
  'DISCONNECTED' | 'GATHERING' | 'CONNECTING' | 'CONNECTED' | 'READY' | 'FAILED';

/**
 * States of DTLS.
 * - `NEW`: Nothing has happened yet.
 * - `CLOSED`: It was closed.
 * - `FAILED`: The handshake failed, or the other side's certificate is not the one of its description.
 * - `CONNECTING`: The handshake is under way.
 * - `CONNECTED`: The handshake is done, and the other side's certificate was checked.
 */
export type DtlsConnectionState = 'NEW' | 'CLOSED' | 'FAILED' | 'CONNECTING' | 'CONNECTED';

/** A pair of ICE candidates in use. */
export interface IceCandidatePair {
  /** Number of the media section. */
  streamId: string;
  /** 1 for RTP, 2 for RTCP where it has a transport of its own. */
  componentId: number;
  /** Candidate of the server, as in SDP. */
  localCandidate: string;
  /** Candidate of the other side, as in SDP. */
  remoteCandidate: string;
}

/** The state of ICE on one component. */
export interface IceConnection {
  /** Number of the media section. */
  streamId: string;
  /** 1 for RTP, 2 for RTCP where it has a transport of its own. */
  componentId: number;
  /** The state. */
  state: IceComponentState;
}

/** The state of DTLS on one component. */
export interface DtlsConnection {
  /** Number of the media section. */
  streamId: string;
  /**
   * The transport and a direction of it, which come in pairs: `[bundle/dtlssrtpenc]` and
   * `[bundle/dtlssrtpdec]`; without BUNDLE `rtcpmux` or `sctp` in the place of `bundle`.
   */
  componentId: string;
  /** Name of the connection that carries the media section. */
  connectionId: string;
  /** The state. */
  state: DtlsConnectionState;
}

/**
 * Kinds of keys.
 * - `RSA`: RSA with 2048 bits.
 * - `ECDSA`: ECDSA on the curve P-256.
 */
export type CertificateKeyType = 'RSA' | 'ECDSA';

/**
 * Marks for routers: the code point goes into each outgoing packet's IP header.
 * - `NO_DSCP`: Packets are not marked.
 * - `NO_VALUE`: Not chosen: packets are not marked.
 * - `AUDIO_VERYLOW`: Audio of very low priority (RFC 8837).
 * - `AUDIO_LOW`: Audio of low priority (RFC 8837).
 * - `AUDIO_MEDIUM`: Audio of medium priority (RFC 8837).
 * - `AUDIO_HIGH`: Audio of high priority (RFC 8837).
 * - `VIDEO_VERYLOW`: Video of very low priority (RFC 8837).
 * - `VIDEO_LOW`: Video of low priority (RFC 8837).
 * - `VIDEO_MEDIUM`: Interactive video of medium priority (RFC 8837).
 * - `VIDEO_MEDIUM_THROUGHPUT`: Video of medium priority that is not interactive (RFC 8837).
 * - `VIDEO_HIGH`: Interactive video of high priority (RFC 8837).
 * - `VIDEO_HIGH_THROUGHPUT`: Video of high priority that is not interactive (RFC 8837).
 * - `DATA_VERYLOW`: Data of very low priority (RFC 8837).
 * - `DATA_LOW`: Data of low priority (RFC 8837).
 * - `DATA_MEDIUM`: Data of medium priority (RFC 8837).
 * - `DATA_HIGH`: Data of high priority (RFC 8837).
 * - `CHROME_HIGH`: What Chrome uses for high priority.
 * - `CHROME_MEDIUM`: What Chrome uses for medium priority.
 * - `CHROME_LOW`: What Chrome uses for low priority.
 * - `CHROME_VERYLOW`: What Chrome uses for very low priority.
 * - `CS0`: Code point 0.
 * - `CS1`: Code point 8.
 * - `CS2`: Code point 16.
 * - `CS3`: Code point 24.
 * - `CS4`: Code point 32.
 * - `CS5`: Code point 40.
 * - `CS6`: Code point 48.
 * - `CS7`: Code point 56.
 * - `AF11`: Code point 10.
 * - `AF12`: Code point 12.
 * - `AF13`: Code point 14.
 * - `AF21`: Code point 18.
 * - `AF22`: Code point 20.
 * - `AF23`: Code point 22.
 * - `AF31`: Code point 26.
 * - `AF32`: Code point 28.
 * - `AF33`: Code point 30.
 * - `AF41`: Code point 34.
 * - `AF42`: Code point 36.
 * - `AF43`: Code point 38.
 * - `EF`: Expedited forwarding: code point 46.
 * - `VOICEADMIT`: Voice with admission control: code point 44.
 * - `LE`: Least effort: code point 1.
 */
export type DSCPValue =
  | 'NO_DSCP'
  | 'NO_VALUE'
  | 'AUDIO_VERYLOW'
  | 'AUDIO_LOW'
  | 'AUDIO_MEDIUM'
  | 'AUDIO_HIGH'
  | 'VIDEO_VERYLOW'
  | 'VIDEO_LOW'
  | 'VIDEO_MEDIUM'
  | 'VIDEO_MEDIUM_THROUGHPUT'
  | 'VIDEO_HIGH'
  | 'VIDEO_HIGH_THROUGHPUT'
  | 'DATA_VERYLOW'
  | 'DATA_LOW'
  | 'DATA_MEDIUM'
  | 'DATA_HIGH'
  | 'CHROME_HIGH'
  | 'CHROME_MEDIUM'
  | 'CHROME_LOW'
  | 'CHROME_VERYLOW'
  | 'CS0'
  | 'CS1'
  | 'CS2'
  | 'CS3'
  | 'CS4'
  | 'CS5'
  | 'CS6'
  | 'CS7'
  | 'AF11'
  | 'AF12'
  | 'AF13'
  | 'AF21'
  | 'AF22'
  | 'AF23'
  | 'AF31'
  | 'AF32'
  | 'AF33'
  | 'AF41'
  | 'AF42'
  | 'AF43'
  | 'EF'
  | 'VOICEADMIT'
  | 'LE';

/** Which members of a type are objects: they travel as ids. */
export const typeObjects: ObjectMembers = {
  ElementConnectionData: ['source', 'sink'],
};

/** The values of every enumeration. */
export const enumerations: Readonly<Record<string, readonly string[]>> = {
  UriEndpointState: ['STOP', 'START', 'PAUSE'],
  ServerType: ['KMS', 'KCS'],
  GstreamerDotDetails: [
    'SHOW_MEDIA_TYPE',
    'SHOW_CAPS_DETAILS',
    'SHOW_NON_DEFAULT_PARAMS',
    'SHOW_STATES',
    'SHOW_FULL_PARAMS',
    'SHOW_ALL',
    'SHOW_VERBOSE',
  ],
  MediaState: ['DISCONNECTED', 'CONNECTED'],
  MediaFlowState: ['FLOWING', 'NOT_FLOWING'],
  MediaTranscodingState: ['TRANSCODING', 'NOT_TRANSCODING'],
  ConnectionState: ['DISCONNECTED', 'CONNECTED'],
  MediaType: ['AUDIO', 'DATA', 'VIDEO'],
  FilterType: ['AUDIO', 'AUTODETECT', 'VIDEO'],
  VideoCodec: ['H265', 'AV1', 'VP9', 'VP8', 'H264', 'RAW'],
  AudioCodec: ['OPUS', 'PCMU', 'PCMA', 'RAW'],
  StatsType: [
    'inboundrtp',
    'outboundrtp',
    'session',
    'datachannel',
    'track',
    'transport',
    'candidatepair',
    'localcandidate',
    'remotecandidate',
    'element',
    'endpoint',
  ],
  RTCDataChannelState: ['connecting', 'open', 'closing', 'closed'],
  RTCStatsIceCandidateType: ['host', 'serverreflexive', 'peerreflexive', 'relayed'],
  RTCStatsIceCandidatePairState: ['frozen', 'waiting', 'inprogress', 'failed', 'succeeded', 'cancelled'],
  MediaProfileSpecType: [
    'WEBM',
    'MKV',
    'MP4',
    'WEBM_VIDEO_ONLY',
    'WEBM_AUDIO_ONLY',
    'MKV_VIDEO_ONLY',
    'MKV_AUDIO_ONLY',
    'MP4_VIDEO_ONLY',
    'MP4_AUDIO_ONLY',
    'JPEG_VIDEO_ONLY',
    'KURENTO_SPLIT_RECORDER',
    'FLV',
  ],
  GapsFixMethod: ['NONE', 'GENPTS', 'FILL_IF_TRANSCODING'],
  CryptoSuite: [
    'AES_128_CM_HMAC_SHA1_32',
    'AES_128_CM_HMAC_SHA1_80',
    'AES_256_CM_HMAC_SHA1_32',
    'AES_256_CM_HMAC_SHA1_80',
  ],
  IceComponentState: ['DISCONNECTED', 'GATHERING', 'CONNECTING', 'CONNECTED', 'READY', 'FAILED'],
  DtlsConnectionState: ['NEW', 'CLOSED', 'FAILED', 'CONNECTING', 'CONNECTED'],
  CertificateKeyType: ['RSA', 'ECDSA'],
  DSCPValue: [
    'NO_DSCP',
    'NO_VALUE',
    'AUDIO_VERYLOW',
    'AUDIO_LOW',
    'AUDIO_MEDIUM',
    'AUDIO_HIGH',
    'VIDEO_VERYLOW',
    'VIDEO_LOW',
    'VIDEO_MEDIUM',
    'VIDEO_MEDIUM_THROUGHPUT',
    'VIDEO_HIGH',
    'VIDEO_HIGH_THROUGHPUT',
    'DATA_VERYLOW',
    'DATA_LOW',
    'DATA_MEDIUM',
    'DATA_HIGH',
    'CHROME_HIGH',
    'CHROME_MEDIUM',
    'CHROME_LOW',
    'CHROME_VERYLOW',
    'CS0',
    'CS1',
    'CS2',
    'CS3',
    'CS4',
    'CS5',
    'CS6',
    'CS7',
    'AF11',
    'AF12',
    'AF13',
    'AF21',
    'AF22',
    'AF23',
    'AF31',
    'AF32',
    'AF33',
    'AF41',
    'AF42',
    'AF43',
    'EF',
    'VOICEADMIT',
    'LE',
  ],
};

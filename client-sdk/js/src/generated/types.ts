// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
import type { ObjectMembers } from '../MediaObject.js';
import type { MediaElement } from './classes.js';

export type UriEndpointState = 'STOP' | 'START' | 'PAUSE';

export interface ModuleInfo {
  version: string;
  name: string;
  generationTime: string;
  factories: string[];
}

export type ServerType = 'KMS' | 'KCS';

export interface ServerInfo {
  version: string;
  modules: ModuleInfo[];
  type: ServerType;
  capabilities: string[];
}

export type GstreamerDotDetails =
  | 'SHOW_MEDIA_TYPE'
  | 'SHOW_CAPS_DETAILS'
  | 'SHOW_NON_DEFAULT_PARAMS'
  | 'SHOW_STATES'
  | 'SHOW_FULL_PARAMS'
  | 'SHOW_ALL'
  | 'SHOW_VERBOSE';

export type MediaState = 'DISCONNECTED' | 'CONNECTED';

export type MediaFlowState = 'FLOWING' | 'NOT_FLOWING';

export type MediaTranscodingState = 'TRANSCODING' | 'NOT_TRANSCODING';

export type ConnectionState = 'DISCONNECTED' | 'CONNECTED';

export type MediaType = 'AUDIO' | 'DATA' | 'VIDEO';

export type FilterType = 'AUDIO' | 'AUTODETECT' | 'VIDEO';

export type VideoCodec = 'H265' | 'AV1' | 'VP9' | 'VP8' | 'H264' | 'RAW';

export type AudioCodec = 'OPUS' | 'PCMU' | 'PCMA' | 'RAW';

export interface Fraction {
  numerator: number;
  denominator: number;
}

export interface AudioCaps {
  codec: AudioCodec;
  bitrate: number;
}

export interface VideoCaps {
  codec: VideoCodec;
  framerate: Fraction;
}

export interface ElementConnectionData {
  source: MediaElement;
  sink: MediaElement;
  type: MediaType;
  sourceDescription: string;
  sinkDescription: string;
}

export interface Tag {
  key: string;
  value: string;
}

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

export interface MediaLatencyStat {
  name: string;
  type: MediaType;
  avg: number;
}

export interface Stats {
  id: string;
  type: StatsType;
  timestampMillis: number;
}

export interface ElementStats extends Stats {
  inputLatency: MediaLatencyStat[];
}

export interface EndpointStats extends ElementStats {
  E2ELatency: MediaLatencyStat[];
}

export type RTCStats = Stats;

export interface RTCRTPStreamStats extends RTCStats {
  ssrc: string;
  associateStatsId: string;
  isRemote: boolean;
  mediaTrackId: string;
  transportId: string;
  codecId: string;
  firCount: number;
  pliCount: number;
  nackCount: number;
  sliCount: number;
  remb: number;
  packetsLost: number;
  fractionLost: number;
}

export interface RTCCodec extends RTCStats {
  payloadType: number;
  codec: string;
  clockRate: number;
  channels: number;
  parameters: string;
}

export interface RTCInboundRTPStreamStats extends RTCRTPStreamStats {
  packetsReceived: number;
  bytesReceived: number;
  jitter: number;
}

export interface RTCOutboundRTPStreamStats extends RTCRTPStreamStats {
  packetsSent: number;
  bytesSent: number;
  targetBitrate: number;
  roundTripTime: number;
}

export interface RTCPeerConnectionStats extends RTCStats {
  dataChannelsOpened: number;
  dataChannelsClosed: number;
}

export interface RTCMediaStreamStats extends RTCStats {
  streamIdentifier: string;
  trackIds: string[];
}

export interface RTCMediaStreamTrackStats extends RTCStats {
  trackIdentifier: string;
  remoteSource: boolean;
  ssrcIds: string[];
  frameWidth: number;
  frameHeight: number;
  framesPerSecond: number;
  framesSent: number;
  framesReceived: number;
  framesDecoded: number;
  framesDropped: number;
  framesCorrupted: number;
  audioLevel: number;
  echoReturnLoss: number;
  echoReturnLossEnhancement: number;
}

export type RTCDataChannelState = 'connecting' | 'open' | 'closing' | 'closed';

export interface RTCDataChannelStats extends RTCStats {
  label: string;
  protocol: string;
  datachannelid: number;
  state: RTCDataChannelState;
  messagesSent: number;
  bytesSent: number;
  messagesReceived: number;
  bytesReceived: number;
}

export interface RTCTransportStats extends RTCStats {
  bytesSent: number;
  bytesReceived: number;
  rtcpTransportStatsId: string;
  activeConnection: boolean;
  selectedCandidatePairId: string;
  localCertificateId: string;
  remoteCertificateId: string;
}

export type RTCStatsIceCandidateType = 'host' | 'serverreflexive' | 'peerreflexive' | 'relayed';

export interface RTCIceCandidateAttributes extends RTCStats {
  ipAddress: string;
  portNumber: number;
  transport: string;
  candidateType: RTCStatsIceCandidateType;
  priority: number;
  addressSourceUrl: string;
}

export type RTCStatsIceCandidatePairState =
  'frozen' | 'waiting' | 'inprogress' | 'failed' | 'succeeded' | 'cancelled';

export interface RTCIceCandidatePairStats extends RTCStats {
  transportId: string;
  localCandidateId: string;
  remoteCandidateId: string;
  state: RTCStatsIceCandidatePairState;
  priority: number;
  nominated: boolean;
  writable: boolean;
  readable: boolean;
  bytesSent: number;
  bytesReceived: number;
  roundTripTime: number;
  availableOutgoingBitrate: number;
  availableIncomingBitrate: number;
}

export interface RTCCertificateStats extends RTCStats {
  fingerprint: string;
  fingerprintAlgorithm: string;
  base64Certificate: string;
  issuerCertificateId: string;
}

export interface CodecConfiguration {
  name?: string;
  properties?: Record<string, string>;
}

export interface RembParams {
  /** Default: 100. */
  packetsRecvIntervalTop?: number;
  /** Default: 0.04. */
  exponentialFactor?: number;
  linealFactorMin?: number;
  /** Default: 30. */
  linealFactorGrade?: number;
  /** Default: 0.5. */
  decrementFactor?: number;
  /** Default: 0.8. */
  thresholdFactor?: number;
  /** Default: 12. */
  upLosses?: number;
  /** Default: 300000. */
  rembOnConnect?: number;
}

export interface OfferOptions {
  /** Default: true. */
  offerToReceiveAudio?: boolean;
  /** Default: true. */
  offerToReceiveVideo?: boolean;
}

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

export interface VideoInfo {
  isSeekable: boolean;
  seekableInit: number;
  seekableEnd: number;
  duration: number;
}

export type GapsFixMethod = 'NONE' | 'GENPTS' | 'FILL_IF_TRANSCODING';

export type CryptoSuite =
  | 'AES_128_CM_HMAC_SHA1_32'
  | 'AES_128_CM_HMAC_SHA1_80'
  | 'AES_256_CM_HMAC_SHA1_32'
  | 'AES_256_CM_HMAC_SHA1_80';

export interface SDES {
  key?: string;
  keyBase64?: string;
  crypto?: CryptoSuite;
}

export interface IceCandidate {
  candidate: string;
  sdpMid: string;
  sdpMLineIndex: number;
}

export type IceComponentState =
  'DISCONNECTED' | 'GATHERING' | 'CONNECTING' | 'CONNECTED' | 'READY' | 'FAILED';

export type DtlsConnectionState = 'NEW' | 'CLOSED' | 'FAILED' | 'CONNECTING' | 'CONNECTED';

export interface IceCandidatePair {
  streamId: string;
  componentId: number;
  localCandidate: string;
  remoteCandidate: string;
}

export interface IceConnection {
  streamId: string;
  componentId: number;
  state: IceComponentState;
}

export interface DtlsConnection {
  streamId: string;
  componentId: string;
  connectionId: string;
  state: DtlsConnectionState;
}

export type CertificateKeyType = 'RSA' | 'ECDSA';

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

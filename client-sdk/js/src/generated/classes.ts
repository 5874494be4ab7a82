// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
import { RemoteObject, type ObjectOwner } from '../MediaObject.js';
import type {
  MediaObjectEvents,
  ServerManagerEvents,
  MediaElementEvents,
  EndpointEvents,
  SessionEndpointEvents,
  HubEvents,
  FilterEvents,
  HubPortEvents,
  PassThroughEvents,
  UriEndpointEvents,
  MediaPipelineEvents,
  SdpEndpointEvents,
  BaseRtpEndpointEvents,
  AlphaBlendingEvents,
  CompositeEvents,
  DispatcherEvents,
  DispatcherOneToManyEvents,
  HttpEndpointEvents,
  HttpPostEndpointEvents,
  MixerEvents,
  PlayerEndpointEvents,
  RecorderEndpointEvents,
  RtpEndpointEvents,
  WebRtcEndpointEvents,
  FaceOverlayFilterEvents,
  GStreamerFilterEvents,
  ImageOverlayFilterEvents,
  OpenCVFilterEvents,
  ZBarFilterEvents,
} from './events.js';
import type {
  AudioCaps,
  CertificateKeyType,
  ConnectionState,
  DSCPValue,
  DtlsConnection,
  ElementConnectionData,
  FilterType,
  GstreamerDotDetails,
  IceCandidate,
  IceCandidatePair,
  IceConnection,
  MediaProfileSpecType,
  MediaState,
  MediaType,
  OfferOptions,
  RembParams,
  SDES,
  ServerInfo,
  Stats,
  Tag,
  UriEndpointState,
  VideoCaps,
  VideoInfo,
} from './types.js';

export class MediaObject<E extends MediaObjectEvents = MediaObjectEvents> extends RemoteObject<E> {
  getMediaPipeline(): Promise<MediaPipeline | undefined> {
    return this.invoke('getMediaPipeline', {}, 'object');
  }

  getParent(): Promise<MediaObject | undefined> {
    return this.invoke('getParent', {}, 'object');
  }

  getId(): Promise<string> {
    return this.invoke('getId');
  }

  getChildren(): Promise<MediaObject[]> {
    return this.invoke('getChildren', {}, 'object');
  }

  getName(): Promise<string> {
    return this.invoke('getName');
  }

  setName(name: string): Promise<void> {
    return this.invoke('setName', { name });
  }

  getSendTagsInEvents(): Promise<boolean> {
    return this.invoke('getSendTagsInEvents');
  }

  setSendTagsInEvents(sendTagsInEvents: boolean): Promise<void> {
    return this.invoke('setSendTagsInEvents', { sendTagsInEvents });
  }

  getCreationTime(): Promise<number> {
    return this.invoke('getCreationTime');
  }

  addTag(key: string, value: string): Promise<void> {
    return this.invoke('addTag', { key, value });
  }

  removeTag(key: string): Promise<void> {
    return this.invoke('removeTag', { key });
  }

  getTag(key: string): Promise<string> {
    return this.invoke('getTag', { key });
  }

  getTags(): Promise<Tag[]> {
    return this.invoke('getTags');
  }
}

export class ServerManager<E extends ServerManagerEvents = ServerManagerEvents> extends MediaObject<E> {
  getInfo(): Promise<ServerInfo> {
    return this.invoke('getInfo');
  }

  getPipelines(): Promise<MediaPipeline[]> {
    return this.invoke('getPipelines', {}, 'object');
  }

  getSessions(): Promise<string[]> {
    return this.invoke('getSessions');
  }

  getMetadata(): Promise<string> {
    return this.invoke('getMetadata');
  }

  getKmd(moduleName: string): Promise<string> {
    return this.invoke('getKmd', { moduleName });
  }

  getCpuCount(): Promise<number> {
    return this.invoke('getCpuCount');
  }

  getUsedCpu(interval?: number): Promise<number> {
    return this.invoke('getUsedCpu', { interval });
  }

  getUsedMemory(): Promise<number> {
    return this.invoke('getUsedMemory');
  }
}

export class MediaElement<E extends MediaElementEvents = MediaElementEvents> extends MediaObject<E> {
  getEncoderBitrate(): Promise<number> {
    return this.invoke('getEncoderBitrate');
  }

  setEncoderBitrate(encoderBitrate: number): Promise<void> {
    return this.invoke('setEncoderBitrate', { encoderBitrate });
  }

  getMinEncoderBitrate(): Promise<number> {
    return this.invoke('getMinEncoderBitrate');
  }

  setMinEncoderBitrate(minEncoderBitrate: number): Promise<void> {
    return this.invoke('setMinEncoderBitrate', { minEncoderBitrate });
  }

  getMaxEncoderBitrate(): Promise<number> {
    return this.invoke('getMaxEncoderBitrate');
  }

  setMaxEncoderBitrate(maxEncoderBitrate: number): Promise<void> {
    return this.invoke('setMaxEncoderBitrate', { maxEncoderBitrate });
  }

  getSourceConnections(mediaType?: MediaType, description?: string): Promise<ElementConnectionData[]> {
    return this.invoke('getSourceConnections', { mediaType, description }, 'ElementConnectionData');
  }

  getSinkConnections(mediaType?: MediaType, description?: string): Promise<ElementConnectionData[]> {
    return this.invoke('getSinkConnections', { mediaType, description }, 'ElementConnectionData');
  }

  connect(
    sink: MediaElement,
    mediaType?: MediaType,
    sourceMediaDescription?: string,
    sinkMediaDescription?: string,
  ): Promise<void> {
    return this.invoke('connect', { sink, mediaType, sourceMediaDescription, sinkMediaDescription });
  }

  disconnect(
    sink: MediaElement,
    mediaType?: MediaType,
    sourceMediaDescription?: string,
    sinkMediaDescription?: string,
  ): Promise<void> {
    return this.invoke('disconnect', { sink, mediaType, sourceMediaDescription, sinkMediaDescription });
  }

  setAudioFormat(caps: AudioCaps): Promise<void> {
    return this.invoke('setAudioFormat', { caps });
  }

  setVideoFormat(caps: VideoCaps): Promise<void> {
    return this.invoke('setVideoFormat', { caps });
  }

  dumpGstreamerDot(details?: GstreamerDotDetails): Promise<void> {
    return this.invoke('dumpGstreamerDot', { details });
  }

  getGstreamerDot(details?: GstreamerDotDetails): Promise<string> {
    return this.invoke('getGstreamerDot', { details });
  }

  getStats(mediaType?: MediaType): Promise<Record<string, Stats>> {
    return this.invoke('getStats', { mediaType });
  }

  isMediaFlowingIn(mediaType: MediaType, sinkMediaDescription?: string): Promise<boolean> {
    return this.invoke('isMediaFlowingIn', { mediaType, sinkMediaDescription });
  }

  isMediaFlowingOut(mediaType: MediaType, sourceMediaDescription?: string): Promise<boolean> {
    return this.invoke('isMediaFlowingOut', { mediaType, sourceMediaDescription });
  }

  isMediaTranscoding(mediaType: MediaType, binName?: string): Promise<boolean> {
    return this.invoke('isMediaTranscoding', { mediaType, binName });
  }
}

export class Endpoint<E extends EndpointEvents = EndpointEvents> extends MediaElement<E> {}

export class SessionEndpoint<E extends SessionEndpointEvents = SessionEndpointEvents> extends Endpoint<E> {}

export class Hub<E extends HubEvents = HubEvents> extends MediaObject<E> {
  getGstreamerDot(details?: GstreamerDotDetails): Promise<string> {
    return this.invoke('getGstreamerDot', { details });
  }

  dumpGstreamerDot(details?: GstreamerDotDetails): Promise<void> {
    return this.invoke('dumpGstreamerDot', { details });
  }
}

export class Filter<E extends FilterEvents = FilterEvents> extends MediaElement<E> {}

/** What creating a HubPort needs. */
export interface HubPortParams {
  hub: Hub;
}

export class HubPort<E extends HubPortEvents = HubPortEvents> extends MediaElement<E> {
  /** Creates a HubPort in the server. */
  static create(client: ObjectOwner, params: HubPortParams): Promise<HubPort> {
    return client.createObject('HubPort', params) as Promise<HubPort>;
  }
}

/** What creating a PassThrough needs. */
export interface PassThroughParams {
  mediaPipeline: MediaPipeline;
}

export class PassThrough<E extends PassThroughEvents = PassThroughEvents> extends MediaElement<E> {
  /** Creates a PassThrough in the server. */
  static create(client: ObjectOwner, params: PassThroughParams): Promise<PassThrough> {
    return client.createObject('PassThrough', params) as Promise<PassThrough>;
  }
}

export class UriEndpoint<E extends UriEndpointEvents = UriEndpointEvents> extends Endpoint<E> {
  getUri(): Promise<string> {
    return this.invoke('getUri');
  }

  getState(): Promise<UriEndpointState> {
    return this.invoke('getState');
  }

  pause(): Promise<void> {
    return this.invoke('pause');
  }

  stop(): Promise<void> {
    return this.invoke('stop');
  }
}

/** What creating a MediaPipeline needs. */
export type MediaPipelineParams = Record<string, never>;

export class MediaPipeline<E extends MediaPipelineEvents = MediaPipelineEvents> extends MediaObject<E> {
  /** Creates a MediaPipeline in the server. */
  static create(client: ObjectOwner, params: MediaPipelineParams = {}): Promise<MediaPipeline> {
    return client.createObject('MediaPipeline', params) as Promise<MediaPipeline>;
  }

  getLatencyStats(): Promise<boolean> {
    return this.invoke('getLatencyStats');
  }

  setLatencyStats(latencyStats: boolean): Promise<void> {
    return this.invoke('setLatencyStats', { latencyStats });
  }

  getGstreamerDot(details?: GstreamerDotDetails): Promise<string> {
    return this.invoke('getGstreamerDot', { details });
  }

  dumpGstreamerDot(details?: GstreamerDotDetails): Promise<void> {
    return this.invoke('dumpGstreamerDot', { details });
  }
}

export class SdpEndpoint<E extends SdpEndpointEvents = SdpEndpointEvents> extends SessionEndpoint<E> {
  getMaxAudioRecvBandwidth(): Promise<number> {
    return this.invoke('getMaxAudioRecvBandwidth');
  }

  setMaxAudioRecvBandwidth(maxAudioRecvBandwidth: number): Promise<void> {
    return this.invoke('setMaxAudioRecvBandwidth', { maxAudioRecvBandwidth });
  }

  getMaxVideoRecvBandwidth(): Promise<number> {
    return this.invoke('getMaxVideoRecvBandwidth');
  }

  setMaxVideoRecvBandwidth(maxVideoRecvBandwidth: number): Promise<void> {
    return this.invoke('setMaxVideoRecvBandwidth', { maxVideoRecvBandwidth });
  }

  generateOffer(options?: OfferOptions): Promise<string> {
    return this.invoke('generateOffer', { options });
  }

  processOffer(offer: string): Promise<string> {
    return this.invoke('processOffer', { offer });
  }

  processAnswer(answer: string): Promise<string> {
    return this.invoke('processAnswer', { answer });
  }

  getLocalSessionDescriptor(): Promise<string> {
    return this.invoke('getLocalSessionDescriptor');
  }

  getRemoteSessionDescriptor(): Promise<string> {
    return this.invoke('getRemoteSessionDescriptor');
  }
}

export class BaseRtpEndpoint<E extends BaseRtpEndpointEvents = BaseRtpEndpointEvents> extends SdpEndpoint<E> {
  getMinVideoRecvBandwidth(): Promise<number> {
    return this.invoke('getMinVideoRecvBandwidth');
  }

  setMinVideoRecvBandwidth(minVideoRecvBandwidth: number): Promise<void> {
    return this.invoke('setMinVideoRecvBandwidth', { minVideoRecvBandwidth });
  }

  getMinVideoSendBandwidth(): Promise<number> {
    return this.invoke('getMinVideoSendBandwidth');
  }

  setMinVideoSendBandwidth(minVideoSendBandwidth: number): Promise<void> {
    return this.invoke('setMinVideoSendBandwidth', { minVideoSendBandwidth });
  }

  getMaxVideoSendBandwidth(): Promise<number> {
    return this.invoke('getMaxVideoSendBandwidth');
  }

  setMaxVideoSendBandwidth(maxVideoSendBandwidth: number): Promise<void> {
    return this.invoke('setMaxVideoSendBandwidth', { maxVideoSendBandwidth });
  }

  getMediaState(): Promise<MediaState> {
    return this.invoke('getMediaState');
  }

  getConnectionState(): Promise<ConnectionState> {
    return this.invoke('getConnectionState');
  }

  getMtu(): Promise<number> {
    return this.invoke('getMtu');
  }

  setMtu(mtu: number): Promise<void> {
    return this.invoke('setMtu', { mtu });
  }

  getRembParams(): Promise<RembParams> {
    return this.invoke('getRembParams');
  }

  setRembParams(rembParams: RembParams): Promise<void> {
    return this.invoke('setRembParams', { rembParams });
  }

  requestKeyframe(): Promise<void> {
    return this.invoke('requestKeyframe');
  }
}

/** What creating a AlphaBlending needs. */
export interface AlphaBlendingParams {
  mediaPipeline: MediaPipeline;
}

export class AlphaBlending<E extends AlphaBlendingEvents = AlphaBlendingEvents> extends Hub<E> {
  /** Creates a AlphaBlending in the server. */
  static create(client: ObjectOwner, params: AlphaBlendingParams): Promise<AlphaBlending> {
    return client.createObject('AlphaBlending', params) as Promise<AlphaBlending>;
  }

  setMaster(source: HubPort, zOrder: number): Promise<void> {
    return this.invoke('setMaster', { source, zOrder });
  }

  setPortProperties(
    relativeX: number,
    relativeY: number,
    zOrder: number,
    relativeWidth: number,
    relativeHeight: number,
    port: HubPort,
  ): Promise<void> {
    return this.invoke('setPortProperties', {
      relativeX,
      relativeY,
      zOrder,
      relativeWidth,
      relativeHeight,
      port,
    });
  }
}

/** What creating a Composite needs. */
export interface CompositeParams {
  mediaPipeline: MediaPipeline;
  /** Default: 800. */
  width?: number;
  /** Default: 600. */
  height?: number;
  /** Default: 15. */
  framerate?: number;
}

export class Composite<E extends CompositeEvents = CompositeEvents> extends Hub<E> {
  /** Creates a Composite in the server. */
  static create(client: ObjectOwner, params: CompositeParams): Promise<Composite> {
    return client.createObject('Composite', params) as Promise<Composite>;
  }
}

/** What creating a Dispatcher needs. */
export interface DispatcherParams {
  mediaPipeline: MediaPipeline;
}

export class Dispatcher<E extends DispatcherEvents = DispatcherEvents> extends Hub<E> {
  /** Creates a Dispatcher in the server. */
  static create(client: ObjectOwner, params: DispatcherParams): Promise<Dispatcher> {
    return client.createObject('Dispatcher', params) as Promise<Dispatcher>;
  }

  connect(source: HubPort, sink: HubPort): Promise<void> {
    return this.invoke('connect', { source, sink });
  }
}

/** What creating a DispatcherOneToMany needs. */
export interface DispatcherOneToManyParams {
  mediaPipeline: MediaPipeline;
}

export class DispatcherOneToMany<E extends DispatcherOneToManyEvents = DispatcherOneToManyEvents> extends Hub<E> {
  /** Creates a DispatcherOneToMany in the server. */
  static create(client: ObjectOwner, params: DispatcherOneToManyParams): Promise<DispatcherOneToMany> {
    return client.createObject('DispatcherOneToMany', params) as Promise<DispatcherOneToMany>;
  }

  setSource(source: HubPort): Promise<void> {
    return this.invoke('setSource', { source });
  }

  removeSource(): Promise<void> {
    return this.invoke('removeSource');
  }
}

export class HttpEndpoint<E extends HttpEndpointEvents = HttpEndpointEvents> extends SessionEndpoint<E> {
  getUrl(): Promise<string> {
    return this.invoke('getUrl');
  }
}

/** What creating a HttpPostEndpoint needs. */
export interface HttpPostEndpointParams {
  mediaPipeline: MediaPipeline;
  /** Default: 2. */
  disconnectionTimeout?: number;
  /** Default: false. */
  useEncodedMedia?: boolean;
}

export class HttpPostEndpoint<E extends HttpPostEndpointEvents = HttpPostEndpointEvents> extends HttpEndpoint<E> {
  /** Creates a HttpPostEndpoint in the server. */
  static create(client: ObjectOwner, params: HttpPostEndpointParams): Promise<HttpPostEndpoint> {
    return client.createObject('HttpPostEndpoint', params) as Promise<HttpPostEndpoint>;
  }
}

/** What creating a Mixer needs. */
export interface MixerParams {
  mediaPipeline: MediaPipeline;
}

export class Mixer<E extends MixerEvents = MixerEvents> extends Hub<E> {
  /** Creates a Mixer in the server. */
  static create(client: ObjectOwner, params: MixerParams): Promise<Mixer> {
    return client.createObject('Mixer', params) as Promise<Mixer>;
  }

  connect(media: MediaType, source: HubPort, sink: HubPort): Promise<void> {
    return this.invoke('connect', { media, source, sink });
  }

  disconnect(media: MediaType, source: HubPort, sink: HubPort): Promise<void> {
    return this.invoke('disconnect', { media, source, sink });
  }
}

/** What creating a PlayerEndpoint needs. */
export interface PlayerEndpointParams {
  mediaPipeline: MediaPipeline;
  uri: string;
  /** Default: false. */
  useEncodedMedia?: boolean;
  /** Default: 2000. */
  networkCache?: number;
}

export class PlayerEndpoint<E extends PlayerEndpointEvents = PlayerEndpointEvents> extends UriEndpoint<E> {
  /** Creates a PlayerEndpoint in the server. */
  static create(client: ObjectOwner, params: PlayerEndpointParams): Promise<PlayerEndpoint> {
    return client.createObject('PlayerEndpoint', params) as Promise<PlayerEndpoint>;
  }

  getVideoInfo(): Promise<VideoInfo> {
    return this.invoke('getVideoInfo');
  }

  getElementGstreamerDot(): Promise<string> {
    return this.invoke('getElementGstreamerDot');
  }

  getPosition(): Promise<number> {
    return this.invoke('getPosition');
  }

  setPosition(position: number): Promise<void> {
    return this.invoke('setPosition', { position });
  }

  play(): Promise<void> {
    return this.invoke('play');
  }
}

/** What creating a RecorderEndpoint needs. */
export interface RecorderEndpointParams {
  mediaPipeline: MediaPipeline;
  uri: string;
  /** Default: WEBM. */
  mediaProfile?: MediaProfileSpecType;
  /** Default: false. */
  stopOnEndOfStream?: boolean;
}

export class RecorderEndpoint<E extends RecorderEndpointEvents = RecorderEndpointEvents> extends UriEndpoint<E> {
  /** Creates a RecorderEndpoint in the server. */
  static create(client: ObjectOwner, params: RecorderEndpointParams): Promise<RecorderEndpoint> {
    return client.createObject('RecorderEndpoint', params) as Promise<RecorderEndpoint>;
  }

  record(): Promise<void> {
    return this.invoke('record');
  }

  stopAndWait(): Promise<void> {
    return this.invoke('stopAndWait');
  }
}

/** What creating a RtpEndpoint needs. */
export interface RtpEndpointParams {
  mediaPipeline: MediaPipeline;
  crypto?: SDES;
  /** Default: false. */
  useIpv6?: boolean;
}

export class RtpEndpoint<E extends RtpEndpointEvents = RtpEndpointEvents> extends BaseRtpEndpoint<E> {
  /** Creates a RtpEndpoint in the server. */
  static create(client: ObjectOwner, params: RtpEndpointParams): Promise<RtpEndpoint> {
    return client.createObject('RtpEndpoint', params) as Promise<RtpEndpoint>;
  }
}

/** What creating a WebRtcEndpoint needs. */
export interface WebRtcEndpointParams {
  mediaPipeline: MediaPipeline;
  /** Default: false. */
  recvonly?: boolean;
  /** Default: false. */
  sendonly?: boolean;
  /** Default: false. */
  useDataChannels?: boolean;
  /** Default: RSA. */
  certificateKeyType?: CertificateKeyType;
  /** Default: NO_VALUE. */
  qosDscp?: DSCPValue;
}

export class WebRtcEndpoint<E extends WebRtcEndpointEvents = WebRtcEndpointEvents> extends BaseRtpEndpoint<E> {
  /** Creates a WebRtcEndpoint in the server. */
  static create(client: ObjectOwner, params: WebRtcEndpointParams): Promise<WebRtcEndpoint> {
    return client.createObject('WebRtcEndpoint', params) as Promise<WebRtcEndpoint>;
  }

  getNetworkInterfaces(): Promise<string> {
    return this.invoke('getNetworkInterfaces');
  }

  setNetworkInterfaces(networkInterfaces: string): Promise<void> {
    return this.invoke('setNetworkInterfaces', { networkInterfaces });
  }

  getIceTcp(): Promise<boolean> {
    return this.invoke('getIceTcp');
  }

  setIceTcp(iceTcp: boolean): Promise<void> {
    return this.invoke('setIceTcp', { iceTcp });
  }

  getStunServerAddress(): Promise<string> {
    return this.invoke('getStunServerAddress');
  }

  setStunServerAddress(stunServerAddress: string): Promise<void> {
    return this.invoke('setStunServerAddress', { stunServerAddress });
  }

  getStunServerPort(): Promise<number> {
    return this.invoke('getStunServerPort');
  }

  setStunServerPort(stunServerPort: number): Promise<void> {
    return this.invoke('setStunServerPort', { stunServerPort });
  }

  getTurnUrl(): Promise<string> {
    return this.invoke('getTurnUrl');
  }

  setTurnUrl(turnUrl: string): Promise<void> {
    return this.invoke('setTurnUrl', { turnUrl });
  }

  getExternalIPv4(): Promise<string> {
    return this.invoke('getExternalIPv4');
  }

  setExternalIPv4(externalIPv4: string): Promise<void> {
    return this.invoke('setExternalIPv4', { externalIPv4 });
  }

  getExternalIPv6(): Promise<string> {
    return this.invoke('getExternalIPv6');
  }

  setExternalIPv6(externalIPv6: string): Promise<void> {
    return this.invoke('setExternalIPv6', { externalIPv6 });
  }

  getICECandidatePairs(): Promise<IceCandidatePair[]> {
    return this.invoke('getICECandidatePairs');
  }

  getIceConnectionState(): Promise<IceConnection[]> {
    return this.invoke('getIceConnectionState');
  }

  getDtlsConnectionState(): Promise<DtlsConnection[]> {
    return this.invoke('getDtlsConnectionState');
  }

  gatherCandidates(): Promise<void> {
    return this.invoke('gatherCandidates');
  }

  addIceCandidate(candidate: IceCandidate): Promise<void> {
    return this.invoke('addIceCandidate', { candidate });
  }

  createDataChannel(
    label?: string,
    ordered?: boolean,
    maxPacketLifeTime?: number,
    maxRetransmits?: number,
    protocol?: string,
  ): Promise<void> {
    return this.invoke('createDataChannel', { label, ordered, maxPacketLifeTime, maxRetransmits, protocol });
  }

  closeDataChannel(channelId: number): Promise<void> {
    return this.invoke('closeDataChannel', { channelId });
  }
}

/** What creating a FaceOverlayFilter needs. */
export interface FaceOverlayFilterParams {
  mediaPipeline: MediaPipeline;
}

export class FaceOverlayFilter<E extends FaceOverlayFilterEvents = FaceOverlayFilterEvents> extends Filter<E> {
  /** Creates a FaceOverlayFilter in the server. */
  static create(client: ObjectOwner, params: FaceOverlayFilterParams): Promise<FaceOverlayFilter> {
    return client.createObject('FaceOverlayFilter', params) as Promise<FaceOverlayFilter>;
  }

  unsetOverlayedImage(): Promise<void> {
    return this.invoke('unsetOverlayedImage');
  }

  setOverlayedImage(
    uri: string,
    offsetXPercent: number,
    offsetYPercent: number,
    widthPercent: number,
    heightPercent: number,
  ): Promise<void> {
    return this.invoke('setOverlayedImage', {
      uri,
      offsetXPercent,
      offsetYPercent,
      widthPercent,
      heightPercent,
    });
  }
}

/** What creating a GStreamerFilter needs. */
export interface GStreamerFilterParams {
  mediaPipeline: MediaPipeline;
  command: string;
  /** Default: AUTODETECT. */
  filterType?: FilterType;
}

export class GStreamerFilter<E extends GStreamerFilterEvents = GStreamerFilterEvents> extends Filter<E> {
  /** Creates a GStreamerFilter in the server. */
  static create(client: ObjectOwner, params: GStreamerFilterParams): Promise<GStreamerFilter> {
    return client.createObject('GStreamerFilter', params) as Promise<GStreamerFilter>;
  }

  getCommand(): Promise<string> {
    return this.invoke('getCommand');
  }

  setElementProperty(propertyName: string, propertyValue: string): Promise<void> {
    return this.invoke('setElementProperty', { propertyName, propertyValue });
  }
}

/** What creating a ImageOverlayFilter needs. */
export interface ImageOverlayFilterParams {
  mediaPipeline: MediaPipeline;
}

export class ImageOverlayFilter<E extends ImageOverlayFilterEvents = ImageOverlayFilterEvents> extends Filter<E> {
  /** Creates a ImageOverlayFilter in the server. */
  static create(client: ObjectOwner, params: ImageOverlayFilterParams): Promise<ImageOverlayFilter> {
    return client.createObject('ImageOverlayFilter', params) as Promise<ImageOverlayFilter>;
  }

  removeImage(id: string): Promise<void> {
    return this.invoke('removeImage', { id });
  }

  addImage(
    id: string,
    uri: string,
    offsetXPercent: number,
    offsetYPercent: number,
    widthPercent: number,
    heightPercent: number,
    keepAspectRatio: boolean,
    center: boolean,
  ): Promise<void> {
    return this.invoke('addImage', {
      id,
      uri,
      offsetXPercent,
      offsetYPercent,
      widthPercent,
      heightPercent,
      keepAspectRatio,
      center,
    });
  }
}

export class OpenCVFilter<E extends OpenCVFilterEvents = OpenCVFilterEvents> extends Filter<E> {}

/** What creating a ZBarFilter needs. */
export interface ZBarFilterParams {
  mediaPipeline: MediaPipeline;
}

export class ZBarFilter<E extends ZBarFilterEvents = ZBarFilterEvents> extends Filter<E> {
  /** Creates a ZBarFilter in the server. */
  static create(client: ObjectOwner, params: ZBarFilterParams): Promise<ZBarFilter> {
    return client.createObject('ZBarFilter', params) as Promise<ZBarFilter>;
  }
}

/** Every class by its name. */
export const classes = {
  MediaObject,
  ServerManager,
  MediaElement,
  Endpoint,
  SessionEndpoint,
  Hub,
  Filter,
  HubPort,
  PassThrough,
  UriEndpoint,
  MediaPipeline,
  SdpEndpoint,
  BaseRtpEndpoint,
  AlphaBlending,
  Composite,
  Dispatcher,
  DispatcherOneToMany,
  HttpEndpoint,
  HttpPostEndpoint,
  Mixer,
  PlayerEndpoint,
  RecorderEndpoint,
  RtpEndpoint,
  WebRtcEndpoint,
  FaceOverlayFilter,
  GStreamerFilter,
  ImageOverlayFilter,
  OpenCVFilter,
  ZBarFilter,
};

/** The class of the object that `create` makes. */
export interface Classes {
  HubPort: HubPort;
  PassThrough: PassThrough;
  MediaPipeline: MediaPipeline;
  AlphaBlending: AlphaBlending;
  Composite: Composite;
  Dispatcher: Dispatcher;
  DispatcherOneToMany: DispatcherOneToMany;
  HttpPostEndpoint: HttpPostEndpoint;
  Mixer: Mixer;
  PlayerEndpoint: PlayerEndpoint;
  RecorderEndpoint: RecorderEndpoint;
  RtpEndpoint: RtpEndpoint;
  WebRtcEndpoint: WebRtcEndpoint;
  FaceOverlayFilter: FaceOverlayFilter;
  GStreamerFilter: GStreamerFilter;
  ImageOverlayFilter: ImageOverlayFilter;
  ZBarFilter: ZBarFilter;
}

/** What `create` needs. */
export interface ConstructorParams {
  HubPort: HubPortParams;
  PassThrough: PassThroughParams;
  MediaPipeline: MediaPipelineParams;
  AlphaBlending: AlphaBlendingParams;
  Composite: CompositeParams;
  Dispatcher: DispatcherParams;
  DispatcherOneToMany: DispatcherOneToManyParams;
  HttpPostEndpoint: HttpPostEndpointParams;
  Mixer: MixerParams;
  PlayerEndpoint: PlayerEndpointParams;
  RecorderEndpoint: RecorderEndpointParams;
  RtpEndpoint: RtpEndpointParams;
  WebRtcEndpoint: WebRtcEndpointParams;
  FaceOverlayFilter: FaceOverlayFilterParams;
  GStreamerFilter: GStreamerFilterParams;
  ImageOverlayFilter: ImageOverlayFilterParams;
  ZBarFilter: ZBarFilterParams;
}

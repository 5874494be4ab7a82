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

/** Anything that lives in the server and is known by an id. Releasing one releases what is inside it too. */
export class MediaObject<E extends MediaObjectEvents = MediaObjectEvents> extends RemoteObject<E> {
  /** The pipeline that the object lives in; the object itself for a pipeline, null for the server manager. */
  getMediaPipeline(): Promise<MediaPipeline | undefined> {
    return this.invoke('getMediaPipeline', {}, 'object');
  }

  /**
   * The object that this one lives in: the pipeline of an element, the hub of a hub port; null for a
   * pipeline.
   */
  getParent(): Promise<MediaObject | undefined> {
    return this.invoke('getParent', {}, 'object');
  }

  /** The name by which requests refer to the object. It never changes and is never used again. */
  getId(): Promise<string> {
    return this.invoke('getId');
  }

  /** The objects that live directly in this one. */
  getChildren(): Promise<MediaObject[]> {
    return this.invoke('getChildren', {}, 'object');
  }

  /** A text for people, for logs and dumps. The id until it is set. */
  getName(): Promise<string> {
    return this.invoke('getName');
  }

  /** A text for people, for logs and dumps. The id until it is set. */
  setName(name: string): Promise<void> {
    return this.invoke('setName', { name });
  }

  /** Whether events of this object carry its tags. */
  getSendTagsInEvents(): Promise<boolean> {
    return this.invoke('getSendTagsInEvents');
  }

  /** Whether events of this object carry its tags. */
  setSendTagsInEvents(sendTagsInEvents: boolean): Promise<void> {
    return this.invoke('setSendTagsInEvents', { sendTagsInEvents });
  }

  /** When the object was made, in seconds since 1970-01-01 UTC. */
  getCreationTime(): Promise<number> {
    return this.invoke('getCreationTime');
  }

  /**
   * Attaches a text to the object under a key; a key that is there already gets the new text.
   * @param key - Name of the tag.
   * @param value - Text of the tag.
   */
  addTag(key: string, value: string): Promise<void> {
    return this.invoke('addTag', { key, value });
  }

  /**
   * Removes the tag with that key. A key that is not there is no error.
   * @param key - Name of the tag.
   */
  removeTag(key: string): Promise<void> {
    return this.invoke('removeTag', { key });
  }

  /**
   * Reads one tag.
   * @param key - Name of the tag.
   * @returns The text of the tag.
   * @throws HeadwaterError of type `MEDIA_OBJECT_TAG_KEY_NOT_FOUND`
   */
  getTag(key: string): Promise<string> {
    return this.invoke('getTag', { key });
  }

  /**
   * Reads all tags.
   * @returns The tags, sorted by key.
   */
  getTags(): Promise<Tag[]> {
    return this.invoke('getTags');
  }
}

/**
 * The server itself: what it can do, how busy it is, and what lives in it. There is one, with the id
 * `manager_ServerManager`; it cannot be created or released.
 */
export class ServerManager<E extends ServerManagerEvents = ServerManagerEvents> extends MediaObject<E> {
  /** Version, modules and abilities of the server. */
  getInfo(): Promise<ServerInfo> {
    return this.invoke('getInfo');
  }

  /** All pipelines of all sessions. */
  getPipelines(): Promise<MediaPipeline[]> {
    return this.invoke('getPipelines', {}, 'object');
  }

  /** The ids of all sessions. */
  getSessions(): Promise<string[]> {
    return this.invoke('getSessions');
  }

  /** A text that the operator attached to the server; empty when there is none. */
  getMetadata(): Promise<string> {
    return this.invoke('getMetadata');
  }

  /**
   * Reads the description of a module: its classes, events and types.
   * @param moduleName - Name of the module: core, elements or filters.
   * @returns The description, as JSON text.
   * @throws HeadwaterError of type `UNDEFINED` (code 40500)
   */
  getKmd(moduleName: string): Promise<string> {
    return this.invoke('getKmd', { moduleName });
  }

  /**
   * Counts the processors that the server may use.
   * @returns At least 1. CPU affinity is taken into account.
   */
  getCpuCount(): Promise<number> {
    return this.invoke('getCpuCount');
  }

  /**
   * Measures the load that the server process causes.
   * @param interval - For how long to measure, in milliseconds; greater than 0. Default: 1000.
   * @returns Percent of all processors: 100 when each of them is fully used by the server.
   */
  getUsedCpu(interval?: number): Promise<number> {
    return this.invoke('getUsedCpu', { interval });
  }

  /**
   * Reads how much memory the server process holds.
   * @returns Resident memory in KiB.
   */
  getUsedMemory(): Promise<number> {
    return this.invoke('getUsedMemory');
  }
}

/**
 * Something that media flows into, out of, or through. Elements of one pipeline can be connected, audio,
 * video and data each for itself.
 */
export class MediaElement<E extends MediaElementEvents = MediaElementEvents> extends MediaObject<E> {
  /**
   * The bitrate at which video for this element is encoded where the server encodes, in bit/s; 0: chosen by
   * the server. 300000 until it is set.
   */
  getEncoderBitrate(): Promise<number> {
    return this.invoke('getEncoderBitrate');
  }

  /**
   * The bitrate at which video for this element is encoded where the server encodes, in bit/s; 0: chosen by
   * the server. 300000 until it is set.
   */
  setEncoderBitrate(encoderBitrate: number): Promise<void> {
    return this.invoke('setEncoderBitrate', { encoderBitrate });
  }

  /** The lower bound of that bitrate, in bit/s; 0: none. 0 until it is set. */
  getMinEncoderBitrate(): Promise<number> {
    return this.invoke('getMinEncoderBitrate');
  }

  /** The lower bound of that bitrate, in bit/s; 0: none. 0 until it is set. */
  setMinEncoderBitrate(minEncoderBitrate: number): Promise<void> {
    return this.invoke('setMinEncoderBitrate', { minEncoderBitrate });
  }

  /** The upper bound of that bitrate, in bit/s; 0: none. 2147483647 until it is set. */
  getMaxEncoderBitrate(): Promise<number> {
    return this.invoke('getMaxEncoderBitrate');
  }

  /** The upper bound of that bitrate, in bit/s; 0: none. 2147483647 until it is set. */
  setMaxEncoderBitrate(maxEncoderBitrate: number): Promise<void> {
    return this.invoke('setMaxEncoderBitrate', { maxEncoderBitrate });
  }

  /**
   * Lists the connections that bring media to this element.
   * @param mediaType - Only connections of that type; all when it is not given.
   * @param description - Only connections whose end here has that description; all when it is not given.
   * @returns One entry for each type of media of each connection.
   */
  getSourceConnections(mediaType?: MediaType, description?: string): Promise<ElementConnectionData[]> {
    return this.invoke('getSourceConnections', { mediaType, description }, 'ElementConnectionData');
  }

  /**
   * Lists the connections that take media away from this element.
   * @param mediaType - Only connections of that type; all when it is not given.
   * @param description - Only connections whose end here has that description; all when it is not given.
   * @returns One entry for each type of media of each connection.
   */
  getSinkConnections(mediaType?: MediaType, description?: string): Promise<ElementConnectionData[]> {
    return this.invoke('getSinkConnections', { mediaType, description }, 'ElementConnectionData');
  }

  /**
   * Sends media of this element to another one of the same pipeline. What the sink got of that type before is
   * replaced. Media flows as soon as both can, in whichever order they become ready.
   * @param sink - The element that gets the media.
   * @param mediaType - What to connect; audio, video and data when it is not given.
   * @param sourceMediaDescription - Which of several streams of that type to take. `default` when it is not
   * given.
   * @param sinkMediaDescription - As which of several streams of that type the sink takes it. `default` when
   * it is not given.
   * @throws HeadwaterError of type `CONNECT_ERROR`
   */
  connect(
    sink: MediaElement,
    mediaType?: MediaType,
    sourceMediaDescription?: string,
    sinkMediaDescription?: string,
  ): Promise<void> {
    return this.invoke('connect', { sink, mediaType, sourceMediaDescription, sinkMediaDescription });
  }

  /**
   * Ends a connection made by connect. One that is not there is no error.
   * @param sink - The element that got the media.
   * @param mediaType - What to disconnect; audio, video and data when it is not given.
   * @param sourceMediaDescription - Which of several streams of that type was taken. `default` when it is not
   * given.
   * @param sinkMediaDescription - As which of several streams of that type the sink took it. `default` when
   * it is not given.
   */
  disconnect(
    sink: MediaElement,
    mediaType?: MediaType,
    sourceMediaDescription?: string,
    sinkMediaDescription?: string,
  ): Promise<void> {
    return this.invoke('disconnect', { sink, mediaType, sourceMediaDescription, sinkMediaDescription });
  }

  /**
   * Asks for audio in that format. What comes in another one is transcoded.
   * @param caps - Codec and bitrate.
   */
  setAudioFormat(caps: AudioCaps): Promise<void> {
    return this.invoke('setAudioFormat', { caps });
  }

  /**
   * Asks for video in that format. What comes in another one is transcoded.
   * @param caps - Codec and frame rate.
   */
  setVideoFormat(caps: VideoCaps): Promise<void> {
    return this.invoke('setVideoFormat', { caps });
  }

  /**
   * Writes the drawing of getGstreamerDot into the directory that GST_DEBUG_DUMP_DOT_DIR names; does nothing
   * when it is not set.
   * @param details - How much the drawing shows. SHOW_VERBOSE when it is not given.
   */
  dumpGstreamerDot(details?: GstreamerDotDetails): Promise<void> {
    return this.invoke('dumpGstreamerDot', { details });
  }

  /**
   * Draws the GStreamer elements at work in this element.
   * @param details - How much the drawing shows. SHOW_VERBOSE when it is not given.
   * @returns A graph in the DOT language of Graphviz.
   */
  getGstreamerDot(details?: GstreamerDotDetails): Promise<string> {
    return this.invoke('getGstreamerDot', { details });
  }

  /**
   * Reads counters of the element, its streams and its transport.
   * @param mediaType - Only what concerns that type; everything when it is not given.
   * @returns Statistics by their ids. Each is of a type derived from Stats. Null while there is nothing to
   * count.
   */
  getStats(mediaType?: MediaType): Promise<Record<string, Stats> | null> {
    return this.invoke('getStats', { mediaType });
  }

  /**
   * Tells whether media has arrived at this element within the last moments.
   * @param mediaType - AUDIO or VIDEO.
   * @param sinkMediaDescription - Which of several streams of that type. Default: `default`.
   * @returns Whether it flows.
   * @throws HeadwaterError of type `MEDIA_OBJECT_ILLEGAL_PARAM_ERROR`
   */
  isMediaFlowingIn(mediaType: MediaType, sinkMediaDescription?: string): Promise<boolean> {
    return this.invoke('isMediaFlowingIn', { mediaType, sinkMediaDescription });
  }

  /**
   * Tells whether this element has sent media within the last moments.
   * @param mediaType - AUDIO or VIDEO.
   * @param sourceMediaDescription - Which of several streams of that type. Default: `default`.
   * @returns Whether it flows.
   * @throws HeadwaterError of type `MEDIA_OBJECT_ILLEGAL_PARAM_ERROR`
   */
  isMediaFlowingOut(mediaType: MediaType, sourceMediaDescription?: string): Promise<boolean> {
    return this.invoke('isMediaFlowingOut', { mediaType, sourceMediaDescription });
  }

  /**
   * Tells whether media is decoded and encoded anew on its way through this element.
   * @param mediaType - AUDIO or VIDEO.
   * @param binName - Which of several adapters of that type. Default: `default`.
   * @returns Whether it is transcoded.
   * @throws HeadwaterError of type `MEDIA_OBJECT_ILLEGAL_PARAM_ERROR`
   */
  isMediaTranscoding(mediaType: MediaType, binName?: string): Promise<boolean> {
    return this.invoke('isMediaTranscoding', { mediaType, binName });
  }
}

/** An element at which media enters or leaves the server. */
export class Endpoint<E extends EndpointEvents = EndpointEvents> extends MediaElement<E> {}

/** An endpoint that has a session with the other side, which starts and ends. */
export class SessionEndpoint<E extends SessionEndpointEvents = SessionEndpointEvents> extends Endpoint<E> {}

/** Routes or mixes media between the ports that are created in it. */
export class Hub<E extends HubEvents = HubEvents> extends MediaObject<E> {
  /** Creates a port of this hub. */
  createHubPort(): Promise<HubPort> {
    return this.createObject('HubPort', { hub: this }) as Promise<HubPort>;
  }

  /**
   * Draws the GStreamer elements at work in the hub.
   * @param details - How much the drawing shows. SHOW_VERBOSE when it is not given.
   * @returns A graph in the DOT language of Graphviz.
   */
  getGstreamerDot(details?: GstreamerDotDetails): Promise<string> {
    return this.invoke('getGstreamerDot', { details });
  }

  /**
   * Writes the drawing of getGstreamerDot into the directory that GST_DEBUG_DUMP_DOT_DIR names; does nothing
   * when it is not set.
   * @param details - How much the drawing shows. SHOW_VERBOSE when it is not given.
   */
  dumpGstreamerDot(details?: GstreamerDotDetails): Promise<void> {
    return this.invoke('dumpGstreamerDot', { details });
  }
}

/** An element that changes media on its way, or looks into it. */
export class Filter<E extends FilterEvents = FilterEvents> extends MediaElement<E> {}

/** What creating a HubPort needs. */
export interface HubPortParams {
  /** The hub to make the port in. */
  hub: Hub;
}

/** An element that takes media to a hub and back. Connect it like any other element. */
export class HubPort<E extends HubPortEvents = HubPortEvents> extends MediaElement<E> {
  /** Creates a HubPort in the server. */
  static create(client: ObjectOwner, params: HubPortParams): Promise<HubPort> {
    return client.createObject('HubPort', params) as Promise<HubPort>;
  }
}

/** What creating a PassThrough needs. */
export interface PassThroughParams {
  /** The pipeline to make it in. */
  mediaPipeline: MediaPipeline;
}

/** An element that hands on what it gets, unchanged: a fixed point in a graph whose ends come and go. */
export class PassThrough<E extends PassThroughEvents = PassThroughEvents> extends MediaElement<E> {
  /** Creates a PassThrough in the server. */
  static create(client: ObjectOwner, params: PassThroughParams): Promise<PassThrough> {
    return client.createObject('PassThrough', params) as Promise<PassThrough>;
  }
}

/** An endpoint that reads or writes what a URI names. */
export class UriEndpoint<E extends UriEndpointEvents = UriEndpointEvents> extends Endpoint<E> {
  /** The URI: file, http, https, rtsp, ... as far as the class supports it. */
  getUri(): Promise<string> {
    return this.invoke('getUri');
  }

  /** Whether it is stopped, running or paused. */
  getState(): Promise<UriEndpointState> {
    return this.invoke('getState');
  }

  /** Pauses reading or writing; the other side stays open. */
  pause(): Promise<void> {
    return this.invoke('pause');
  }

  /** Stops, and goes back to the beginning. */
  stop(): Promise<void> {
    return this.invoke('stop');
  }
}

/** What creating a MediaPipeline needs. */
export type MediaPipelineParams = Record<string, never>;

/**
 * Holds elements that exchange media. Elements of different pipelines cannot be connected; releasing a
 * pipeline releases all that is in it.
 */
export class MediaPipeline<E extends MediaPipelineEvents = MediaPipelineEvents> extends MediaObject<E> {
  /** Creates a MediaPipeline in the server. */
  static create(client: ObjectOwner, params: MediaPipelineParams = {}): Promise<MediaPipeline> {
    return client.createObject('MediaPipeline', params) as Promise<MediaPipeline>;
  }

  /** Creates an element or a hub in this pipeline. */
  create<T extends PipelineMember>(type: T, ...[params]: MemberArguments<T>): Promise<Classes[T]> {
    return this.createObject(type, { ...params, mediaPipeline: this }) as Promise<Classes[T]>;
  }

  /** Whether elements measure how long media takes through them, for getStats. */
  getLatencyStats(): Promise<boolean> {
    return this.invoke('getLatencyStats');
  }

  /** Whether elements measure how long media takes through them, for getStats. */
  setLatencyStats(latencyStats: boolean): Promise<void> {
    return this.invoke('setLatencyStats', { latencyStats });
  }

  /**
   * Draws the GStreamer elements at work in the pipeline.
   * @param details - How much the drawing shows. SHOW_VERBOSE when it is not given.
   * @returns A graph in the DOT language of Graphviz.
   */
  getGstreamerDot(details?: GstreamerDotDetails): Promise<string> {
    return this.invoke('getGstreamerDot', { details });
  }

  /**
   * Writes the drawing of getGstreamerDot into the directory that GST_DEBUG_DUMP_DOT_DIR names; does nothing
   * when it is not set.
   * @param details - How much the drawing shows. SHOW_VERBOSE when it is not given.
   */
  dumpGstreamerDot(details?: GstreamerDotDetails): Promise<void> {
    return this.invoke('dumpGstreamerDot', { details });
  }
}

/** An endpoint that agrees on media with the other side by offer and answer (RFC 3264). */
export class SdpEndpoint<E extends SdpEndpointEvents = SdpEndpointEvents> extends SessionEndpoint<E> {
  /**
   * The most that the other side is asked to send for all audio, in kbit/s; 0: no limit. Set it before
   * negotiating.
   */
  getMaxAudioRecvBandwidth(): Promise<number> {
    return this.invoke('getMaxAudioRecvBandwidth');
  }

  /**
   * The most that the other side is asked to send for all audio, in kbit/s; 0: no limit. Set it before
   * negotiating.
   */
  setMaxAudioRecvBandwidth(maxAudioRecvBandwidth: number): Promise<void> {
    return this.invoke('setMaxAudioRecvBandwidth', { maxAudioRecvBandwidth });
  }

  /**
   * The most that the other side is asked to send for all video, in kbit/s; 0: no limit. Set it before
   * negotiating.
   */
  getMaxVideoRecvBandwidth(): Promise<number> {
    return this.invoke('getMaxVideoRecvBandwidth');
  }

  /**
   * The most that the other side is asked to send for all video, in kbit/s; 0: no limit. Set it before
   * negotiating.
   */
  setMaxVideoRecvBandwidth(maxVideoRecvBandwidth: number): Promise<void> {
    return this.invoke('setMaxVideoRecvBandwidth', { maxVideoRecvBandwidth });
  }

  /**
   * Makes an offer for the other side, whose answer then goes to processAnswer.
   * @param options - What the offer asks for; everything when it is not given.
   * @returns The offer, as SDP.
   * @throws HeadwaterError of type `SDP_END_POINT_ALREADY_NEGOTIATED`, `SDP_END_POINT_GENERATE_OFFER_ERROR`
   */
  generateOffer(options?: OfferOptions): Promise<string> {
    return this.invoke('generateOffer', { options });
  }

  /**
   * Takes an offer of the other side and answers it. A WebRtcEndpoint that did so takes another one when that
   * restarts ICE (RFC 8839 section 4.4.1.1.1) and changes nothing else; the answer then holds the candidates,
   * if they were gathered.
   * @param offer - The offer, as SDP.
   * @returns The answer, as SDP.
   * @throws HeadwaterError of type `SDP_PARSE_ERROR`, `SDP_END_POINT_ALREADY_NEGOTIATED`,
   * `SDP_END_POINT_PROCESS_OFFER_ERROR`
   */
  processOffer(offer: string): Promise<string> {
    return this.invoke('processOffer', { offer });
  }

  /**
   * Takes the other side's answer to the offer of generateOffer.
   * @param answer - The answer, as SDP.
   * @returns The server's own description after the negotiation, as SDP.
   * @throws HeadwaterError of type `SDP_PARSE_ERROR`, `SDP_END_POINT_NOT_OFFER_GENERATED`,
   * `SDP_END_POINT_ANSWER_ALREADY_PROCCESED`, `SDP_END_POINT_PROCESS_ANSWER_ERROR`
   */
  processAnswer(answer: string): Promise<string> {
    return this.invoke('processAnswer', { answer });
  }

  /**
   * Reads what the server described itself with.
   * @returns Its offer or answer, as SDP.
   * @throws HeadwaterError of type `SDP_END_POINT_NO_LOCAL_SDP_ERROR`
   */
  getLocalSessionDescriptor(): Promise<string> {
    return this.invoke('getLocalSessionDescriptor');
  }

  /**
   * Reads what the other side described itself with.
   * @returns Its offer or answer, as SDP.
   * @throws HeadwaterError of type `SDP_END_POINT_NO_REMOTE_SDP_ERROR`
   */
  getRemoteSessionDescriptor(): Promise<string> {
    return this.invoke('getRemoteSessionDescriptor');
  }
}

/** An endpoint that sends and receives RTP (RFC 3550), and adapts to what the network carries. */
export class BaseRtpEndpoint<E extends BaseRtpEndpointEvents = BaseRtpEndpointEvents> extends SdpEndpoint<E> {
  /**
   * The least that the other side is asked to send for video, whatever the network seems to carry, in kbit/s;
   * 0: no limit, and less than 100 counts as 100. 100 until it is set.
   */
  getMinVideoRecvBandwidth(): Promise<number> {
    return this.invoke('getMinVideoRecvBandwidth');
  }

  /**
   * The least that the other side is asked to send for video, whatever the network seems to carry, in kbit/s;
   * 0: no limit, and less than 100 counts as 100. 100 until it is set.
   */
  setMinVideoRecvBandwidth(minVideoRecvBandwidth: number): Promise<void> {
    return this.invoke('setMinVideoRecvBandwidth', { minVideoRecvBandwidth });
  }

  /**
   * The least that is sent for video, whatever the other side reports, in kbit/s; 0: no limit. 100 until it
   * is set.
   */
  getMinVideoSendBandwidth(): Promise<number> {
    return this.invoke('getMinVideoSendBandwidth');
  }

  /**
   * The least that is sent for video, whatever the other side reports, in kbit/s; 0: no limit. 100 until it
   * is set.
   */
  setMinVideoSendBandwidth(minVideoSendBandwidth: number): Promise<void> {
    return this.invoke('setMinVideoSendBandwidth', { minVideoSendBandwidth });
  }

  /** The most that is sent for video where the server encodes, in kbit/s; 0: no limit. */
  getMaxVideoSendBandwidth(): Promise<number> {
    return this.invoke('getMaxVideoSendBandwidth');
  }

  /** The most that is sent for video where the server encodes, in kbit/s; 0: no limit. */
  setMaxVideoSendBandwidth(maxVideoSendBandwidth: number): Promise<void> {
    return this.invoke('setMaxVideoSendBandwidth', { maxVideoSendBandwidth });
  }

  /** Whether media has arrived lately. */
  getMediaState(): Promise<MediaState> {
    return this.invoke('getMediaState');
  }

  /** Whether the transport is up, so that media can pass. */
  getConnectionState(): Promise<ConnectionState> {
    return this.invoke('getConnectionState');
  }

  /**
   * The greatest RTP packet that the server makes when it packs encoded media, in bytes, without UDP and IP
   * headers.
   */
  getMtu(): Promise<number> {
    return this.invoke('getMtu');
  }

  /**
   * The greatest RTP packet that the server makes when it packs encoded media, in bytes, without UDP and IP
   * headers.
   */
  setMtu(mtu: number): Promise<void> {
    return this.invoke('setMtu', { mtu });
  }

  /** How the bandwidth estimate of REMB is made. */
  getRembParams(): Promise<RembParams> {
    return this.invoke('getRembParams');
  }

  /** How the bandwidth estimate of REMB is made. */
  setRembParams(rembParams: RembParams): Promise<void> {
    return this.invoke('setRembParams', { rembParams });
  }

  /**
   * Asks for a keyframe (RFC 4585 PLI) of the sender of the video that is connected to the endpoint; of the
   * endpoint's own peer when none is. Requests are merged, so asking often does not flood the sender.
   * @throws HeadwaterError of type `MEDIA_OBJECT_OPERATION_NOT_SUPPORTED`
   */
  requestKeyframe(): Promise<void> {
    return this.invoke('requestKeyframe');
  }
}

/** What creating a AlphaBlending needs. */
export interface AlphaBlendingParams {
  /** The pipeline to make it in. */
  mediaPipeline: MediaPipeline;
}

/**
 * A hub that lays the pictures of its ports over one another. Each port may send, at a place of the master's
 * picture, and receives the result.
 */
export class AlphaBlending<E extends AlphaBlendingEvents = AlphaBlendingEvents> extends Hub<E> {
  /** Creates a AlphaBlending in the server. */
  static create(client: ObjectOwner, params: AlphaBlendingParams): Promise<AlphaBlending> {
    return client.createObject('AlphaBlending', params) as Promise<AlphaBlending>;
  }

  /**
   * Chooses the port whose picture gives the size of the result.
   * @param source - The port.
   * @param zOrder - Its layer; greater ones lie above smaller ones.
   */
  setMaster(source: HubPort, zOrder: number): Promise<void> {
    return this.invoke('setMaster', { source, zOrder });
  }

  /**
   * Places the picture of a port.
   * @param relativeX - Left edge, as part of the result's width: 0 to 1.
   * @param relativeY - Upper edge, as part of the result's height: 0 to 1.
   * @param zOrder - Layer; greater ones lie above smaller ones.
   * @param relativeWidth - Width, as part of the result's width: 0 to 1.
   * @param relativeHeight - Height, as part of the result's height: 0 to 1.
   * @param port - The port.
   */
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
  /** The pipeline to make it in. */
  mediaPipeline: MediaPipeline;
  /** Width of the result, in pixels. Default: 800. */
  width?: number;
  /** Height of the result, in pixels. Default: 600. */
  height?: number;
  /** Pictures per second of the result. Default: 15. */
  framerate?: number;
}

/**
 * A hub that shows the pictures of its ports side by side and mixes their sound. Each port hears all others,
 * not itself.
 */
export class Composite<E extends CompositeEvents = CompositeEvents> extends Hub<E> {
  /** Creates a Composite in the server. */
  static create(client: ObjectOwner, params: CompositeParams): Promise<Composite> {
    return client.createObject('Composite', params) as Promise<Composite>;
  }
}

/** What creating a Dispatcher needs. */
export interface DispatcherParams {
  /** The pipeline to make it in. */
  mediaPipeline: MediaPipeline;
}

/** A hub that passes on the media of a port to those that it is connected with. */
export class Dispatcher<E extends DispatcherEvents = DispatcherEvents> extends Hub<E> {
  /** Creates a Dispatcher in the server. */
  static create(client: ObjectOwner, params: DispatcherParams): Promise<Dispatcher> {
    return client.createObject('Dispatcher', params) as Promise<Dispatcher>;
  }

  /**
   * Passes on all media of one port to another, in place of what that got before.
   * @param source - The port to take from.
   * @param sink - The port to pass on to.
   */
  connect(source: HubPort, sink: HubPort): Promise<void> {
    return this.invoke('connect', { source, sink });
  }
}

/** What creating a DispatcherOneToMany needs. */
export interface DispatcherOneToManyParams {
  /** The pipeline to make it in. */
  mediaPipeline: MediaPipeline;
}

/** A hub that passes on the media of one port to all others. */
export class DispatcherOneToMany<E extends DispatcherOneToManyEvents = DispatcherOneToManyEvents> extends Hub<E> {
  /** Creates a DispatcherOneToMany in the server. */
  static create(client: ObjectOwner, params: DispatcherOneToManyParams): Promise<DispatcherOneToMany> {
    return client.createObject('DispatcherOneToMany', params) as Promise<DispatcherOneToMany>;
  }

  /**
   * Chooses the port whose media all others get, in place of the one before.
   * @param source - The port.
   */
  setSource(source: HubPort): Promise<void> {
    return this.invoke('setSource', { source });
  }

  /** Passes on no port's media any more. */
  removeSource(): Promise<void> {
    return this.invoke('removeSource');
  }
}

/** An endpoint that is reached by HTTP. */
export class HttpEndpoint<E extends HttpEndpointEvents = HttpEndpointEvents> extends SessionEndpoint<E> {
  /**
   * Reads where it is reached.
   * @returns Its URL; good for one session.
   */
  getUrl(): Promise<string> {
    return this.invoke('getUrl');
  }
}

/** What creating a HttpPostEndpoint needs. */
export interface HttpPostEndpointParams {
  /** The pipeline to make it in. */
  mediaPipeline: MediaPipeline;
  /** How long the uploading side may be silent before the session ends, in seconds. Default: 2. */
  disconnectionTimeout?: number;
  /**
   * Whether media is handed on as it is encoded; otherwise it is decoded first. A picture that the file says
   * is to be turned is turned when it is decoded, and not when it is handed on. Default: false.
   */
  useEncodedMedia?: boolean;
}

/** Takes media that a browser or a program uploads by HTTP POST. */
export class HttpPostEndpoint<E extends HttpPostEndpointEvents = HttpPostEndpointEvents> extends HttpEndpoint<E> {
  /** Creates a HttpPostEndpoint in the server. */
  static create(client: ObjectOwner, params: HttpPostEndpointParams): Promise<HttpPostEndpoint> {
    return client.createObject('HttpPostEndpoint', params) as Promise<HttpPostEndpoint>;
  }
}

/** What creating a Mixer needs. */
export interface MixerParams {
  /** The pipeline to make it in. */
  mediaPipeline: MediaPipeline;
}

/**
 * A hub that routes media between its ports, audio and video each for itself, and mixes sound where several
 * ports send to one.
 */
export class Mixer<E extends MixerEvents = MixerEvents> extends Hub<E> {
  /** Creates a Mixer in the server. */
  static create(client: ObjectOwner, params: MixerParams): Promise<Mixer> {
    return client.createObject('Mixer', params) as Promise<Mixer>;
  }

  /**
   * Sends media of one port to another.
   * @param media - The type of media.
   * @param source - The port to take from.
   * @param sink - The port to send to.
   */
  connect(media: MediaType, source: HubPort, sink: HubPort): Promise<void> {
    return this.invoke('connect', { media, source, sink });
  }

  /**
   * Ends what connect began. A connection that is not there is no error.
   * @param media - The type of media.
   * @param source - The port that is taken from.
   * @param sink - The port that is sent to.
   */
  disconnect(media: MediaType, source: HubPort, sink: HubPort): Promise<void> {
    return this.invoke('disconnect', { media, source, sink });
  }
}

/** What creating a PlayerEndpoint needs. */
export interface PlayerEndpointParams {
  /** The pipeline to make it in. */
  mediaPipeline: MediaPipeline;
  /** What to play: file, http, https or rtsp. */
  uri: string;
  /**
   * Whether media is handed on as it is encoded; otherwise it is decoded first. A picture that the file says
   * is to be turned is turned when it is decoded, and not when it is handed on. Default: false.
   */
  useEncodedMedia?: boolean;
  /** How much of a stream on the network is buffered, in milliseconds; 0: nothing. Default: 2000. */
  networkCache?: number;
}

/** Plays what a URI names: a file, or a stream on the network. */
export class PlayerEndpoint<E extends PlayerEndpointEvents = PlayerEndpointEvents> extends UriEndpoint<E> {
  /** Creates a PlayerEndpoint in the server. */
  static create(client: ObjectOwner, params: PlayerEndpointParams): Promise<PlayerEndpoint> {
    return client.createObject('PlayerEndpoint', params) as Promise<PlayerEndpoint>;
  }

  /** What is known of what is being played. */
  getVideoInfo(): Promise<VideoInfo> {
    return this.invoke('getVideoInfo');
  }

  /** A drawing of the GStreamer elements at work in it, in the DOT language of Graphviz. */
  getElementGstreamerDot(): Promise<string> {
    return this.invoke('getElementGstreamerDot');
  }

  /**
   * Where it is, in milliseconds from the beginning. Setting it goes there; what has ended waits there until
   * it is played. PLAYER_SEEK_FAIL when that is not possible.
   */
  getPosition(): Promise<number> {
    return this.invoke('getPosition');
  }

  /**
   * Where it is, in milliseconds from the beginning. Setting it goes there; what has ended waits there until
   * it is played. PLAYER_SEEK_FAIL when that is not possible.
   */
  setPosition(position: number): Promise<void> {
    return this.invoke('setPosition', { position });
  }

  /** Starts to play, or goes on after a pause. */
  play(): Promise<void> {
    return this.invoke('play');
  }
}

/** What creating a RecorderEndpoint needs. */
export interface RecorderEndpointParams {
  /** The pipeline to make it in. */
  mediaPipeline: MediaPipeline;
  /** Where to write: a file, or an http or https URL that takes uploads. */
  uri: string;
  /** The container, and what goes into it. Default: `WEBM`. */
  mediaProfile?: MediaProfileSpecType;
  /** Whether the end of its media ends the recording too. Default: false. */
  stopOnEndOfStream?: boolean;
}

/** Writes the media that it gets to what a URI names. */
export class RecorderEndpoint<E extends RecorderEndpointEvents = RecorderEndpointEvents> extends UriEndpoint<E> {
  /** Creates a RecorderEndpoint in the server. */
  static create(client: ObjectOwner, params: RecorderEndpointParams): Promise<RecorderEndpoint> {
    return client.createObject('RecorderEndpoint', params) as Promise<RecorderEndpoint>;
  }

  /** Starts to write, or goes on after a pause. */
  record(): Promise<void> {
    return this.invoke('record');
  }

  /** Stops, and answers when everything is written. */
  stopAndWait(): Promise<void> {
    return this.invoke('stopAndWait');
  }
}

/** What creating a RtpEndpoint needs. */
export interface RtpEndpointParams {
  /** The pipeline to make it in. */
  mediaPipeline: MediaPipeline;
  /** The server's key for SRTP; plain RTP when it is not given. */
  crypto?: SDES;
  /** Whether it offers an IPv6 address; an IPv4 one otherwise. Default: false. */
  useIpv6?: boolean;
}

/** Sends and receives plain RTP, or SRTP with keys from the session description (RFC 4568). */
export class RtpEndpoint<E extends RtpEndpointEvents = RtpEndpointEvents> extends BaseRtpEndpoint<E> {
  /** Creates a RtpEndpoint in the server. */
  static create(client: ObjectOwner, params: RtpEndpointParams): Promise<RtpEndpoint> {
    return client.createObject('RtpEndpoint', params) as Promise<RtpEndpoint>;
  }
}

/** What creating a WebRtcEndpoint needs. */
export interface WebRtcEndpointParams {
  /** The pipeline to make it in. */
  mediaPipeline: MediaPipeline;
  /** Whether it only receives media. Default: false. */
  recvonly?: boolean;
  /** Whether it only sends media. Default: false. */
  sendonly?: boolean;
  /** Whether data channels can be opened, by either side. Default: false. */
  useDataChannels?: boolean;
  /**
   * The kind of key for the certificate of DTLS. Every browser takes ECDSA; with RSA a handshake costs the
   * server a millisecond more. Default: `ECDSA`.
   */
  certificateKeyType?: CertificateKeyType;
  /** How outgoing packets are marked for routers (RFC 2474). Default: `NO_VALUE`. */
  qosDscp?: DSCPValue;
}

/**
 * The server's end of a WebRTC connection with a browser or another program: ICE (RFC 8445), DTLS-SRTP (RFC
 * 5763) and data channels (RFC 8831).
 */
export class WebRtcEndpoint<E extends WebRtcEndpointEvents = WebRtcEndpointEvents> extends BaseRtpEndpoint<E> {
  /** Creates a WebRtcEndpoint in the server. */
  static create(client: ObjectOwner, params: WebRtcEndpointParams): Promise<WebRtcEndpoint> {
    return client.createObject('WebRtcEndpoint', params) as Promise<WebRtcEndpoint>;
  }

  /**
   * Names of the network interfaces to use, separated by commas; empty: all. To be set before
   * gatherCandidates.
   */
  getNetworkInterfaces(): Promise<string> {
    return this.invoke('getNetworkInterfaces');
  }

  /**
   * Names of the network interfaces to use, separated by commas; empty: all. To be set before
   * gatherCandidates.
   */
  setNetworkInterfaces(networkInterfaces: string): Promise<void> {
    return this.invoke('setNetworkInterfaces', { networkInterfaces });
  }

  /** Whether candidates for TCP (RFC 6544) are gathered too. To be set before gatherCandidates. */
  getIceTcp(): Promise<boolean> {
    return this.invoke('getIceTcp');
  }

  /** Whether candidates for TCP (RFC 6544) are gathered too. To be set before gatherCandidates. */
  setIceTcp(iceTcp: boolean): Promise<void> {
    return this.invoke('setIceTcp', { iceTcp });
  }

  /** IP address of the STUN server; empty: none. To be set before gatherCandidates. */
  getStunServerAddress(): Promise<string> {
    return this.invoke('getStunServerAddress');
  }

  /** IP address of the STUN server; empty: none. To be set before gatherCandidates. */
  setStunServerAddress(stunServerAddress: string): Promise<void> {
    return this.invoke('setStunServerAddress', { stunServerAddress });
  }

  /** Port of the STUN server: 1 to 65535. To be set before gatherCandidates. */
  getStunServerPort(): Promise<number> {
    return this.invoke('getStunServerPort');
  }

  /** Port of the STUN server: 1 to 65535. To be set before gatherCandidates. */
  setStunServerPort(stunServerPort: number): Promise<void> {
    return this.invoke('setStunServerPort', { stunServerPort });
  }

  /**
   * The TURN server as `user:password@address:port`, with `?transport=udp`, `tcp` or `tls` where it is not
   * UDP; empty: none. To be set before gatherCandidates.
   */
  getTurnUrl(): Promise<string> {
    return this.invoke('getTurnUrl');
  }

  /**
   * The TURN server as `user:password@address:port`, with `?transport=udp`, `tcp` or `tls` where it is not
   * UDP; empty: none. To be set before gatherCandidates.
   */
  setTurnUrl(turnUrl: string): Promise<void> {
    return this.invoke('setTurnUrl', { turnUrl });
  }

  /**
   * The IPv4 address to put into all host candidates instead of their own; empty: their own. To be set before
   * gatherCandidates.
   */
  getExternalIPv4(): Promise<string> {
    return this.invoke('getExternalIPv4');
  }

  /**
   * The IPv4 address to put into all host candidates instead of their own; empty: their own. To be set before
   * gatherCandidates.
   */
  setExternalIPv4(externalIPv4: string): Promise<void> {
    return this.invoke('setExternalIPv4', { externalIPv4 });
  }

  /**
   * The IPv6 address to put into all host candidates instead of their own; empty: their own. To be set before
   * gatherCandidates.
   */
  getExternalIPv6(): Promise<string> {
    return this.invoke('getExternalIPv6');
  }

  /**
   * The IPv6 address to put into all host candidates instead of their own; empty: their own. To be set before
   * gatherCandidates.
   */
  setExternalIPv6(externalIPv6: string): Promise<void> {
    return this.invoke('setExternalIPv6', { externalIPv6 });
  }

  /** The pairs of candidates in use, one for each component. */
  getICECandidatePairs(): Promise<IceCandidatePair[]> {
    return this.invoke('getICECandidatePairs');
  }

  /** The state of ICE, one entry for each component. */
  getIceConnectionState(): Promise<IceConnection[]> {
    return this.invoke('getIceConnectionState');
  }

  /** The state of DTLS, one entry for each component. */
  getDtlsConnectionState(): Promise<DtlsConnection[]> {
    return this.invoke('getDtlsConnectionState');
  }

  /**
   * Starts to look for candidates. Each is told by IceCandidateFound, the end by IceGatheringDone.
   * @throws HeadwaterError of type `ICE_GATHER_CANDIDATES_ERROR`
   */
  gatherCandidates(): Promise<void> {
    return this.invoke('gatherCandidates');
  }

  /**
   * Takes a candidate of the other side. It may come before the other side's description.
   * @param candidate - The candidate. An empty one says that there are no more.
   * @throws HeadwaterError of type `ICE_ADD_CANDIDATE_ERROR`
   */
  addIceCandidate(candidate: IceCandidate): Promise<void> {
    return this.invoke('addIceCandidate', { candidate });
  }

  /**
   * Opens a data channel; DataChannelOpened tells its number. Without maxPacketLifeTime and maxRetransmits it
   * is reliable; at most one of them may be given.
   * @param label - Its name, for the application.
   * @param ordered - Whether messages arrive in the order in which they were sent. Default: true.
   * @param maxPacketLifeTime - For how long a message is sent again when it is lost, in milliseconds; -1:
   * without an end. Default: -1.
   * @param maxRetransmits - How often a message is sent again when it is lost; -1: until it arrives. Default:
   * -1.
   * @param protocol - Name of the protocol that is spoken on it, for the application.
   * @throws HeadwaterError of type `MEDIA_OBJECT_OPERATION_NOT_SUPPORTED`
   */
  createDataChannel(
    label?: string,
    ordered?: boolean,
    maxPacketLifeTime?: number,
    maxRetransmits?: number,
    protocol?: string,
  ): Promise<void> {
    return this.invoke('createDataChannel', { label, ordered, maxPacketLifeTime, maxRetransmits, protocol });
  }

  /**
   * Closes a data channel.
   * @param channelId - Its number: 0 to 65534.
   * @throws HeadwaterError of type `MEDIA_OBJECT_OPERATION_NOT_SUPPORTED`, `MEDIA_OBJECT_ILLEGAL_PARAM_ERROR`
   */
  closeDataChannel(channelId: number): Promise<void> {
    return this.invoke('closeDataChannel', { channelId });
  }
}

/** What creating a FaceOverlayFilter needs. */
export interface FaceOverlayFilterParams {
  /** The pipeline to make it in. */
  mediaPipeline: MediaPipeline;
}

/** Lays a picture over each face that it finds. */
export class FaceOverlayFilter<E extends FaceOverlayFilterEvents = FaceOverlayFilterEvents> extends Filter<E> {
  /** Creates a FaceOverlayFilter in the server. */
  static create(client: ObjectOwner, params: FaceOverlayFilterParams): Promise<FaceOverlayFilter> {
    return client.createObject('FaceOverlayFilter', params) as Promise<FaceOverlayFilter>;
  }

  /** Lays nothing over faces any more. */
  unsetOverlayedImage(): Promise<void> {
    return this.invoke('unsetOverlayedImage');
  }

  /**
   * Chooses the picture to lay over faces. It succeeds even when the picture cannot be loaded, as with
   * Kurento: an Error event says why, and what was shown before stays.
   * @param uri - Where the picture is, a PNG or JPEG: a data URI (base64), or file, http or https where the
   * settings filters.imageDirectory and filters.imageHosts allow it.
   * @param offsetXPercent - How far to the right of the face it lies, as part of the face's width: -1 to 1.
   * @param offsetYPercent - How far below the face it lies, as part of the face's height: -1 to 1.
   * @param widthPercent - Its width, as part of the face's width; greater than 0.
   * @param heightPercent - Its height, as part of the face's height; greater than 0.
   */
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
  /** The pipeline to make it in. */
  mediaPipeline: MediaPipeline;
  /**
   * The element and its settings, as for gst-launch-1.0: `videoflip method=horizontal-flip`. Several are
   * separated by `!`.
   */
  command: string;
  /** On which media it works. Default: `AUTODETECT`. */
  filterType?: FilterType;
}

/**
 * Sends media through GStreamer elements of the application's choice, as far as the setting
 * filters.allowedElements has them.
 */
export class GStreamerFilter<E extends GStreamerFilterEvents = GStreamerFilterEvents> extends Filter<E> {
  /** Creates a GStreamerFilter in the server. */
  static create(client: ObjectOwner, params: GStreamerFilterParams): Promise<GStreamerFilter> {
    return client.createObject('GStreamerFilter', params) as Promise<GStreamerFilter>;
  }

  /**
   * The element and its settings, as for gst-launch-1.0: `videoflip method=horizontal-flip`. Several are
   * separated by `!`.
   */
  getCommand(): Promise<string> {
    return this.invoke('getCommand');
  }

  /**
   * Changes a setting of the element.
   * @param propertyName - Name of the setting; of one of several elements as `element.setting`.
   * @param propertyValue - New value, as text.
   * @throws HeadwaterError of type `MARSHALL_ERROR`
   */
  setElementProperty(propertyName: string, propertyValue: string): Promise<void> {
    return this.invoke('setElementProperty', { propertyName, propertyValue });
  }
}

/** What creating a ImageOverlayFilter needs. */
export interface ImageOverlayFilterParams {
  /** The pipeline to make it in. */
  mediaPipeline: MediaPipeline;
}

/** Lays pictures over video, at fixed places. */
export class ImageOverlayFilter<E extends ImageOverlayFilterEvents = ImageOverlayFilterEvents> extends Filter<E> {
  /** Creates a ImageOverlayFilter in the server. */
  static create(client: ObjectOwner, params: ImageOverlayFilterParams): Promise<ImageOverlayFilter> {
    return client.createObject('ImageOverlayFilter', params) as Promise<ImageOverlayFilter>;
  }

  /**
   * Takes a picture away.
   * @param id - The name that addImage gave it.
   */
  removeImage(id: string): Promise<void> {
    return this.invoke('removeImage', { id });
  }

  /**
   * Lays a picture over the video. It succeeds even when the picture cannot be loaded, as with Kurento: an
   * Error event says why, and what was shown before stays.
   * @param id - A name for it; a picture with that name is replaced.
   * @param uri - Where the picture is, a PNG or JPEG: a data URI (base64), or file, http or https where the
   * settings filters.imageDirectory and filters.imageHosts allow it.
   * @param offsetXPercent - Its left edge, as part of the video's width: 0 to 1.
   * @param offsetYPercent - Its upper edge, as part of the video's height: 0 to 1.
   * @param widthPercent - Its width, as part of the video's width: 0 to 1.
   * @param heightPercent - Its height, as part of the video's height: 0 to 1.
   * @param keepAspectRatio - Whether its shape is kept, so that it may become smaller than that.
   * @param center - Whether it lies in the middle of its place when its shape is kept; at its upper left
   * corner otherwise.
   */
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

/** A filter that works on pictures with OpenCV. */
export class OpenCVFilter<E extends OpenCVFilterEvents = OpenCVFilterEvents> extends Filter<E> {}

/** What creating a ZBarFilter needs. */
export interface ZBarFilterParams {
  /** The pipeline to make it in. */
  mediaPipeline: MediaPipeline;
}

/**
 * Looks for bar codes and QR codes in video, and tells by CodeFound what they say. The video is not changed.
 */
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

/** The classes whose objects live in a pipeline. */
export type PipelineMember = {
  [T in keyof ConstructorParams]: ConstructorParams[T] extends { mediaPipeline: MediaPipeline } ? T : never;
}[keyof ConstructorParams];

/** What `pipeline.create` takes behind the class: nothing has to be there where the pipeline is all that is needed. */
export type MemberArguments<T extends PipelineMember> =
  Record<string, never> extends Omit<ConstructorParams[T], 'mediaPipeline'>
    ? [params?: Omit<ConstructorParams[T], 'mediaPipeline'>]
    : [params: Omit<ConstructorParams[T], 'mediaPipeline'>];

/** The parameters of every constructor: their types, with a `?` behind what may be left out. */
export const constructors: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  HubPort: { hub: 'Hub' },
  PassThrough: { mediaPipeline: 'MediaPipeline' },
  MediaPipeline: {},
  AlphaBlending: { mediaPipeline: 'MediaPipeline' },
  Composite: { mediaPipeline: 'MediaPipeline', width: 'int?', height: 'int?', framerate: 'int?' },
  Dispatcher: { mediaPipeline: 'MediaPipeline' },
  DispatcherOneToMany: { mediaPipeline: 'MediaPipeline' },
  HttpPostEndpoint: {
    mediaPipeline: 'MediaPipeline',
    disconnectionTimeout: 'int?',
    useEncodedMedia: 'boolean?',
  },
  Mixer: { mediaPipeline: 'MediaPipeline' },
  PlayerEndpoint: {
    mediaPipeline: 'MediaPipeline',
    uri: 'String',
    useEncodedMedia: 'boolean?',
    networkCache: 'int?',
  },
  RecorderEndpoint: {
    mediaPipeline: 'MediaPipeline',
    uri: 'String',
    mediaProfile: 'MediaProfileSpecType?',
    stopOnEndOfStream: 'boolean?',
  },
  RtpEndpoint: { mediaPipeline: 'MediaPipeline', crypto: 'SDES?', useIpv6: 'boolean?' },
  WebRtcEndpoint: {
    mediaPipeline: 'MediaPipeline',
    recvonly: 'boolean?',
    sendonly: 'boolean?',
    useDataChannels: 'boolean?',
    certificateKeyType: 'CertificateKeyType?',
    qosDscp: 'DSCPValue?',
  },
  FaceOverlayFilter: { mediaPipeline: 'MediaPipeline' },
  GStreamerFilter: { mediaPipeline: 'MediaPipeline', command: 'String', filterType: 'FilterType?' },
  ImageOverlayFilter: { mediaPipeline: 'MediaPipeline' },
  ZBarFilter: { mediaPipeline: 'MediaPipeline' },
};

// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
import type { ObjectMembers } from '../MediaObject.js';
import type { MediaElement, MediaObject } from './classes.js';
import type {
  ConnectionState,
  DtlsConnectionState,
  IceCandidate,
  IceCandidatePair,
  IceComponentState,
  MediaFlowState,
  MediaState,
  MediaTranscodingState,
  MediaType,
  Tag,
  UriEndpointState,
} from './types.js';

/** What all events have. */
export interface RaiseBaseEvent {
  /** Id of the object that raised the event. */
  source: MediaObject;
  /** When it was raised, in milliseconds since 1970-01-01 UTC, as text. */
  timestampMillis: string;
  /** The tags of the object, if it sends them (sendTagsInEvents); none otherwise. */
  tags: Tag[];
}

/** Something went wrong in the object without a request to answer with it. */
export interface ErrorEvent extends RaiseBaseEvent {
  /** What went wrong, for people. */
  description: string;
  /** Code of the error. */
  errorCode: number;
  /** Name of that code. */
  type: string;
}

/** What all events about media have. */
export interface MediaEvent extends RaiseBaseEvent {
  /** Name of the event. */
  type: string;
}

/** The session with the other side has ended. */
export type MediaSessionTerminatedEvent = MediaEvent;

/** The session with the other side has begun: both descriptions are known. */
export type MediaSessionStartedEvent = MediaEvent;

/** An object was made, by any session. */
export interface ObjectCreatedEvent extends RaiseBaseEvent {
  /** Id of the object. */
  object: MediaObject;
}

/** An object is gone. */
export interface ObjectDestroyedEvent extends RaiseBaseEvent {
  /** Id that the object had. */
  objectId: string;
}

/** Media began to arrive, or has not arrived for a while. */
export interface MediaStateChangedEvent extends MediaEvent {
  /** The state before. */
  oldState: MediaState;
  /** The state from now on. */
  newState: MediaState;
}

/** The transport came up or went down. */
export interface ConnectionStateChangedEvent extends MediaEvent {
  /** The state before. */
  oldState: ConnectionState;
  /** The state from now on. */
  newState: ConnectionState;
}

/** Media of one type began or ceased to leave the element. */
export interface MediaFlowOutStateChangedEvent extends MediaEvent {
  /** Whether it flows now. */
  state: MediaFlowState;
  /** Which of several streams of that type. */
  padName: string;
  /** The type of media. */
  mediaType: MediaType;
}

/** Media of one type began or ceased to arrive at the element. */
export interface MediaFlowInStateChangedEvent extends MediaEvent {
  /** Whether it flows now. */
  state: MediaFlowState;
  /** Which of several streams of that type. */
  padName: string;
  /** The type of media. */
  mediaType: MediaType;
}

/** The server began or ceased to transcode media on its way through the element. */
export interface MediaTranscodingStateChangedEvent extends MediaEvent {
  /** Whether it is transcoded now. */
  state: MediaTranscodingState;
  /** Which of several adapters of that type. */
  binName: string;
  /** The type of media. */
  mediaType: MediaType;
}

/** Media of this element goes to another one from now on. Raised once for each type of media. */
export interface ElementConnectedEvent extends MediaEvent {
  /** Id of the element that gets the media. */
  sink: MediaElement;
  /** The type of media. */
  mediaType: MediaType;
  /** Which of several streams of that type is taken. */
  sourceMediaDescription: string;
  /** As which of several streams of that type the sink takes it. */
  sinkMediaDescription: string;
}

/** Media of this element no longer goes to another one. Raised once for each type of media. */
export interface ElementDisconnectedEvent extends MediaEvent {
  /** Id of the element that got the media. */
  sink: MediaElement;
  /** The type of media. */
  mediaType: MediaType;
  /** Which of several streams of that type was taken. */
  sourceMediaDescription: string;
  /** As which of several streams of that type the sink took it. */
  sinkMediaDescription: string;
}

/** Reading or writing has started, paused or stopped. */
export interface UriEndpointStateChangedEvent extends MediaEvent {
  /** The state from now on. */
  state: UriEndpointState;
}

/** There is no more media. */
export type EndOfStreamEvent = MediaEvent;

/** Writing has begun. */
export type RecordingEvent = MediaEvent;

/** Writing is paused. */
export type PausedEvent = MediaEvent;

/** Writing has ended. */
export type StoppedEvent = MediaEvent;

/** The key of SRTP has served for long and should be replaced. */
export interface OnKeySoftLimitEvent extends MediaEvent {
  /** The type of media that it protects. */
  mediaType: MediaType;
}

/** The server found a candidate, to be told to the other side. */
export interface IceCandidateFoundEvent extends MediaEvent {
  /** The candidate. */
  candidate: IceCandidate;
}

/** The server has found all its candidates. */
export type IceGatheringDoneEvent = MediaEvent;

/** ICE made progress on one component, or failed. */
export interface IceComponentStateChangedEvent extends MediaEvent {
  /** Number of the media section. */
  streamId: number;
  /** 1 for RTP, 2 for RTCP where it has a transport of its own. */
  componentId: number;
  /** The state from now on. */
  state: IceComponentState;
}

/** DTLS made progress on one component, or failed. */
export interface DtlsConnectionStateChangeEvent extends MediaEvent {
  /** Number of the media section. */
  streamId: string;
  /**
   * The transport and a direction of it, which come in pairs: `[bundle/dtlssrtpenc]` and
   * `[bundle/dtlssrtpdec]`; without BUNDLE `rtcpmux` or `sctp` in the place of `bundle`.
   */
  componentId: string;
  /** Name of the connection that carries the media section. */
  connectionId: string;
  /** The state from now on. */
  state: DtlsConnectionState;
}

/** A data channel is open. */
export interface DataChannelOpenedEvent extends MediaEvent {
  /** Its number: 0 to 65534. */
  channelId: number;
}

/** A data channel is closed. */
export interface DataChannelClosedEvent extends MediaEvent {
  /** The number that it had. */
  channelId: number;
}

/** ICE chose the pair of candidates by which media goes from now on. */
export interface NewCandidatePairSelectedEvent extends MediaEvent {
  /** The pair. */
  candidatePair: IceCandidatePair;
}

/** A code was found in the video. */
export interface CodeFoundEvent extends MediaEvent {
  /** The kind of code, such as `QR-Code` or `EAN-13`. */
  codeType: string;
  /** What it says. */
  value: string;
}

/** The events of MediaObject. */
export interface MediaObjectEvents {
  /** Something went wrong in the object without a request to answer with it. */
  Error: ErrorEvent;
}

/** The events of ServerManager. */
export interface ServerManagerEvents extends MediaObjectEvents {
  /** An object was made, by any session. */
  ObjectCreated: ObjectCreatedEvent;
  /** An object is gone. */
  ObjectDestroyed: ObjectDestroyedEvent;
}

/** The events of MediaElement. */
export interface MediaElementEvents extends MediaObjectEvents {
  /** Media of this element goes to another one from now on. Raised once for each type of media. */
  ElementConnected: ElementConnectedEvent;
  /** Media of this element no longer goes to another one. Raised once for each type of media. */
  ElementDisconnected: ElementDisconnectedEvent;
  /** Media of one type began or ceased to leave the element. */
  MediaFlowOutStateChanged: MediaFlowOutStateChangedEvent;
  /** Media of one type began or ceased to arrive at the element. */
  MediaFlowInStateChanged: MediaFlowInStateChangedEvent;
  /** The server began or ceased to transcode media on its way through the element. */
  MediaTranscodingStateChanged: MediaTranscodingStateChangedEvent;
}

/** The events of Endpoint. */
export type EndpointEvents = MediaElementEvents;

/** The events of SessionEndpoint. */
export interface SessionEndpointEvents extends EndpointEvents {
  /** The session with the other side has ended. */
  MediaSessionTerminated: MediaSessionTerminatedEvent;
  /** The session with the other side has begun: both descriptions are known. */
  MediaSessionStarted: MediaSessionStartedEvent;
}

/** The events of Hub. */
export type HubEvents = MediaObjectEvents;

/** The events of Filter. */
export type FilterEvents = MediaElementEvents;

/** The events of HubPort. */
export type HubPortEvents = MediaElementEvents;

/** The events of PassThrough. */
export type PassThroughEvents = MediaElementEvents;

/** The events of UriEndpoint. */
export interface UriEndpointEvents extends EndpointEvents {
  /** Reading or writing has started, paused or stopped. */
  UriEndpointStateChanged: UriEndpointStateChangedEvent;
}

/** The events of MediaPipeline. */
export type MediaPipelineEvents = MediaObjectEvents;

/** The events of SdpEndpoint. */
export type SdpEndpointEvents = SessionEndpointEvents;

/** The events of BaseRtpEndpoint. */
export interface BaseRtpEndpointEvents extends SdpEndpointEvents {
  /** Media began to arrive, or has not arrived for a while. */
  MediaStateChanged: MediaStateChangedEvent;
  /** The transport came up or went down. */
  ConnectionStateChanged: ConnectionStateChangedEvent;
}

/** The events of AlphaBlending. */
export type AlphaBlendingEvents = HubEvents;

/** The events of Composite. */
export type CompositeEvents = HubEvents;

/** The events of Dispatcher. */
export type DispatcherEvents = HubEvents;

/** The events of DispatcherOneToMany. */
export type DispatcherOneToManyEvents = HubEvents;

/** The events of HttpEndpoint. */
export type HttpEndpointEvents = SessionEndpointEvents;

/** The events of HttpPostEndpoint. */
export interface HttpPostEndpointEvents extends HttpEndpointEvents {
  /** There is no more media. */
  EndOfStream: EndOfStreamEvent;
}

/** The events of Mixer. */
export type MixerEvents = HubEvents;

/** The events of PlayerEndpoint. */
export interface PlayerEndpointEvents extends UriEndpointEvents {
  /** There is no more media. */
  EndOfStream: EndOfStreamEvent;
}

/** The events of RecorderEndpoint. */
export interface RecorderEndpointEvents extends UriEndpointEvents {
  /** Writing has begun. */
  Recording: RecordingEvent;
  /** Writing is paused. */
  Paused: PausedEvent;
  /** Writing has ended. */
  Stopped: StoppedEvent;
}

/** The events of RtpEndpoint. */
export interface RtpEndpointEvents extends BaseRtpEndpointEvents {
  /** The key of SRTP has served for long and should be replaced. */
  OnKeySoftLimit: OnKeySoftLimitEvent;
}

/** The events of WebRtcEndpoint. */
export interface WebRtcEndpointEvents extends BaseRtpEndpointEvents {
  /** The server found a candidate, to be told to the other side. */
  IceCandidateFound: IceCandidateFoundEvent;
  /** The server has found all its candidates. */
  IceGatheringDone: IceGatheringDoneEvent;
  /** ICE made progress on one component, or failed. */
  IceComponentStateChanged: IceComponentStateChangedEvent;
  /** DTLS made progress on one component, or failed. */
  DtlsConnectionStateChange: DtlsConnectionStateChangeEvent;
  /** A data channel is open. */
  DataChannelOpened: DataChannelOpenedEvent;
  /** A data channel is closed. */
  DataChannelClosed: DataChannelClosedEvent;
  /** ICE chose the pair of candidates by which media goes from now on. */
  NewCandidatePairSelected: NewCandidatePairSelectedEvent;
}

/** The events of FaceOverlayFilter. */
export type FaceOverlayFilterEvents = FilterEvents;

/** The events of GStreamerFilter. */
export type GStreamerFilterEvents = FilterEvents;

/** The events of ImageOverlayFilter. */
export type ImageOverlayFilterEvents = FilterEvents;

/** The events of OpenCVFilter. */
export type OpenCVFilterEvents = FilterEvents;

/** The events of ZBarFilter. */
export interface ZBarFilterEvents extends FilterEvents {
  /** A code was found in the video. */
  CodeFound: CodeFoundEvent;
}

/** Which members of an event are objects: they travel as ids. */
export const eventObjects: ObjectMembers = {
  Error: ['source'],
  MediaSessionTerminated: ['source'],
  MediaSessionStarted: ['source'],
  ObjectCreated: ['source', 'object'],
  ObjectDestroyed: ['source'],
  MediaStateChanged: ['source'],
  ConnectionStateChanged: ['source'],
  MediaFlowOutStateChanged: ['source'],
  MediaFlowInStateChanged: ['source'],
  MediaTranscodingStateChanged: ['source'],
  ElementConnected: ['source', 'sink'],
  ElementDisconnected: ['source', 'sink'],
  UriEndpointStateChanged: ['source'],
  EndOfStream: ['source'],
  Recording: ['source'],
  Paused: ['source'],
  Stopped: ['source'],
  OnKeySoftLimit: ['source'],
  IceCandidateFound: ['source'],
  IceGatheringDone: ['source'],
  IceComponentStateChanged: ['source'],
  DtlsConnectionStateChange: ['source'],
  DataChannelOpened: ['source'],
  DataChannelClosed: ['source'],
  NewCandidatePairSelected: ['source'],
  CodeFound: ['source'],
};

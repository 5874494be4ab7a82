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

export interface RaiseBaseEvent {
  source: MediaObject;
  timestampMillis: string;
  tags: Tag[];
}

export interface ErrorEvent extends RaiseBaseEvent {
  description: string;
  errorCode: number;
  type: string;
}

export interface MediaEvent extends RaiseBaseEvent {
  type: string;
}

export type MediaSessionTerminatedEvent = MediaEvent;

export type MediaSessionStartedEvent = MediaEvent;

export interface ObjectCreatedEvent extends RaiseBaseEvent {
  object: MediaObject;
}

export interface ObjectDestroyedEvent extends RaiseBaseEvent {
  objectId: string;
}

export interface MediaStateChangedEvent extends MediaEvent {
  oldState: MediaState;
  newState: MediaState;
}

export interface ConnectionStateChangedEvent extends MediaEvent {
  oldState: ConnectionState;
  newState: ConnectionState;
}

export interface MediaFlowOutStateChangedEvent extends MediaEvent {
  state: MediaFlowState;
  padName: string;
  mediaType: MediaType;
}

export interface MediaFlowInStateChangedEvent extends MediaEvent {
  state: MediaFlowState;
  padName: string;
  mediaType: MediaType;
}

export interface MediaTranscodingStateChangedEvent extends MediaEvent {
  state: MediaTranscodingState;
  binName: string;
  mediaType: MediaType;
}

export interface ElementConnectedEvent extends MediaEvent {
  sink: MediaElement;
  mediaType: MediaType;
  sourceMediaDescription: string;
  sinkMediaDescription: string;
}

export interface ElementDisconnectedEvent extends MediaEvent {
  sink: MediaElement;
  mediaType: MediaType;
  sourceMediaDescription: string;
  sinkMediaDescription: string;
}

export interface UriEndpointStateChangedEvent extends MediaEvent {
  state: UriEndpointState;
}

export type EndOfStreamEvent = MediaEvent;

export type RecordingEvent = MediaEvent;

export type PausedEvent = MediaEvent;

export type StoppedEvent = MediaEvent;

export interface OnKeySoftLimitEvent extends MediaEvent {
  mediaType: MediaType;
}

export interface IceCandidateFoundEvent extends MediaEvent {
  candidate: IceCandidate;
}

export type IceGatheringDoneEvent = MediaEvent;

export interface IceComponentStateChangedEvent extends MediaEvent {
  streamId: number;
  componentId: number;
  state: IceComponentState;
}

export interface DtlsConnectionStateChangeEvent extends MediaEvent {
  streamId: string;
  componentId: string;
  connectionId: string;
  state: DtlsConnectionState;
}

export interface DataChannelOpenedEvent extends MediaEvent {
  channelId: number;
}

export interface DataChannelClosedEvent extends MediaEvent {
  channelId: number;
}

export interface NewCandidatePairSelectedEvent extends MediaEvent {
  candidatePair: IceCandidatePair;
}

export interface CodeFoundEvent extends MediaEvent {
  codeType: string;
  value: string;
}

/** The events of MediaObject. */
export interface MediaObjectEvents {
  Error: ErrorEvent;
}

/** The events of ServerManager. */
export interface ServerManagerEvents extends MediaObjectEvents {
  ObjectCreated: ObjectCreatedEvent;
  ObjectDestroyed: ObjectDestroyedEvent;
}

/** The events of MediaElement. */
export interface MediaElementEvents extends MediaObjectEvents {
  ElementConnected: ElementConnectedEvent;
  ElementDisconnected: ElementDisconnectedEvent;
  MediaFlowOutStateChanged: MediaFlowOutStateChangedEvent;
  MediaFlowInStateChanged: MediaFlowInStateChangedEvent;
  MediaTranscodingStateChanged: MediaTranscodingStateChangedEvent;
}

/** The events of Endpoint. */
export type EndpointEvents = MediaElementEvents;

/** The events of SessionEndpoint. */
export interface SessionEndpointEvents extends EndpointEvents {
  MediaSessionTerminated: MediaSessionTerminatedEvent;
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
  UriEndpointStateChanged: UriEndpointStateChangedEvent;
}

/** The events of MediaPipeline. */
export type MediaPipelineEvents = MediaObjectEvents;

/** The events of SdpEndpoint. */
export type SdpEndpointEvents = SessionEndpointEvents;

/** The events of BaseRtpEndpoint. */
export interface BaseRtpEndpointEvents extends SdpEndpointEvents {
  MediaStateChanged: MediaStateChangedEvent;
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
  EndOfStream: EndOfStreamEvent;
}

/** The events of Mixer. */
export type MixerEvents = HubEvents;

/** The events of PlayerEndpoint. */
export interface PlayerEndpointEvents extends UriEndpointEvents {
  EndOfStream: EndOfStreamEvent;
}

/** The events of RecorderEndpoint. */
export interface RecorderEndpointEvents extends UriEndpointEvents {
  Recording: RecordingEvent;
  Paused: PausedEvent;
  Stopped: StoppedEvent;
}

/** The events of RtpEndpoint. */
export interface RtpEndpointEvents extends BaseRtpEndpointEvents {
  OnKeySoftLimit: OnKeySoftLimitEvent;
}

/** The events of WebRtcEndpoint. */
export interface WebRtcEndpointEvents extends BaseRtpEndpointEvents {
  IceCandidateFound: IceCandidateFoundEvent;
  IceGatheringDone: IceGatheringDoneEvent;
  IceComponentStateChanged: IceComponentStateChangedEvent;
  DtlsConnectionStateChange: DtlsConnectionStateChangeEvent;
  DataChannelOpened: DataChannelOpenedEvent;
  DataChannelClosed: DataChannelClosedEvent;
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

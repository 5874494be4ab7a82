/** For pages: camera, publishing and playing, over a signalling channel of the application's own. */
export { Call } from './Call.js';
export type { CallEnd, CallEvents, CallOptions, CallState } from './Call.js';
export { Playback, exchange, play, publish } from './calls.js';
export { DeviceError, openCamera, openScreen } from './devices.js';
export type { Camera, DeviceErrorReason } from './devices.js';
export type { Candidate, PageMessage, Role, ServerMessage, Signaling } from './signaling.js';
export type { CallStats, MediaFigures, VideoFigures } from './stats.js';
export { WebSocketSignaling } from './WebSocketSignaling.js';
export type { WebSocketSignalingEvents } from './WebSocketSignaling.js';

// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** How each event of the API is read, by its name on the wire. */
final class Events {
  private static final Map<String, Function<Members, ? extends RaiseBaseEvent>> READERS = new HashMap<>();

  private Events() {}

  static {
    READERS.put("Error", ErrorEvent::new);
    READERS.put("MediaSessionTerminated", MediaSessionTerminatedEvent::new);
    READERS.put("MediaSessionStarted", MediaSessionStartedEvent::new);
    READERS.put("ObjectCreated", ObjectCreatedEvent::new);
    READERS.put("ObjectDestroyed", ObjectDestroyedEvent::new);
    READERS.put("MediaStateChanged", MediaStateChangedEvent::new);
    READERS.put("ConnectionStateChanged", ConnectionStateChangedEvent::new);
    READERS.put("MediaFlowOutStateChanged", MediaFlowOutStateChangedEvent::new);
    READERS.put("MediaFlowInStateChanged", MediaFlowInStateChangedEvent::new);
    READERS.put("MediaTranscodingStateChanged", MediaTranscodingStateChangedEvent::new);
    READERS.put("ElementConnected", ElementConnectedEvent::new);
    READERS.put("ElementDisconnected", ElementDisconnectedEvent::new);
    READERS.put("UriEndpointStateChanged", UriEndpointStateChangedEvent::new);
    READERS.put("EndOfStream", EndOfStreamEvent::new);
    READERS.put("Recording", RecordingEvent::new);
    READERS.put("Paused", PausedEvent::new);
    READERS.put("Stopped", StoppedEvent::new);
    READERS.put("OnKeySoftLimit", OnKeySoftLimitEvent::new);
    READERS.put("IceCandidateFound", IceCandidateFoundEvent::new);
    READERS.put("IceGatheringDone", IceGatheringDoneEvent::new);
    READERS.put("IceComponentStateChanged", IceComponentStateChangedEvent::new);
    READERS.put("DtlsConnectionStateChange", DtlsConnectionStateChangeEvent::new);
    READERS.put("DataChannelOpened", DataChannelOpenedEvent::new);
    READERS.put("DataChannelClosed", DataChannelClosedEvent::new);
    READERS.put("NewCandidatePairSelected", NewCandidatePairSelectedEvent::new);
    READERS.put("CodeFound", CodeFoundEvent::new);
  }

  /** Reads events of that type, as what they are or as something that they extend. */
  static <E extends Event> Decoder<E> reader(String type, Class<E> as) {
    final Function<Members, ? extends RaiseBaseEvent> known = READERS.get(type);
    final Function<Members, ? extends RaiseBaseEvent> reader = known == null ? RaiseBaseEvent::new : known;
    return (json, client) -> {
      final RaiseBaseEvent event = reader.apply(new Members(json.getAsJsonObject(), client));
      if (as.isInstance(event)) return as.cast(event);
      throw Decoders.unexpected("a " + as.getSimpleName(), json);
    };
  }
}

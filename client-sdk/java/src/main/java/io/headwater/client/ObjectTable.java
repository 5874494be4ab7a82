package io.headwater.client;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The objects that the application holds, so that one id is one Java object. What it has let go of is forgotten.
 *
 * <p>Thread: any.
 */
final class ObjectTable {
  private final HeadwaterClient client;
  private final Map<String, Entry> entries = new HashMap<>();
  private final ReferenceQueue<MediaObject> collected = new ReferenceQueue<>();

  ObjectTable(HeadwaterClient client) {
    this.client = client;
  }

  private static final class Entry extends WeakReference<MediaObject> {
    final String id;

    Entry(String id, MediaObject object, ReferenceQueue<MediaObject> queue) {
      super(object, queue);
      this.id = id;
    }
  }

  /** The object with that id; a new one is of the class that the id names, or else of the expected one. */
  synchronized MediaObject get(String id, Class<? extends MediaObject> expected) {
    dropCollected();
    final Entry entry = entries.get(id);
    final MediaObject known = entry == null ? null : entry.get();
    if (known != null) return known;
    final MediaObject object = make(classNameOf(id), expected);
    put(object, id);
    return object;
  }

  /** An object that a transaction will make. */
  <T extends MediaObject> T planned(Class<T> as, Transaction.Creation creation) {
    final MediaObject object = make(as.getSimpleName(), as);
    object.isPlannedIn(creation);
    return as.cast(object);
  }

  /** The transaction has made it. */
  synchronized void exists(MediaObject object, String id) {
    put(object, id);
  }

  private void put(MediaObject object, String id) {
    object.exists(id);
    entries.put(id, new Entry(id, object, collected));
  }

  private MediaObject make(String className, Class<? extends MediaObject> otherwise) {
    Function<HeadwaterClient, ? extends MediaObject> maker = MediaObjects.MAKERS.get(className);
    if (maker == null) maker = MediaObjects.MAKERS.get(otherwise.getSimpleName());
    return maker.apply(client);
  }

  /** {@code <uuid>_kurento.MediaPipeline/<uuid>_kurento.WebRtcEndpoint}: the class is the last word. */
  private static String classNameOf(String id) {
    final String last = id.substring(id.lastIndexOf('_') + 1);
    return last.substring(last.lastIndexOf('.') + 1);
  }

  synchronized List<MediaObject> all() {
    final List<MediaObject> objects = new ArrayList<>();
    for (Entry each : entries.values()) {
      final MediaObject object = each.get();
      if (object != null) objects.add(object);
    }
    return objects;
  }

  /** Forgets those whose ids match. */
  synchronized void forget(Predicate<String> which) {
    entries.keySet().removeIf(which);
  }

  private void dropCollected() {
    for (Reference<?> each = collected.poll(); each != null; each = collected.poll()) {
      final Entry entry = (Entry) each;
      entries.remove(entry.id, entry);
    }
  }
}

package io.headwater.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Finds out which objects are gone after a time without a connection: one request for each that holds others, a few at
 * a time. Thread: the session's.
 */
final class LostObjects {
  private static final int AT_ONCE = 16;

  private final HeadwaterClient client;
  private final List<MediaObject> known;
  /** What lives in each container; null for a container that is gone. */
  private final Map<String, Set<String>> children = new HashMap<>();

  private LostObjects(HeadwaterClient client, List<MediaObject> known) {
    this.client = client;
    this.known = known;
  }

  /** Fails when the server cannot be asked. */
  static CompletableFuture<List<MediaObject>> among(HeadwaterClient client, List<MediaObject> known) {
    return new LostObjects(client, known).find();
  }

  private CompletableFuture<List<MediaObject>> find() {
    final Iterator<String> containers = containers().iterator();
    final List<CompletableFuture<?>> asking = new ArrayList<>();
    while (asking.size() < AT_ONCE && containers.hasNext()) asking.add(askOneAfterTheOther(containers));
    return CompletableFuture.allOf(asking.toArray(CompletableFuture[]::new)).thenApply(all -> lost());
  }

  private CompletableFuture<?> askOneAfterTheOther(Iterator<String> containers) {
    final CompletableFuture<?> first = ask(containers.next());
    return first.thenCompose(
        done -> containers.hasNext() ? askOneAfterTheOther(containers) : CompletableFuture.completedFuture(null));
  }

  /** Ids tell where an object lives: {@code pipeline/hub/port}. */
  private Set<String> containers() {
    final Set<String> containers = new TreeSet<>();
    for (MediaObject each : known) {
      final String id = each.getId();
      final String parent = parentOf(id);
      containers.add(parent == null ? id : parent);
    }
    return containers;
  }

  private static String parentOf(String id) {
    final int end = id.lastIndexOf('/');
    return end < 0 ? null : id.substring(0, end);
  }

  private CompletableFuture<?> ask(String container) {
    final JsonObject params = new JsonObject();
    params.addProperty("object", container);
    params.addProperty("operation", "getChildren");
    return client
        .send("invoke", params)
        .handle(
            (result, error) -> {
              if (error == null) keep(container, result);
              else if (Waiting.causeOf(error) instanceof HeadwaterException answer
                  && answer.is(ErrorCode.MEDIA_OBJECT_NOT_FOUND)) keep(container, null);
              else throw new CompletionException(Waiting.causeOf(error));
              return null;
            });
  }

  private void keep(String container, JsonElement result) {
    if (result == null) {
      children.put(container, null);
      return;
    }
    final Set<String> ids = new HashSet<>();
    if (result instanceof JsonObject members && members.get("value") instanceof JsonArray list) {
      for (JsonElement each : list) ids.add(each.getAsString());
    }
    children.put(container, ids);
  }

  private List<MediaObject> lost() {
    return known.stream().filter(each -> isLost(each.getId())).toList();
  }

  private boolean isLost(String id) {
    final String parent = parentOf(id);
    final Set<String> present = children.get(parent == null ? id : parent);
    return present == null || (parent != null && !present.contains(id));
  }
}

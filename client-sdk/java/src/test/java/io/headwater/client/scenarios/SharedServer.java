package io.headwater.client.scenarios;

import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.headwater.client.HeadwaterClient;
import io.headwater.client.MediaPipeline;
import io.headwater.client.support.Eventually;
import io.headwater.client.support.TestServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs scenarios, one after the other: against one server, or against servers of their own. */
final class SharedServer implements AutoCloseable {
  private final Path files;
  private final TestServer server = TestServer.start();
  private final HeadwaterClient witness = HeadwaterClient.create(server.url());

  SharedServer(Path files) {
    this.files = files;
  }

  TestServer server() {
    return server;
  }

  List<MediaPipeline> pipelines() {
    return witness.getServerManager().getPipelines();
  }

  void run(JsonObject scenario) {
    final JsonArray steps = scenario.getAsJsonArray("steps");
    if (scenario.has("server")) {
      try (TestServer own = TestServer.start(settings(scenario.get("server")));
          ScenarioRun run = new ScenarioRun(own, files)) {
        run.run(steps);
      }
      return;
    }
    try {
      try (ScenarioRun run = new ScenarioRun(server, files)) {
        run.run(steps);
      }
      final String empty = "the server holds no pipeline any more";
      if (server.isAlive()) Eventually.holds(empty, () -> pipelines().isEmpty());
    } catch (AssertionError | RuntimeException e) {
      try {
        leaveNothing();
      } catch (AssertionError | RuntimeException alsoThat) {
        e.addSuppressed(alsoThat);
      }
      throw e;
    }
    leaveNothing();
  }

  /** What a scenario that failed leaves behind would fail those that follow. */
  private void leaveNothing() {
    try {
      if (server.isAlive()) pipelines().forEach(MediaPipeline::release);
    } finally {
      if (!server.isAlive()) {
        server.startAgain(); // where the witness looks for it
        fail("the server has ended");
      }
    }
  }

  /** None for {@code "own"}. */
  private static Map<String, String> settings(JsonElement ofServer) {
    final Map<String, String> settings = new HashMap<>();
    if (!(ofServer instanceof JsonObject given)) return settings;
    for (String name : given.keySet()) settings.put(name, given.get(name).getAsString());
    return settings;
  }

  @Override
  public void close() {
    witness.close();
    server.close();
  }
}

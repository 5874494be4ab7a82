package io.headwater.client.scenarios;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.headwater.client.HeadwaterClient;
import io.headwater.client.support.Eventually;
import io.headwater.client.support.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** tests/scenarios, which the SDK for JavaScript runs too. */
class ScenariosTest {
  private static final Path SCENARIOS = Path.of(System.getProperty("headwater.scenarios"));
  private static final Path FILES = SCENARIOS.resolve("files");

  private static TestServer shared;
  private static HeadwaterClient witness;

  @BeforeAll
  static void start() {
    shared = TestServer.start();
    witness = HeadwaterClient.create(shared.url());
  }

  @AfterAll
  static void stop() {
    witness.close();
    shared.close();
  }

  @TestFactory
  List<DynamicTest> scenarios() throws IOException {
    final List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(SCENARIOS)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        final JsonObject content = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        for (JsonElement each : content.getAsJsonArray("scenarios")) {
          final JsonObject scenario = each.getAsJsonObject();
          final String name = content.get("title").getAsString() + ": " + scenario.get("name").getAsString();
          tests.add(DynamicTest.dynamicTest(name, () -> run(name, scenario)));
        }
      }
    }
    assertTrue(tests.size() > 20, "scenarios are found in " + SCENARIOS);
    return tests;
  }

  private static void run(String name, JsonObject scenario) {
    try {
      run(scenario);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(name + ", " + e.getMessage(), e); // reports number the cases
    }
  }

  private static void run(JsonObject scenario) {
    final JsonArray steps = scenario.getAsJsonArray("steps");
    if (scenario.has("server")) {
      try (TestServer own = TestServer.start();
          ScenarioRun run = new ScenarioRun(own, FILES)) {
        run.run(steps);
      }
      return;
    }
    try (ScenarioRun run = new ScenarioRun(shared, FILES)) {
      run.run(steps);
    }
    Eventually.holds(
        "the server holds no pipeline any more", () -> witness.getServerManager().getPipelines().isEmpty());
  }
}

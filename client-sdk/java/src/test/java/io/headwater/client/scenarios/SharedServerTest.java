package io.headwater.client.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The runner of the scenarios: one that fails must not fail those that follow. */
class SharedServerTest {
  private SharedServer shared;

  @BeforeEach
  void start() {
    shared = new SharedServer(Scenarios.FILES);
  }

  @AfterEach
  void stop() {
    shared.close();
  }

  private static JsonObject scenario(String... steps) {
    return JsonParser.parseString("{\"steps\":[" + String.join(",", steps) + "]}").getAsJsonObject();
  }

  @Test
  void aScenarioThatFailsWhileItsClientIsAwayLeavesNoPipelineBehind() {
    final JsonObject fails =
        scenario(
            "{\"connect\":\"app\",\"through\":\"proxy\"}",
            "{\"create\":\"MediaPipeline\"}",
            "{\"proxy\":\"refuse\"}",
            "{\"lifecycle\":[{\"type\":\"disconnected\"}]}",
            "{\"create\":\"MediaPipeline\",\"timeoutMs\":100}");
    final AssertionError error = assertThrows(AssertionError.class, () -> shared.run(fails));
    assertTrue(error.getMessage().startsWith("step 4"), error.getMessage());
    assertEquals(List.of(), shared.pipelines());
  }

  @Test
  void aScenarioThatEndsTheServerFailsAndTheNextOneHasAServerAgain() {
    final JsonObject kills =
        scenario("{\"connect\":\"app\"}", "{\"create\":\"MediaPipeline\"}", "{\"server\":\"kill\"}");
    assertThrows(AssertionError.class, () -> shared.run(kills));
    assertEquals(List.of(), shared.pipelines());
    shared.run(scenario("{\"connect\":\"app\"}", "{\"create\":\"MediaPipeline\",\"as\":\"a\"}", "{\"release\":\"a\"}"));
  }

  @Test
  void scenariosCanBeChosenByAWordAndRepeated() throws IOException {
    final List<Scenarios.Named> all = Scenarios.wanted(Map.of());
    final List<Scenarios.Named> some =
        Scenarios.wanted(Map.of("HEADWATER_SCENARIOS", "\"proxy\":\"cut\"", "HEADWATER_REPEAT", "3"));
    final long names = some.stream().map(Scenarios.Named::name).distinct().count();
    assertTrue(all.size() > 20 && names > 0 && names < all.size(), names + " of " + all.size());
    assertEquals(3 * names, some.size());
  }
}

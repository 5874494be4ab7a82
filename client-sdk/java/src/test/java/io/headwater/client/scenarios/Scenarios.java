package io.headwater.client.scenarios;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads tests/scenarios. */
final class Scenarios {
  static final Path DIRECTORY = Path.of(System.getProperty("headwater.scenarios"));
  static final Path FILES = DIRECTORY.resolve("files");

  record Named(String name, JsonObject scenario) {}

  private Scenarios() {}

  /**
   * All, or what the environment asks for: {@code HEADWATER_SCENARIOS=WORD} leaves those that have the word anywhere in
   * their text, {@code HEADWATER_REPEAT=N} has each of them N times.
   */
  static List<Named> wanted(Map<String, String> environment) throws IOException {
    final String word = environment.getOrDefault("HEADWATER_SCENARIOS", "");
    final int times = Integer.parseInt(environment.getOrDefault("HEADWATER_REPEAT", "1"));
    final List<Named> wanted = new ArrayList<>();
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        final JsonObject content = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        final String title = content.get("title").getAsString();
        for (JsonElement each : content.getAsJsonArray("scenarios")) {
          final JsonObject scenario = each.getAsJsonObject();
          if (!(title + " " + scenario).contains(word)) continue;
          final Named named = new Named(title + ": " + scenario.get("name").getAsString(), scenario);
          for (int i = 0; i < times; i++) wanted.add(named);
        }
      }
    }
    return wanted;
  }
}

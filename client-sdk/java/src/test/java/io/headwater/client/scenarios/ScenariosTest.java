package io.headwater.client.scenarios;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** tests/scenarios, which the SDK for JavaScript runs too. */
class ScenariosTest {
  private static SharedServer shared;

  @BeforeAll
  static void start() {
    shared = new SharedServer(Scenarios.FILES);
  }

  @AfterAll
  static void stop() {
    shared.close();
  }

  @TestFactory
  List<DynamicTest> scenarios() throws IOException {
    final List<Scenarios.Named> wanted = Scenarios.wanted(System.getenv());
    assertFalse(wanted.isEmpty(), "scenarios are found in " + Scenarios.DIRECTORY);
    return wanted.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> run(each))).toList();
  }

  private static void run(Scenarios.Named named) {
    try {
      shared.run(named.scenario());
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(named.name() + ", " + e.getMessage(), e); // reports number the cases
    }
  }
}

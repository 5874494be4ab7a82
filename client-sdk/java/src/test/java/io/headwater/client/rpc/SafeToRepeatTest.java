package io.headwater.client.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class SafeToRepeatTest {
  private static long ms(String answerToConnect) {
    return SafeToRepeat.ms(JsonParser.parseString(answerToConnect));
  }

  @Test
  void isWhatTheServerTellsLessTheWay() {
    assertEquals(18_000, ms("{\"duplicateCacheMs\":20000}"));
    assertEquals(58_000, ms("{\"duplicateCacheMs\":60000}"));
    assertEquals(900, ms("{\"duplicateCacheMs\":1000}"));
    assertEquals(0, ms("{\"duplicateCacheMs\":1}"));
    assertEquals(0, ms("{\"duplicateCacheMs\":0}"));
  }

  @Test
  void isKurentosWhereNothingIsTold() {
    assertEquals(18_000, ms("{}"));
    assertEquals(18_000, ms("{\"duplicateCacheMs\":\"much\"}"));
    assertEquals(18_000, ms("{\"duplicateCacheMs\":-1}"));
    assertEquals(18_000, ms("null"));
  }
}

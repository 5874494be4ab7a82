package io.headwater.examples.one2many;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the example; src/main/resources/application.properties has their defaults.
 *
 * @param mediaServer JSON-RPC of the media server
 */
@ConfigurationProperties("one2many")
record Settings(String mediaServer) {
  Settings {
    if (!mediaServer.matches("wss?://.+")) {
      throw new IllegalArgumentException("--media-server is " + mediaServer + ": expected a ws:// or wss:// address");
    }
  }
}

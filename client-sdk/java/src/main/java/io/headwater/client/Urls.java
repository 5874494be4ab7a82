package io.headwater.client;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses of servers. */
final class Urls {
  private Urls() {}

  static URI parse(String text) {
    try {
      final URI url = new URI(text);
      final String scheme = url.getScheme();
      if (("ws".equalsIgnoreCase(scheme) || "wss".equalsIgnoreCase(scheme)) && url.getHost() != null) return url;
    } catch (URISyntaxException | NullPointerException e) {
      // Said below.
    }
    throw new HeadwaterException(
        ClientErrorType.INVALID_ARGUMENT,
        "The address is " + text + ": expected one such as ws://127.0.0.1:8888/kurento or wss://host/kurento");
  }
}

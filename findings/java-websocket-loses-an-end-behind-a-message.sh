#!/usr/bin/env bash
# Java's WebSocket (java.net.http; seen with OpenJDK 17.0.15 and 25) never tells of an end that it reads while a message
# is being delivered.
#
# WebSocket.Listener: onError and onClose are the last to be called, one of them in any case. Expected: a connection that
# the server closes while onText is at work ends in onClose with 1006 once onText has asked for more.
# Seen: neither is called, ever; the socket stays in CLOSE_WAIT. The reader acknowledges the end as if it had been asked
# for (TransportImpl.acknowledgeReception), fails on an InternalError that nobody sees, and has read its last. With an
# HttpClient whose executor is Runnable::run, onText runs on the thread that reads, and the end is told.
# What a client can do: such an executor, and pings for the rest. Ours: client-sdk/java, WebSocketClients.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT
cd "$folder"
java -version 2>&1 | head -n 1

cat >End.java <<'JAVA'
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Scanner;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class End {
  static final int CONNECTIONS = 10;

  /** A server that says "hi" in a text frame (RFC 6455, section 5.2) and closes. */
  static void serve(ServerSocket listener) {
    while (true) {
      try (Socket socket = listener.accept()) {
        final Scanner request = new Scanner(socket.getInputStream());
        String key = "";
        for (String line = request.nextLine(); !line.isEmpty(); line = request.nextLine()) {
          if (line.toLowerCase().startsWith("sec-websocket-key: ")) key = line.substring(19);
        }
        final byte[] hash =
            MessageDigest.getInstance("SHA-1").digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes());
        final String answer =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n";
        socket.getOutputStream().write(answer.getBytes());
        Thread.sleep(50);
        socket.getOutputStream().write(new byte[] {(byte) 0x81, 2, 'h', 'i'});
      } catch (Exception e) {
        return;
      }
    }
  }

  static boolean isTold(HttpClient client, URI url) throws InterruptedException {
    final CountDownLatch end = new CountDownLatch(1);
    final WebSocket.Listener listener =
        new WebSocket.Listener() {
          @Override
          public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            try {
              Thread.sleep(200); // some work, while the end comes
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            from.request(1);
            return null;
          }

          @Override
          public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end.countDown();
            return null;
          }

          @Override
          public void onError(WebSocket from, Throwable error) {
            end.countDown();
          }
        };
    final WebSocket socket = client.newWebSocketBuilder().buildAsync(url, listener).join();
    final boolean told = end.await(2, TimeUnit.SECONDS);
    socket.abort();
    return told;
  }

  static void count(String what, HttpClient client, URI url) throws InterruptedException {
    int told = 0;
    for (int i = 0; i < CONNECTIONS; i++) if (isTold(client, url)) told++;
    System.out.println(what + ": " + told + " of " + CONNECTIONS + " ends were told");
  }

  public static void main(String[] none) throws Exception {
    final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    final Thread server = new Thread(() -> serve(listener));
    server.setDaemon(true);
    server.start();
    final URI url = URI.create("ws://127.0.0.1:" + listener.getLocalPort());
    count("default executor", HttpClient.newHttpClient(), url);
    count("Runnable::run", HttpClient.newBuilder().executor(Runnable::run).build(), url);
    System.exit(0);
  }
}
JAVA
java End.java >seen
cat seen
diff - seen >&2 <<'EXPECTED' || { echo "Java behaves otherwise now" >&2; exit 1; }
default executor: 0 of 10 ends were told
Runnable::run: 10 of 10 ends were told
EXPECTED

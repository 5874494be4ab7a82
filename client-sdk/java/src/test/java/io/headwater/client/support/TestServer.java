package io.headwater.client.support;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The real media server. */
public final class TestServer implements AutoCloseable {
  private static final long START_SECONDS = 30;
  private static final long STOP_SECONDS = 15;

  private final int port;
  private final Map<String, String> settings;
  private Process process;

  private TestServer(int port, Map<String, String> settings) {
    this.port = port;
    this.settings = settings;
  }

  public static TestServer start() {
    return start(Map.of());
  }

  /** With settings by name, such as {@code session.gcPeriodMs}. */
  public static TestServer start(Map<String, String> settings) {
    final TestServer server = new TestServer(freePort(), settings);
    server.startAgain();
    return server;
  }

  /** On the port that it had before. */
  public void startAgain() {
    final StringBuffer output = new StringBuffer();
    final CountDownLatch listening = new CountDownLatch(1);
    try {
      final List<String> command = new ArrayList<>(List.of(binary(), "--rpc.port=" + port, "--webrtc.port=0"));
      settings.forEach((name, value) -> command.add("--" + name + "=" + value));
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      final BufferedReader reader = process.inputReader();
      final Thread thread = new Thread(() -> read(reader, output, listening), "server-output");
      thread.setDaemon(true);
      thread.start();
      if (!listening.await(START_SECONDS, TimeUnit.SECONDS) || !process.isAlive()) {
        process.destroyForcibly();
        throw new IllegalStateException("the server did not start: " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String binary() throws IOException {
    final String told = System.getenv("HEADWATER_SERVER_BIN");
    final String binary = told != null ? told : System.getProperty("headwater.server");
    if (!new File(binary).canExecute()) throw new IOException("no server at " + binary);
    return binary;
  }

  public int port() {
    return port;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public String url() {
    return "ws://127.0.0.1:" + port + "/kurento";
  }

  /** Stands still until {@link #resume}, with its sockets open; returns when it really does. */
  public void pause() {
    signal("STOP");
    final Path status = Path.of("/proc/" + process.pid() + "/stat");
    Eventually.holds("the server stands still", () -> Files.readString(status).split("\\) ")[1].startsWith("T"));
  }

  public void resume() {
    signal("CONT");
  }

  /** SIGKILL. */
  public void kill() {
    process.destroyForcibly();
    await();
  }

  /** SIGTERM, and SIGKILL for one that does not end. */
  public void stop() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) kill();
    } catch (InterruptedException e) {
      kill();
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) resume(); // one that stands still does not end
    stop();
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).inheritIO().start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void await() {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A port that nobody listens on right now. */
  public static int freePort() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(BufferedReader from, StringBuffer to, CountDownLatch listening) {
    try (from) {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        to.append(line).append('\n');
        if (line.contains("listens on")) listening.countDown();
      }
    } catch (IOException e) {
      // The server has ended.
    } finally {
      listening.countDown();
    }
  }
}

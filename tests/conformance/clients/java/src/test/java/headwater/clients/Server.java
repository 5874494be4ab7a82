package headwater.clients;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The real media server, for one test class. */
final class Server implements AutoCloseable {
  private static final long START_SECONDS = 30;
  private static final long STOP_SECONDS = 15;

  private final Process process;
  private final int port;
  private final StringBuffer output = new StringBuffer();
  private final CountDownLatch listening = new CountDownLatch(1);

  private Server(int port, String... settings) throws IOException {
    this.port = port;
    final String binary = System.getProperty("headwater.server");
    if (!new File(binary).canExecute()) throw new IOException("no server at " + binary);
    final List<String> command = new ArrayList<>();
    Collections.addAll(command, binary, "--rpc.port", String.valueOf(port), "--webrtc.port", "0");
    Collections.addAll(command, settings);
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    final Thread reader = new Thread(this::read, "server-output");
    reader.setDaemon(true);
    reader.start();
  }

  /** Settings are those of the command line. */
  static Server start(String... settings) {
    return startOn(freePort(), settings);
  }

  static Server startOn(int port, String... settings) {
    try {
      final Server server = new Server(port, settings);
      if (!server.listening.await(START_SECONDS, TimeUnit.SECONDS) || !server.process.isAlive()) {
        server.process.destroyForcibly();
        throw new IllegalStateException("the server did not start: " + server.output);
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  int port() {
    return port;
  }

  String url() {
    return "ws://127.0.0.1:" + port + "/kurento";
  }

  /** SIGTERM, and SIGKILL for one that does not end. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }

  private static int freePort() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.append(line).append('\n');
        if (line.contains("listens on")) listening.countDown();
      }
    } catch (IOException e) {
      output.append(e);
    }
    listening.countDown();
  }
}

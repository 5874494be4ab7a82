package io.headwater.client.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** A TCP line to the server that can be cut, and that can swallow or change what the server says. */
public final class Proxy implements AutoCloseable {
  private final int target;
  private final ServerSocket listener;
  private final Set<Socket> sockets = new HashSet<>(); // guarded by this
  private boolean refusing; // guarded by this
  private volatile boolean deaf;
  private volatile boolean asKurento;
  private volatile long swallowed;
  private final AtomicBoolean cutsBehindAnswer = new AtomicBoolean();

  public Proxy(int target) {
    this.target = target;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  public String url() {
    return "ws://127.0.0.1:" + listener.getLocalPort() + "/kurento";
  }

  /** Ends every connection, as a network that went away would: without a closing handshake. */
  public void cut() {
    cut(false);
  }

  /** The same, and new ones are dropped until {@link #mend}. */
  public void refuse() {
    cut(true);
  }

  private synchronized void cut(boolean andRefuse) {
    refusing = andRefuse || refusing;
    deaf = false;
    sockets.forEach(Proxy::closeNow);
    sockets.clear();
  }

  public synchronized void mend() {
    refusing = false;
  }

  /** Lets the next answer of the server through, and ends that connection right behind it. */
  public void cutBehindAnswer() {
    cutsBehindAnswer.set(true);
  }

  /** From now on hides what a Kurento server does not say. */
  public void speakAsKurento() {
    asKurento = true;
  }

  /** From now on nothing of the server comes through on connections that are open. */
  public void swallow() {
    swallowed = 0;
    deaf = true;
  }

  public boolean hasSwallowed() {
    return swallowed > 0;
  }

  @Override
  public void close() {
    closeNow(listener);
    cut();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        relay(listener.accept());
      } catch (IOException e) {
        // Closed, or the server is not there.
      }
    }
  }

  private void relay(Socket near) throws IOException {
    if (!keeps(near)) return;
    try {
      final Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
      if (!keeps(far)) {
        closeNow(near);
        return;
      }
      start(() -> copy(near, far, false));
      start(() -> copy(far, near, true));
    } catch (IOException e) {
      closeNow(near);
      throw e;
    }
  }

  /** Closes it instead while connections are refused. */
  private synchronized boolean keeps(Socket socket) {
    if (refusing) closeNow(socket);
    else sockets.add(socket);
    return !refusing;
  }

  private void copy(Socket from, Socket to, boolean ofServer) {
    final byte[] buffer = new byte[1 << 16];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        // Looked at before: whoever gets this answer may set it for the next.
        final boolean isLast = ofServer && cutsBehindAnswer.compareAndSet(true, false);
        if (ofServer && deaf) swallowed += count;
        else out.write(ofServer && asKurento ? withoutAdditions(buffer, count) : buffer, 0, count);
        if (isLast) break;
      }
    } catch (IOException e) {
      // Cut, or one side has gone.
    } finally {
      closeNow(from);
      closeNow(to);
    }
  }

  /** The same bytes with another name for what only Headwater says: lengths stay. */
  private static byte[] withoutAdditions(byte[] buffer, int count) {
    final String text = new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
    return text.replace("\"duplicateCacheMs\"", "\"-uplicateCacheMs\"").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void closeNow(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // It is closed.
    }
  }

  private static void start(Runnable job) {
    final Thread thread = new Thread(job, "proxy");
    thread.setDaemon(true);
    thread.start();
  }
}

package io.headwater.client.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP line to the server that can be cut, and that can swallow what the server says. */
public final class Proxy implements AutoCloseable {
  private final int target;
  private final ServerSocket listener;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean refusing;
  private volatile boolean deaf;
  private volatile long swallowed;

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
    deaf = false;
    for (Socket socket : sockets) closeNow(socket);
    sockets.clear();
  }

  /** The same, and new ones are dropped until {@link #mend}. */
  public void refuse() {
    refusing = true;
    cut();
  }

  public void mend() {
    refusing = false;
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
        final Socket near = listener.accept();
        if (refusing) closeNow(near);
        else relay(near);
      } catch (IOException e) {
        // Closed, or the server is not there.
      }
    }
  }

  private void relay(Socket near) throws IOException {
    sockets.add(near);
    try {
      final Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(far);
      start(() -> copy(near, far, false));
      start(() -> copy(far, near, true));
    } catch (IOException e) {
      closeNow(near);
      throw e;
    }
  }

  private void copy(Socket from, Socket to, boolean ofServer) {
    final byte[] buffer = new byte[1 << 16];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (ofServer && deaf) swallowed += count;
        else out.write(buffer, 0, count);
      }
    } catch (IOException e) {
      // Cut, or one side has gone.
    } finally {
      closeNow(from);
      closeNow(to);
    }
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

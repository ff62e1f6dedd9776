package io.attentivecourier.console;

import com.sun.net.httpserver.HttpServer;
import io.attentivecourier.settings.SettingsFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The console's HTTP server.
 *
 * <p>It is the JDK's own, as Camel's platform-http binds 0.0.0.0 unless told otherwise, logs a
 * failed bind and goes on; here a taken port stops the start. It knows no TLS: on any host but
 * loopback a proxy belongs before it.
 *
 * <p>It reads and writes by waiting, so that a slow client holds a thread. There is one for each
 * connection that it takes, of some 70 KB while it is used; a request must have come whole in 3 s.
 * What somebody without a token can make it hold is bounded: 300 connections with 16 KB of headers
 * and 4 KB of a sign-in, some 25 MB of a heap in which a run is under way.
 */
public final class ConsoleServer implements AutoCloseable {
  /** Connections at once, and threads: hundreds of slow ones leave some for the others. */
  private static final int MOST = 300;

  private static final int LATE = 100;
  private static final int BACKLOG = 128;
  private static final Duration IDLE = Duration.ofSeconds(10);

  /** Of the heap, for answers under way. */
  private static final int SHARE = 8;

  // Read once by the JDK, times in seconds; it has no such limit of its own. A wait for the end of
  // a run is 300 s.
  static {
    limit("sun.net.httpserver.maxReqTime", "3");
    limit("sun.net.httpserver.maxRspTime", "330");
    limit("sun.net.httpserver.idleInterval", "10");
    limit("sun.net.httpserver.maxReqHeaders", "100");
    limit("sun.net.httpserver.maxReqHeaderSize", Integer.toString(16 * 1024));
    limit("jdk.httpserver.maxConnections", Integer.toString(MOST));
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final AnswerReaders readers;

  private ConsoleServer(HttpServer server, ExecutorService threads, AnswerReaders readers) {
    this.server = server;
    this.threads = threads;
    this.readers = readers;
  }

  private static void limit(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /**
   * Listens, or fails at once.
   *
   * @param port 0 takes a free one
   * @throws SettingsFault where that host and port cannot be listened on
   */
  public static ConsoleServer start(String host, int port, ConsoleAnswers answers) {
    HttpServer server = bind(new InetSocketAddress(host, port));
    ExecutorService threads = threads();
    AnswerReaders readers =
        new AnswerReaders(Runtime.getRuntime().maxMemory() / SHARE, System::nanoTime);
    server.setExecutor(threads);
    server.createContext("/", new ConsoleHandler(answers, new Sending(readers), threads));
    server.start();
    return new ConsoleServer(server, threads, readers);
  }

  private static ExecutorService threads() {
    // A thread that is idle is used again before there is one more; a few are for late answers.
    return new ThreadPoolExecutor(
        0, MOST + LATE, IDLE.toSeconds(), TimeUnit.SECONDS, new SynchronousQueue<>(), daemons());
  }

  private static HttpServer bind(InetSocketAddress address) {
    try {
      return HttpServer.create(address, BACKLOG);
    } catch (IOException fault) {
      throw BindFaults.of(address, fault);
    }
  }

  private static ThreadFactory daemons() {
    AtomicInteger number = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, "console-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Frees the port at once; answers under way are cut off. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    readers.close();
  }

  /**
   * Which setting is to blame for a failed bind; the system's own texts differ and are not read.
   */
  private static final class BindFaults {
    private static final String HOST = "courier.console.host";
    private static final String PORT = "courier.console.port";
    private static final int FIRST_FREE_PORT = 1024;

    private BindFaults() {}

    static SettingsFault of(InetSocketAddress address, IOException cause) {
      if (address.isUnresolved()) {
        return new SettingsFault(
            HOST, address.getHostString() + " is not known here", "set 127.0.0.1", cause);
      }
      if (!isOurs(address.getAddress())) {
        return new SettingsFault(
            HOST,
            address.getHostString() + " is no address of this machine",
            "set 127.0.0.1, or one that it has",
            cause);
      }
      return port(address, cause);
    }

    private static SettingsFault port(InetSocketAddress address, IOException cause) {
      String where = address.getHostString() + ":" + address.getPort();
      return address.getPort() < FIRST_FREE_PORT
          ? new SettingsFault(
              PORT, where + " is taken, or for root only", "set a free port from 1024 up", cause)
          : new SettingsFault(
              PORT,
              where + " is taken",
              "end what listens there (another `courier serve`?), or set a free port",
              cause);
    }

    private static boolean isOurs(InetAddress address) {
      try {
        return address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || NetworkInterface.getByInetAddress(address) != null;
      } catch (SocketException unknown) {
        return true;
      }
    }
  }
}

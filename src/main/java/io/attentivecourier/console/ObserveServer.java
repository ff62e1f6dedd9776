package io.attentivecourier.console;

import com.sun.net.httpserver.HttpServer;
import io.attentivecourier.settings.SettingsFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The console's HTTP server: {@code /observe/health}, {@code /observe/live} and {@code
 * /observe/metrics}.
 *
 * <p>It is the JDK's own, as Camel's platform-http binds 0.0.0.0 unless told otherwise, logs a
 * failed bind and goes on; here a taken port stops the start. It knows no TLS and no login: on any
 * host but loopback a proxy with both belongs before it.
 */
public final class ObserveServer implements AutoCloseable {
  private static final int THREADS = 4;
  private static final int BACKLOG = 16;

  // In seconds, read once by the JDK; it has no limit of its own. Half a request holds a thread, so
  // four of them would silence the console. A ledger that is busy for 30 s is still waited for.
  static {
    limit("sun.net.httpserver.maxReqTime", "3");
    limit("sun.net.httpserver.maxRspTime", "60");
  }

  private final HttpServer server;
  private final ExecutorService threads;

  private ObserveServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  private static void limit(String property, String seconds) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, seconds);
    }
  }

  /**
   * Listens, or fails at once.
   *
   * @throws SettingsFault where that host and port cannot be listened on
   */
  public static ObserveServer start(String host, int port, ConsoleAnswers answers) {
    return start(host, port, answers.endpoints(), answers.access());
  }

  static ObserveServer start(String host, int port, Endpoints endpoints, Access access) {
    HttpServer server = bind(new InetSocketAddress(host, port));
    ExecutorService threads = Executors.newFixedThreadPool(THREADS, daemons());
    server.setExecutor(threads);
    server.createContext("/", new ConsoleHandler(endpoints, access, threads));
    server.start();
    return new ObserveServer(server, threads);
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

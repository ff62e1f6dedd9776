package io.attentivecourier.console;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** Which setting is to blame for a failed bind; the system's own texts differ and are not read. */
final class BindFaults {
  private static final String HOST = "courier.console.host";
  private static final String PORT = "courier.console.port";
  private static final int FIRST_FREE_PORT = 1024;

  private BindFaults() {}

  static ConsoleFault of(InetSocketAddress address, IOException cause) {
    if (address.isUnresolved()) {
      return new ConsoleFault(
          HOST, address.getHostString() + " is not known here", "set 127.0.0.1", cause);
    }
    if (!isOurs(address.getAddress())) {
      return new ConsoleFault(
          HOST,
          address.getHostString() + " is no address of this machine",
          "set 127.0.0.1, or one that it has",
          cause);
    }
    return port(address, cause);
  }

  private static ConsoleFault port(InetSocketAddress address, IOException cause) {
    String where = address.getHostString() + ":" + address.getPort();
    return address.getPort() < FIRST_FREE_PORT
        ? new ConsoleFault(
            PORT, where + " is taken, or for root only", "set a free port from 1024 up", cause)
        : new ConsoleFault(
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

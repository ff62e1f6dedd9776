package io.attentivecourier.pickup;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.attentivecourier.run.Reason;
import java.time.Duration;

/** Asks a server for its host key and leaves before any login. */
public final class HostKeyProbe {
  private HostKeyProbe() {}

  /**
   * The key that the server shows; nothing is trusted by that.
   *
   * @param timeout for the whole exchange
   * @throws PickupFault unreachable, where no key came in time
   */
  @SuppressWarnings("try") // the watch works by being there
  public static HostKey fetch(String host, int port, Duration timeout) {
    Wire wire = new Wire(Math.toIntExact(timeout.toMillis()));
    SeenHostKey key = new SeenHostKey(null);
    try (Watch watch = new Watch(wire, timeout, timeout)) {
      JSchException end = refuseKey(host, port, key, wire);
      return key.seen()
          .orElseThrow(
              () ->
                  new PickupFault(
                      Reason.UNREACHABLE, "no host key from " + host + ":" + port, end));
    }
  }

  private static JSchException refuseKey(String host, int port, SeenHostKey key, Wire wire) {
    try {
      // The name is never sent: the key is refused before the login.
      Session session = new JSch().getSession("nobody", host, port);
      session.setConfig("StrictHostKeyChecking", "yes");
      session.setHostKeyRepository(key);
      session.setSocketFactory(wire);
      session.setDaemonThread(true);
      session.connect();
      session.disconnect();
      return null;
    } catch (JSchException e) {
      return e;
    }
  }
}

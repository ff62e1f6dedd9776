package io.attentivecourier.pickup;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks a server for its host keys and leaves before any login. It trusts no key. */
public final class HostKeyProbe {
  private static final String TYPES = "server_host_key";

  /** The type of an RSA key, for which RFC 8332 has signatures of other names. */
  private static final String RSA_KEY = "ssh-rsa";

  private static final String RSA_SIGNATURES = "rsa-sha2-";

  private final String host;
  private final int port;
  private final Duration patience;

  /**
   * @param patience the time limit for each key
   */
  public HostKeyProbe(String host, int port, Duration patience) {
    this.host = host;
    this.port = port;
    this.patience = patience;
  }

  /** Returns the key that the server shows first. */
  public static HostKey fetch(String host, int port, Duration patience) {
    return new HostKeyProbe(host, port, patience).first();
  }

  private HostKey first() {
    try {
      return ask(JSch.getConfig(TYPES));
    } catch (PickupFault fault) {
      throw ConnectFaults.log(fault);
    }
  }

  /**
   * Returns the keys of every type that is taken here; the first is the one that a session would be
   * shown. A server shows one key per connection, so it is asked again without those that are
   * known.
   *
   * @throws PickupFault if no key came in time
   */
  public List<HostKey> all() {
    List<HostKey> keys = new ArrayList<>(List.of(first()));
    Optional<HostKey> next = without(keys);
    while (next.isPresent()) {
      keys.add(next.get());
      next = without(keys);
    }
    return List.copyOf(keys);
  }

  /**
   * Asks for a key of another type; empty if there is none, or the server takes no further
   * connection.
   */
  private Optional<HostKey> without(List<HostKey> known) {
    String others =
        Arrays.stream(JSch.getConfig(TYPES).split(","))
            .filter(signature -> known.stream().noneMatch(key -> isOf(key, signature)))
            .collect(Collectors.joining(","));
    try {
      return others.isEmpty() ? Optional.empty() : Optional.of(ask(others));
    } catch (PickupFault noFurther) {
      return Optional.empty();
    }
  }

  private static boolean isOf(HostKey key, String signature) {
    return signature.equals(key.type())
        || key.type().equals(RSA_KEY) && signature.startsWith(RSA_SIGNATURES);
  }

  @SuppressWarnings("try") // the watch acts by itself
  private HostKey ask(String types) {
    CuttableSocketFactory wire = new CuttableSocketFactory(Math.toIntExact(patience.toMillis()));
    HostKey.SeenHostKey key = new HostKey.SeenHostKey(null);
    try (CallDeadline watch = new CallDeadline(wire, patience, patience)) {
      JSchException end = refuseKey(types, key, wire);
      return key.seen().orElseThrow(() -> fault(end, wire));
    }
  }

  private PickupFault fault(JSchException end, CuttableSocketFactory wire) {
    return new ConnectFaults(host, port)
        .fault(Diagnosis.of(Diagnosis.SftpCall.CONNECT, end, wire, false), end);
  }

  private JSchException refuseKey(
      String types, HostKey.SeenHostKey key, CuttableSocketFactory wire) {
    try {
      // The name is never sent: the key is refused before the login.
      Session session = new JSch().getSession("nobody", host, port);
      session.setConfig("StrictHostKeyChecking", "yes");
      session.setConfig(TYPES, types);
      // The ciphers of a delivery, so that no key is pinned of a server that cannot be used.
      session.setConfig("cipher.s2c", SftpEndpointFactory.CIPHERS);
      session.setConfig("cipher.c2s", SftpEndpointFactory.CIPHERS);
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

package io.attentivecourier.pickup;

import io.attentivecourier.run.Reason;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.component.file.remote.SftpEndpoint;

/**
 * The connection of a session. It is made at the first call, thrown away after a transport fault,
 * and watched in every call.
 */
final class Connection {
  /** The time limit for a whole login, a listing or a rename. */
  static final Duration ANSWER = Duration.ofSeconds(30);

  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final SftpEndpoint endpoint;
  private final PickupAddress address;
  private final StatChannel stats;
  private PickupOperations operations;

  Connection(SftpEndpoint endpoint, PickupAddress address) {
    this.endpoint = endpoint;
    this.address = address;
    this.stats = new StatChannel(endpoint.getConfiguration().getConnectTimeout());
  }

  /**
   * Runs one call to the server, and connects first if there is no connection.
   *
   * @param subject what the step is about, for the message
   * @throws PickupFault for every failure of the work
   */
  <T> T call(
      Diagnosis.SftpCall step, String subject, Duration limit, Function<PickupOperations, T> work) {
    connect();
    return runBounded(step, subject, limit, work);
  }

  private void connect() {
    if (operations != null && operations.isConnected()) {
      return;
    }
    drop();
    operations = new PickupOperations(endpoint, address, stats);
    runBounded(
        Diagnosis.SftpCall.CONNECT,
        address.server(),
        ANSWER,
        fresh -> fresh.connect(endpoint.getConfiguration(), null));
  }

  private <T> T runBounded(
      Diagnosis.SftpCall step, String subject, Duration limit, Function<PickupOperations, T> work) {
    try (CallDeadline watch = new CallDeadline(operations.wire(), limit, silence())) {
      try {
        return work.apply(operations);
      } catch (RuntimeException e) {
        throw fail(step, subject, watch.verdict(), e);
      }
    }
  }

  /**
   * Makes the fault, and drops the connection after a failed login or a fault that may pass: JSch
   * leaves unread answers behind a failed write.
   */
  private PickupFault fail(
      Diagnosis.SftpCall step, String subject, CallDeadline.Verdict verdict, Throwable cause) {
    PickupFault fault = fault(step, subject, verdict, cause);
    if (fault.reason() == Reason.UNREACHABLE) {
      stats.markLost();
    }
    if (fault.isWorthRetry() || step == Diagnosis.SftpCall.CONNECT) {
      drop();
    }
    return fault;
  }

  /** The fault of one file, after a call for many that the server answered in time. */
  PickupFault fault(Diagnosis.SftpCall step, String subject, Throwable cause) {
    return fault(step, subject, CallDeadline.Verdict.IN_TIME, cause);
  }

  private PickupFault fault(
      Diagnosis.SftpCall step, String subject, CallDeadline.Verdict verdict, Throwable cause) {
    if (verdict != CallDeadline.Verdict.IN_TIME) {
      return late(step, subject, verdict, cause);
    }
    if (operations.isKeyUnreadable()) {
      return new PickupFault(
          PickupFault.Obstacle.KEY_UNREADABLE,
          "courier.sftp.privateKeyFile cannot be read as a key",
          cause);
    }
    PickupFault.Obstacle obstacle =
        Diagnosis.of(step, cause, operations.wire(), operations.isLoggedIn());
    return switch (obstacle) {
      case HOST_KEY -> new PickupFault(obstacle, bothKeys(), cause);
      case LOGIN_REFUSED ->
          new PickupFault(obstacle, ConnectFaults.LoginMethods.of(cause).tried(address), cause);
      default -> fault(step, subject, obstacle, cause);
    };
  }

  private PickupFault late(
      Diagnosis.SftpCall step, String subject, CallDeadline.Verdict verdict, Throwable cause) {
    boolean stalled = verdict == CallDeadline.Verdict.TOO_LONG && step == Diagnosis.SftpCall.PUT;
    if (stalled || step != Diagnosis.SftpCall.CONNECT || operations.isLoggedIn()) {
      PickupFault.Obstacle late =
          stalled ? PickupFault.Obstacle.STALLED : PickupFault.Obstacle.NO_ANSWER;
      return new PickupFault(late, step.failed(subject) + " in time", cause);
    }
    return contact().fault(Diagnosis.unconnected(cause, operations.wire()), cause);
  }

  private PickupFault fault(
      Diagnosis.SftpCall step, String subject, PickupFault.Obstacle obstacle, Throwable cause) {
    if (step == Diagnosis.SftpCall.CONNECT || obstacle == PickupFault.Obstacle.NO_ALGORITHM) {
      return ConnectFaults.log(contact().fault(obstacle, cause));
    }
    String failed = step.failed(subject);
    String words =
        Diagnosis.answer(step, cause).map(answer -> failed + ", " + answer).orElse(failed);
    return new PickupFault(obstacle, words, cause);
  }

  private ConnectFaults contact() {
    return new ConnectFaults(address.host(), address.port());
  }

  private String bothKeys() {
    String pinned = words(KnownHosts.pins(address));
    String seen = operations.seenHostKey().map(HostKey::toString).orElse("none");
    return address.server() + " showed " + seen + ", pinned is " + pinned;
  }

  private static String words(List<HostKey> keys) {
    return keys.isEmpty()
        ? "none"
        : keys.stream().map(HostKey::toString).collect(Collectors.joining(", "));
  }

  private Duration silence() {
    return Duration.ofMillis(endpoint.getConfiguration().getSoTimeout());
  }

  /** Ends the connection without a farewell; the next call connects anew. */
  private void drop() {
    if (operations != null) {
      operations.wire().cut();
      operations = null;
    }
  }

  /** Ends the connection. It never throws, and takes no longer than 5 s. */
  @SuppressWarnings("try") // the watch acts by itself
  void close() {
    if (operations == null) {
      return;
    }
    try (CallDeadline watch = new CallDeadline(operations.wire(), FAREWELL, FAREWELL)) {
      operations.disconnect();
    } catch (RuntimeException e) {
      // The work is done; a farewell that fails changes nothing.
    } finally {
      drop();
    }
  }
}

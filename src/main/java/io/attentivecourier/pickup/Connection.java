package io.attentivecourier.pickup;

import io.attentivecourier.run.Reason;
import java.time.Duration;
import java.util.function.Function;
import org.apache.camel.component.file.remote.SftpEndpoint;

/**
 * The connection of a session: made at the first call, thrown away after a transport fault, and
 * watched in every call.
 */
final class Connection {
  /** For a whole login, a listing or a rename. */
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
   * @param subject what the step is about, for the message
   * @throws PickupFault for every failure of the work
   */
  <T> T call(Step step, String subject, Duration limit, Function<PickupOperations, T> work) {
    connect();
    return watched(step, subject, limit, work);
  }

  private void connect() {
    if (operations != null && operations.isConnected()) {
      return;
    }
    drop();
    operations = new PickupOperations(endpoint, stats);
    watched(
        Step.CONNECT,
        address.server(),
        ANSWER,
        fresh -> fresh.connect(endpoint.getConfiguration(), null));
  }

  private <T> T watched(
      Step step, String subject, Duration limit, Function<PickupOperations, T> work) {
    try (Watch watch = new Watch(operations.wire(), limit, silence())) {
      try {
        return work.apply(operations);
      } catch (RuntimeException e) {
        throw failed(step, subject, watch.verdict(), e);
      }
    }
  }

  /** JSch leaves unread answers behind a failed write, so such a connection is not used again. */
  private PickupFault failed(Step step, String subject, Watch.Verdict verdict, Throwable cause) {
    PickupFault fault = fault(step, subject, verdict, cause);
    if (fault.reason() == Reason.UNREACHABLE) {
      stats.lost();
    }
    if (fault.worthRetry() || step == Step.CONNECT) {
      drop();
    }
    return fault;
  }

  private PickupFault fault(Step step, String subject, Watch.Verdict verdict, Throwable cause) {
    if (verdict != Watch.Verdict.IN_TIME) {
      boolean stalled = verdict == Watch.Verdict.TOO_LONG && step == Step.PUT;
      Reason late = stalled ? Reason.STALLED : Reason.UNREACHABLE;
      return new PickupFault(late, step.failed(subject) + " in time", cause);
    }
    if (operations.keyUnreadable()) {
      return new PickupFault(
          Reason.LOGIN_REFUSED, "courier.sftp.privateKeyFile cannot be read as a key", cause);
    }
    Reason reason = Diagnosis.of(step, cause);
    String detail = reason == Reason.HOST_KEY ? bothKeys() : step.failed(subject);
    return new PickupFault(reason, detail, cause);
  }

  private String bothKeys() {
    String pinned =
        KnownHosts.pinned(address.knownHostsFile(), address.host(), address.port())
            .map(HostKey::toString)
            .orElse("none");
    String seen = operations.seenHostKey().map(HostKey::toString).orElse("none");
    return address.server() + " showed " + seen + ", pinned is " + pinned;
  }

  private Duration silence() {
    return Duration.ofMillis(endpoint.getConfiguration().getSoTimeout());
  }

  /** Ends it without a farewell; the next call connects anew. */
  private void drop() {
    if (operations != null) {
      operations.wire().cut();
      operations = null;
    }
  }

  /** Ends it; never throws, and takes no longer than 5 s. */
  @SuppressWarnings("try") // the watch works by being there
  void close() {
    if (operations == null) {
      return;
    }
    try (Watch watch = new Watch(operations.wire(), FAREWELL, FAREWELL)) {
      operations.disconnect();
    } catch (RuntimeException e) {
      // What was to be done is done; a farewell that fails changes nothing.
    } finally {
      drop();
    }
  }
}

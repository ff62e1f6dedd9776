package io.attentivecourier.alert;

import io.attentivecourier.flow.RunEnds;
import io.attentivecourier.pipeline.Retries;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.Alerts;
import io.attentivecourier.settings.Settings;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.SendFailedException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the operator is to be told of and lets the route tell it. Nobody who puts something in
 * waits, and nothing of a message that fails is kept: the ledger has it all.
 */
public final class AlertBox implements RunEnds.RunListener {
  private static final Logger LOG = LoggerFactory.getLogger(AlertBox.class);
  private static final int RETRIES = 2;
  private static final int TIMED_OUT = 408;
  private static final int TOO_MANY = 429;

  private final Supplier<Settings> settings;
  private final Recoveries recoveries;
  private final Clock clock;
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private volatile Function<RunReport, Optional<Retries.NextTry>> retries =
      report -> Optional.empty();
  private ProducerTemplate route;
  private int pending;

  public AlertBox(Supplier<Settings> settings, Recoveries recoveries, Clock clock) {
    this.settings = settings;
    this.recoveries = recoveries;
    this.clock = clock;
  }

  /** Opens the way out; before that, and after the end, nothing is taken. */
  public synchronized void open(ProducerTemplate template) {
    route = template;
  }

  /** Says when a run is tried again; before it is set, none is. */
  public void tellRetries(Function<RunReport, Optional<Retries.NextTry>> next) {
    retries = next;
  }

  /** True if the settings ask for that kind of a pipeline; null for what is about none. */
  boolean isOn(Alerts.AlertKind kind, String pipeline) {
    return of(pipeline).isOn(kind);
  }

  private Alerts of(String pipeline) {
    Settings now = settings.get();
    return pipeline == null ? now.alerts() : now.alerts(pipeline);
  }

  /** Canaries are watched by who sends them. */
  @Override
  public void onRunEnd(RunReport report, Duration took) {
    if (report.kind() == RunKind.CANARY || report.planned()) {
      return;
    }
    Optional<String> before = before(report);
    if (before.isPresent() && tell(Alert.recovered(report, before.get()))) {
      return;
    }
    Optional<Retries.NextTry> retry = retries.apply(report);
    boolean late = report.late() && tell(Alert.of(Alerts.AlertKind.LATE, report, retry));
    if (!late) {
      kind(report).ifPresent(kind -> tell(Alert.of(kind, report, retry)));
    }
  }

  /** What the pipeline of a whole run was before it; empty if nothing was wrong. */
  private Optional<String> before(RunReport report) {
    if (report.state() != RunState.WHOLE) {
      return Optional.empty();
    }
    return isOn(Alerts.AlertKind.RECOVERED, report.run().pipeline())
        ? recoveries.before(report).or(() -> told(report))
        : Optional.empty();
  }

  /** What the clock told of the run's date. */
  private Optional<String> told(RunReport report) {
    return Stream.of(Alerts.AlertKind.MISSED, Alerts.AlertKind.LATE)
        .filter(kind -> told.contains(Alert.once(kind, report.run())))
        .map(Alerts.AlertKind::name)
        .findFirst();
  }

  private static Optional<Alerts.AlertKind> kind(RunReport report) {
    return switch (report.state()) {
      case FAILED -> Optional.of(Alerts.AlertKind.FAILED);
      case HELD -> Optional.of(Alerts.AlertKind.HELD);
      case PARTIAL, ACCEPTED -> Optional.of(Alerts.AlertKind.PARTIAL);
      case WHOLE -> Optional.of(Alerts.AlertKind.WHOLE);
      default -> Optional.empty();
    };
  }

  /** Sends the alert. Returns false if it is not asked for by the settings, or was sent before. */
  public synchronized boolean tell(Alert alert) {
    Alerts now = of(alert.pipeline());
    if (route == null || !now.isOn(alert.kind()) || !told.add(alert.once())) {
      return false;
    }
    return AlertMessage.of(alert, now, clock.instant()).stream()
        .map(message -> send(message, alert))
        .reduce(false, Boolean::logicalOr);
  }

  private boolean send(AlertMessage message, Alert alert) {
    try {
      route.sendBody("seda:alerts", message);
      pending++;
      return true;
    } catch (CamelExecutionException full) {
      LOG.warn(
          "too many alerts wait for {}; that of {} is dropped", message.getKey(), alert.about());
      return false;
    }
  }

  /** One has arrived. */
  public synchronized void markSent() {
    pending--;
    notifyAll();
  }

  /** It was not taken. Its address is a secret, and an exception's text may hold it. */
  public synchronized void markLost(AlertMessage message, Exception fault) {
    if (route == null) {
      // The courier ends and has said that it gave up.
      return;
    }
    LOG.warn("{} did not take an alert: {}", message.getKey(), describe(fault));
    markSent();
  }

  private static String describe(Exception fault) {
    return fault instanceof HttpOperationFailedException answer
        ? "status " + answer.getStatusCode()
        : fault.getClass().getSimpleName();
  }

  /**
   * True if another try may go through: a webhook that is gone stays so.
   *
   * @param tries the number of the next retry, from 1; null for the first
   */
  public boolean isWorthRetry(Exception fault, Integer tries) {
    return !isOver() && (tries == null || tries <= RETRIES) && mayPass(fault);
  }

  private synchronized boolean isOver() {
    return route == null;
  }

  /** A refused login may lock the account, and an address that is refused stays so. */
  private static boolean mayPass(Exception fault) {
    if (fault instanceof AuthenticationFailedException || fault instanceof SendFailedException) {
      return false;
    }
    return !(fault instanceof HttpOperationFailedException answer)
        || answer.getStatusCode() >= 500
        || answer.getStatusCode() == TIMED_OUT
        || answer.getStatusCode() == TOO_MANY;
  }

  /** Waits until all are told or given up, and takes no more. */
  public synchronized void finish(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    for (long left = atMost.toNanos(); pending > 0 && left > 0; left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    route = null;
    if (pending > 0) {
      LOG.warn("alerts that were not taken in time: {}", pending);
    }
  }
}

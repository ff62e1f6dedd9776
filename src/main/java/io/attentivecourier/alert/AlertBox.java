package io.attentivecourier.alert;

import io.attentivecourier.flow.RunEnds;
import io.attentivecourier.pipeline.Retries;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.settings.Alerts;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
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

  private final Supplier<Alerts> alerts;
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private volatile Function<RunReport, Optional<Retries.NextTry>> retries =
      report -> Optional.empty();
  private ProducerTemplate route;
  private int pending;

  public AlertBox(Supplier<Alerts> alerts) {
    this.alerts = alerts;
  }

  /** Opens the way out; before that, and after the end, nothing is taken. */
  public synchronized void open(ProducerTemplate template) {
    route = template;
  }

  /** Says when a run is tried again; before it is set, none is. */
  public void tellRetries(Function<RunReport, Optional<Retries.NextTry>> next) {
    retries = next;
  }

  boolean isTold(Alerts.AlertKind kind) {
    Alerts now = alerts.get();
    return now.webhook().isPresent() && now.on().contains(kind);
  }

  /** Canaries are watched by who sends them. */
  @Override
  public void onRunEnd(RunReport report, Duration took) {
    if (report.kind() == RunKind.CANARY || report.planned()) {
      return;
    }
    Optional<Retries.NextTry> retry = retries.apply(report);
    boolean late = report.late() && tell(Alert.of(Alerts.AlertKind.LATE, report, retry));
    if (!late) {
      kind(report).ifPresent(kind -> tell(Alert.of(kind, report, retry)));
    }
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
    if (route == null || !isTold(alert.kind()) || !told.add(alert.once())) {
      return false;
    }
    try {
      route.sendBody("seda:alerts", alert.json());
      pending++;
      return true;
    } catch (CamelExecutionException full) {
      LOG.warn("too many alerts wait for the webhook; that of {} is dropped", alert.about());
      return false;
    }
  }

  /** The address: a secret, which only the step that posts may see. */
  public String address() {
    return alerts.get().webhook().reveal();
  }

  /** The webhook took one. */
  public synchronized void markSent() {
    pending--;
    notifyAll();
  }

  /** The webhook did not take it. Its address is a secret, and an exception's text holds it. */
  public synchronized void markLost(Exception fault) {
    if (route == null) {
      // The courier ends and has said that it gave up.
      return;
    }
    LOG.warn("courier.alert.webhook did not take an alert: {}", describe(fault));
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

  private static boolean mayPass(Exception fault) {
    return !(fault instanceof HttpOperationFailedException answer)
        || answer.getStatusCode() >= 500
        || answer.getStatusCode() == TIMED_OUT
        || answer.getStatusCode() == TOO_MANY;
  }

  /** Waits until all are told or given up, and takes no more. */
  public synchronized void settle(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    for (long left = atMost.toNanos(); pending > 0 && left > 0; left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    route = null;
    if (pending > 0) {
      LOG.warn("courier.alert.webhook did not take an alert: no answer in time ({})", pending);
    }
  }
}

package io.attentivecourier;

import io.attentivecourier.flow.RunLog;
import io.attentivecourier.outbox.FileDelivery;
import io.attentivecourier.pickup.PickupFault;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs that earlier processes left, or whose delivery failed: each is brought to an end. */
final class Unfinished {
  private static final Logger LOG = LoggerFactory.getLogger(Unfinished.class);

  private final Assembly wiring;
  private final SegmentBeans segments;
  private final CamelContext context;

  Unfinished(Assembly wiring, SegmentBeans segments, CamelContext context) {
    this.wiring = wiring;
    this.segments = segments;
    this.context = context;
  }

  void putAsideUnknownFiles() throws IOException {
    for (String stranger : wiring.outbox().putAsideUnknownFiles()) {
      LOG.warn("var/outbox/{} is not a file that waits to be sent: moved to var/failed", stranger);
    }
  }

  /**
   * @return a run whose login the server refused: then no other was tried
   */
  Optional<RunReport> reconcile(Predicate<RunId> which) throws IOException {
    AtomicReference<RunReport> refused = new AtomicReference<>();
    List<RunId> unfinished = wiring.ledger().runs().unfinished().stream().filter(which).toList();
    wiring.recovery().reconcile(which, run -> deliver(run, refused));
    unfinished.forEach(this::tell);
    return Optional.ofNullable(refused.get());
  }

  /** Tells of a run that was reconciled: it is no run of this process, but its end is news. */
  private void tell(RunId run) {
    wiring.ledger().reports().of(run).ifPresent(this::tell);
  }

  private void tell(RunReport end) {
    if (end.state() != RunState.RUNNING) {
      RunLog.end(end, Duration.ZERO);
    }
    wiring.alerts().onRunEnd(end, Duration.ZERO);
  }

  /** True if it has no end, or one that may come good by itself. */
  boolean mayComeGood(RunId run) {
    return wiring
        .ledger()
        .reports()
        .of(run)
        .filter(report -> report.state() == RunState.RUNNING || failedInPassing(report))
        .isPresent();
  }

  private static boolean failedInPassing(RunReport report) {
    return report.reason() != null && Reason.of(report.reason()).mayPass();
  }

  /** True if it has no end and no process works on it: its own is gone. */
  boolean isOrphan(RunId run) {
    return wiring
            .ledger()
            .reports()
            .of(run)
            .filter(report -> report.state() == RunState.RUNNING)
            .isPresent()
        && wiring.locks().isFree("pipeline-" + run.pipeline());
  }

  private void deliver(RunId run, AtomicReference<RunReport> refused) {
    if (refused.get() != null || wiring.stop().isRaised()) {
      return;
    }
    try (FileDelivery delivery = segments.deliveries().open(run, false)) {
      context.createProducerTemplate().sendBody("direct:deliver-files", delivery);
      RunReport ended = segments.ends().end(delivery);
      delivery.fault().filter(Unfinished::isRefused).ifPresent(fault -> refused.set(ended));
    }
  }

  private static boolean isRefused(PickupFault fault) {
    return fault.reason() == Reason.LOGIN_REFUSED;
  }
}

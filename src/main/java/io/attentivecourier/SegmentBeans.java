package io.attentivecourier;

import io.attentivecourier.flow.RunEnds;
import io.attentivecourier.flow.SendWindow;
import io.attentivecourier.known.Snapshots;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.pickup.Pickup;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.segments.DeliverySteps;
import io.attentivecourier.segments.FilePlans;
import io.attentivecourier.segments.Judge;
import io.attentivecourier.segments.KeptFiles;
import io.attentivecourier.segments.ListChecks;
import io.attentivecourier.segments.NewLedgerGuard;
import io.attentivecourier.segments.PlanReports;
import io.attentivecourier.segments.ResendChecks;
import io.attentivecourier.segments.ResendSteps;
import io.attentivecourier.segments.SealSteps;
import io.attentivecourier.segments.SegmentEnds;
import io.attentivecourier.segments.SegmentOpening;
import io.attentivecourier.segments.SegmentSteps;
import io.attentivecourier.segments.UnknownTraces;
import io.attentivecourier.segments.UploadLeftovers;
import io.attentivecourier.segments.Uploads;
import io.attentivecourier.settings.Settings;
import org.apache.camel.spi.Registry;

/** The steps of the flow of lists, built once a process. */
final class SegmentBeans {
  private final Snapshots snapshots;
  private final UnknownTraces traces;
  private final KeptFiles kept;
  private final SegmentEnds ends;
  private final ResendSteps resends;
  private final SegmentSteps steps;
  private final DeliverySteps deliveries;
  private final UploadLeftovers leftovers;
  private final SealSteps sealing;
  private final SegmentOpening opening;

  SegmentBeans(
      Assembly assembly, Pickup pickup, IdentifierKey key, RunEnds runEnds, SendWindow window) {
    Settings settings = assembly.settings();
    Ledger ledger = assembly.ledger();
    // The ledger names the baseline, so that a delivery and its baseline are one step of it.
    snapshots = new Snapshots(assembly.home(), key, ledger.deliveries()::newestRuns);
    traces = new UnknownTraces(ledger, assembly.home(), settings.keyFile());
    kept = new KeptFiles(assembly.home(), ledger);
    FilePlans files = new FilePlans(settings, ledger, assembly.outbox());
    ends = ends(assembly, runEnds, files);
    resends =
        new ResendSteps(settings.warehouse().timeout(), ledger, kept, snapshots, assembly.stop());
    steps = steps(assembly, pickup, files);
    Uploads uploads = new Uploads(pickup, settings.publish());
    deliveries =
        new DeliverySteps(ledger, assembly.outbox(), uploads, assembly.stop(), snapshots, window);
    leftovers = new UploadLeftovers(ledger.files(), pickup, assembly.clock());
    sealing =
        new SealSteps(assembly.outbox(), assembly.stop(), files, snapshots, deliveries, traces);
    opening = new SegmentOpening(ledger, new ResendChecks(ledger, kept, traces), ends);
  }

  private static SegmentEnds ends(Assembly assembly, RunEnds runEnds, FilePlans files) {
    Ledger ledger = assembly.ledger();
    return new SegmentEnds(ledger, runEnds, new PlanReports(files, ledger), assembly.deadlines());
  }

  private SegmentSteps steps(Assembly assembly, Pickup pickup, FilePlans files) {
    Ledger ledger = assembly.ledger();
    Settings settings = assembly.settings();
    NewLedgerGuard newLedger = new NewLedgerGuard(ledger, pickup, traces, settings.clientDomain());
    Judge judge = new Judge(ledger, snapshots, newLedger, files);
    ListChecks checks = new ListChecks(ledger.deliveries(), settings.maxRowsPerFile());
    return new SegmentSteps(checks, judge, snapshots, resends, files);
  }

  void bind(Registry registry) {
    registry.bind("segments", steps);
    registry.bind("sealing", sealing);
    registry.bind("deliveries", deliveries);
    registry.bind("leftovers", leftovers);
    registry.bind("resends", resends);
  }

  SegmentOpening opening() {
    return opening;
  }

  SegmentEnds ends() {
    return ends;
  }

  DeliverySteps deliveries() {
    return deliveries;
  }

  Snapshots snapshots() {
    return snapshots;
  }

  /** The traces on disk that the ledger does not know. */
  UnknownTraces traces() {
    return traces;
  }
}

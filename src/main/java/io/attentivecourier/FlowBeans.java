package io.attentivecourier;

import io.attentivecourier.api.ApiCall;
import io.attentivecourier.api.AttributesCall;
import io.attentivecourier.api.SubscriptionsCall;
import io.attentivecourier.flow.ActiveRuns;
import io.attentivecourier.flow.RowSteps;
import io.attentivecourier.flow.RunEnds;
import io.attentivecourier.flow.RunStart;
import io.attentivecourier.flow.Runs;
import io.attentivecourier.flow.SendWindow;
import io.attentivecourier.flow.StopSign;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.known.AskedPeople;
import io.attentivecourier.known.KnownPeople;
import io.attentivecourier.known.Snapshots;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.people.Acknowledgement;
import io.attentivecourier.people.AttributeKind;
import io.attentivecourier.people.FollowSteps;
import io.attentivecourier.people.JobSteps;
import io.attentivecourier.people.PeopleClosing;
import io.attentivecourier.people.PeopleEnds;
import io.attentivecourier.people.PeopleKind;
import io.attentivecourier.people.PeopleSteps;
import io.attentivecourier.people.RequestSteps;
import io.attentivecourier.people.RunTurns;
import io.attentivecourier.people.SendOrder;
import io.attentivecourier.people.SentOutcomes;
import io.attentivecourier.people.SubscriberKind;
import io.attentivecourier.pickup.Pickup;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.run.RunKind;
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
import io.attentivecourier.settings.Api;
import io.attentivecourier.settings.Destination;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The route beans of one process, built from the rooms below. */
public final class FlowBeans {
  private final UnknownTraces past;
  private final RunEnds runEnds;
  private final SegmentEnds ends;
  private final DeliverySteps deliveries;
  private final UploadLeftovers leftovers;
  private final SegmentSteps segments;
  private final SealSteps sealing;
  private final Snapshots snapshots;
  private final Acknowledgement acknowledgement;
  private final KnownPeople known;
  private final RequestSteps requests;
  private final JobSteps receipts;
  private final PeopleSteps people;
  private final RunTurns turns;
  private final FollowSteps following;
  private final Runs runs;
  private final RowSteps rows;
  private final ResendSteps resends;

  public FlowBeans(
      Home home,
      Settings settings,
      Supplier<Settings> live,
      Ledger ledger,
      Locks locks,
      IdentifierKey key,
      Outbox outbox,
      Pickup pickup,
      StopSign stop,
      RunEnds.RunListener ended,
      Clock clock,
      LongSupplier nanos) {
    // The ledger names the baseline, so that a delivery and its baseline are one step of it.
    snapshots = new Snapshots(home, key, ledger::newestDeliveries);
    FilePlans files = new FilePlans(settings, ledger, outbox);
    RunEnds.Deadlines deadlines = new RunEnds.Deadlines(live, ledger, clock);
    SendWindow own = new SendWindow(settings, clock, nanos);
    runEnds = new RunEnds(ledger, ended);
    ends = new SegmentEnds(ledger, runEnds, new PlanReports(files, ledger), deadlines);
    Uploads uploads = new Uploads(pickup, settings.publish());
    deliveries = new DeliverySteps(ledger, outbox, uploads, stop, snapshots, own);
    leftovers = new UploadLeftovers(ledger, pickup, clock);
    past = new UnknownTraces(ledger, home, settings.keyFile());
    NewLedgerGuard newLedger = new NewLedgerGuard(ledger, pickup, past, settings.clientDomain());
    Judge judge = new Judge(ledger, snapshots, newLedger, files);
    KeptFiles kept = new KeptFiles(home, ledger);
    rows = new RowSteps(settings.warehouse().timeout(), stop);
    resends = new ResendSteps(settings.warehouse().timeout(), ledger, kept, snapshots, stop);
    ListChecks checks = new ListChecks(ledger, settings.maxRowsPerFile());
    segments = new SegmentSteps(checks, judge, snapshots, resends);
    sealing = new SealSteps(outbox, stop, files, snapshots, deliveries, past);
    known = new KnownPeople(home.people(), key.id());
    AskedPeople asked = new AskedPeople(ledger, home, key.id());
    acknowledgement = new Acknowledgement(ledger, asked, key.id());
    PeopleKind attributes = new AttributeKind(key, known);
    PeopleKind subscribers =
        new SubscriberKind(key, home.people(), settings.subscribers(), asked, acknowledgement);
    Map<RunKind, PeopleKind> kinds =
        Map.of(RunKind.ATTRIBUTES, attributes, RunKind.SUBSCRIBERS, subscribers);
    PeopleClosing closing = new PeopleClosing(ledger, outbox, ended, kinds, deadlines);
    Api api = settings.api();
    ApiCall subscriptions =
        new SubscriptionsCall(
            ledger,
            key,
            asked,
            run -> outbox.folder(run).resolve(RequestSteps.fileName(RunKind.SUBSCRIBERS)),
            api,
            clock);
    requests =
        new RequestSteps(
            api,
            ledger,
            outbox,
            new SentOutcomes(home.people()),
            stop,
            clock,
            own::isOver,
            Map.of(
                RunKind.ATTRIBUTES,
                new AttributesCall(api.usersPerRequest(), api.requestsPerSecond()),
                RunKind.SUBSCRIBERS,
                subscriptions));
    receipts = new JobSteps(api, ledger, outbox, home.people(), stop, clock);
    people = new PeopleSteps(ledger, outbox, stop, own, home.people(), key.id());
    turns = new RunTurns(ledger, locks, stop);
    SendOrder.Waits waits = new SendOrder.Waits(live, clock);
    SendOrder order = new SendOrder(ledger, own, stop, waits);
    following = new FollowSteps(ledger, requests, order, waits, closing);
    PeopleEnds peopleEnds = new PeopleEnds(ledger, runEnds);
    runs =
        new Runs(
            new RunStart(home, live, ledger, locks, ended, clock),
            new ActiveRuns(home, settings.keepRejectedValues(), key, outbox),
            Map.of(
                Destination.SEGMENTS,
                new SegmentOpening(ledger, new ResendChecks(ledger, kept, past), ends),
                Destination.ATTRIBUTES,
                new PeopleKind.PeopleOpening(attributes, peopleEnds, ledger),
                Destination.SUBSCRIBERS,
                new PeopleKind.PeopleOpening(subscribers, peopleEnds, ledger)),
            ledger);
  }

  /** The traces on disk that the ledger does not know. */
  public UnknownTraces past() {
    return past;
  }

  /** The ends of all runs of this process, also those that the ledger could not take. */
  public RunEnds runEnds() {
    return runEnds;
  }

  public SegmentEnds ends() {
    return ends;
  }

  public DeliverySteps deliveries() {
    return deliveries;
  }

  public SegmentSteps segments() {
    return segments;
  }

  public SealSteps sealing() {
    return sealing;
  }

  public RequestSteps requests() {
    return requests;
  }

  public JobSteps receipts() {
    return receipts;
  }

  public PeopleSteps people() {
    return people;
  }

  public Runs runs() {
    return runs;
  }

  /** The step that removes uploads that were interrupted. */
  public UploadLeftovers leftovers() {
    return leftovers;
  }

  public RowSteps rows() {
    return rows;
  }

  public RunTurns turns() {
    return turns;
  }

  public FollowSteps following() {
    return following;
  }

  public KnownPeople known() {
    return known;
  }

  /** The acknowledgement that subscribers may be asked from this home. */
  public Acknowledgement acknowledgement() {
    return acknowledgement;
  }

  public ResendSteps resends() {
    return resends;
  }

  public Snapshots snapshots() {
    return snapshots;
  }
}

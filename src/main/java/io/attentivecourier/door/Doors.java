package io.attentivecourier.door;

import io.attentivecourier.api.ApiCall;
import io.attentivecourier.api.AttributesCall;
import io.attentivecourier.api.SubscriptionsCall;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.member.Snapshots;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.people.KnownPeople;
import io.attentivecourier.pickup.Pickup;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.settings.Api;
import io.attentivecourier.settings.Door;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The doors of one process, built from the rooms below. */
public final class Doors {
  private final UnknownPast past;
  private final RunEnds runEnds;
  private final SegmentEnds ends;
  private final Deliveries deliveries;
  private final Leftovers leftovers;
  private final SegmentSteps segments;
  private final Sealing sealing;
  private final Snapshots snapshots;
  private final Acknowledgement acknowledgement;
  private final KnownPeople known;
  private final ApiDeliveries requests;
  private final Receipts receipts;
  private final PeopleSteps people;
  private final RunTurns turns;
  private final Following following;
  private final Runs runs;
  private final RowSteps rows;
  private final Resends resends;

  public Doors(
      Home home,
      Settings settings,
      Supplier<Settings> live,
      Ledger ledger,
      Locks locks,
      IdentifierKey key,
      Outbox outbox,
      Pickup pickup,
      StopSign stop,
      RunEnded ended,
      Clock clock,
      LongSupplier nanos) {
    // The ledger names the baseline, so that a delivery and its baseline are one step of it.
    snapshots = new Snapshots(home, key, ledger::newestDeliveries);
    FilePlans files = new FilePlans(settings, ledger, outbox);
    Deadlines deadlines = new Deadlines(live, ledger, clock);
    OwnRuns own = new OwnRuns(settings, clock, nanos);
    runEnds = new RunEnds(ledger, ended);
    ends = new SegmentEnds(ledger, runEnds, new Plans(files, ledger), deadlines);
    Uploads uploads = new Uploads(pickup, settings.publish());
    deliveries = new Deliveries(ledger, outbox, uploads, stop, snapshots, own);
    leftovers = new Leftovers(ledger, pickup, clock);
    past = new UnknownPast(ledger, home, settings.keyFile());
    NewLedger newLedger = new NewLedger(ledger, pickup, past, settings.clientDomain());
    Judge judge = new Judge(ledger, snapshots, newLedger, files);
    KeptFiles kept = new KeptFiles(home, ledger);
    rows = new RowSteps(settings.warehouse().timeout(), stop);
    resends = new Resends(settings.warehouse().timeout(), ledger, kept, snapshots, stop);
    ListChecks checks = new ListChecks(ledger, settings.maxRowsPerFile());
    segments = new SegmentSteps(checks, judge, snapshots, resends);
    sealing = new Sealing(outbox, stop, files, snapshots, deliveries, past);
    known = new KnownPeople(home.people(), key.id());
    acknowledgement = new Acknowledgement(ledger, home.people(), key.id());
    PeopleKind attributes = new AttributeKind(key, known);
    PeopleKind subscribers =
        new SubscriberKind(key, home.people(), settings.subscribers(), acknowledgement);
    Map<RunKind, PeopleKind> kinds =
        Map.of(RunKind.ATTRIBUTES, attributes, RunKind.SUBSCRIBERS, subscribers);
    PeopleClosing closing = new PeopleClosing(ledger, outbox, ended, kinds, deadlines);
    Api api = settings.api();
    ApiCall subscriptions =
        new SubscriptionsCall(
            ledger,
            key,
            home.people(),
            run -> outbox.folder(run).resolve(ApiDeliveries.fileName(RunKind.SUBSCRIBERS)),
            api,
            clock);
    requests =
        new ApiDeliveries(
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
    receipts = new Receipts(api, ledger, outbox, home.people(), stop, clock);
    people = new PeopleSteps(ledger, outbox, stop, own, home.people(), key.id());
    turns = new RunTurns(ledger, locks, stop);
    Waits waits = new Waits(live, clock);
    SendOrder order = new SendOrder(ledger, own, stop, waits);
    following = new Following(ledger, requests, order, waits, closing);
    PeopleEnds peopleEnds = new PeopleEnds(ledger, runEnds);
    runs =
        new Runs(
            new RunStart(home, live, ledger, locks, ended, clock),
            new ActiveRuns(home, settings.keepRejectedValues(), key, outbox),
            Map.of(
                Door.SEGMENTS,
                new SegmentOpening(ledger, new MayResend(ledger, kept, past), ends),
                Door.ATTRIBUTES,
                new PeopleOpening(attributes, peopleEnds, ledger),
                Door.SUBSCRIBERS,
                new PeopleOpening(subscribers, peopleEnds, ledger)),
            ledger);
  }

  /** What lies here that the ledger does not know. */
  public UnknownPast past() {
    return past;
  }

  /** The ends of all runs here, also of those that the ledger could not take. */
  public RunEnds runEnds() {
    return runEnds;
  }

  public SegmentEnds ends() {
    return ends;
  }

  public Deliveries deliveries() {
    return deliveries;
  }

  public SegmentSteps segments() {
    return segments;
  }

  public Sealing sealing() {
    return sealing;
  }

  public ApiDeliveries requests() {
    return requests;
  }

  public Receipts receipts() {
    return receipts;
  }

  public PeopleSteps people() {
    return people;
  }

  public Runs runs() {
    return runs;
  }

  /** Removes what an interrupted upload left. */
  public Leftovers leftovers() {
    return leftovers;
  }

  public RowSteps rows() {
    return rows;
  }

  public RunTurns turns() {
    return turns;
  }

  public Following following() {
    return following;
  }

  public KnownPeople known() {
    return known;
  }

  /** Whether subscribers may be asked from this home. */
  public Acknowledgement acknowledgement() {
    return acknowledgement;
  }

  public Resends resends() {
    return resends;
  }

  public Snapshots snapshots() {
    return snapshots;
  }
}

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
  private final SegmentDoor segments;
  private final Sealing sealing;
  private final Snapshots snapshots;
  private final Acknowledgement acknowledgement;
  private final KnownPeople known;
  private final ApiDeliveries requests;
  private final Receipts receipts;
  private final PeopleDoor people;
  private final Following following;
  private final Runs runs;
  private final Resends resends;

  /**
   * What the doors stand on.
   *
   * @param settings those that the process started with: what holds until it ends
   * @param live those that hold now: what a run takes at its begin
   */
  public record Rooms(
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
      LongSupplier nanos) {}

  public Doors(Rooms rooms) {
    Ledger ledger = rooms.ledger();
    snapshots = snapshots(rooms);
    FilePlans files = new FilePlans(rooms.settings(), ledger, rooms.outbox());
    Deadlines deadlines = new Deadlines(rooms.live(), ledger, rooms.clock());
    OwnRuns own = new OwnRuns(rooms.settings(), rooms.clock(), rooms.nanos());
    runEnds = new RunEnds(ledger, rooms.ended());
    ends = new SegmentEnds(ledger, runEnds, new Plans(files, ledger), deadlines);
    Verdicts verdicts = new Verdicts(ledger, rooms.settings().maxRowsPerFile());
    deliveries =
        new Deliveries(
            rooms.settings(),
            ledger,
            rooms.outbox(),
            rooms.pickup(),
            rooms.stop(),
            snapshots,
            rooms.clock(),
            own);
    past = new UnknownPast(ledger, rooms.home(), rooms.settings().keyFile());
    NewLedger newLedger =
        new NewLedger(ledger, rooms.pickup(), past, rooms.settings().clientDomain());
    Judge judge = new Judge(ledger, snapshots, newLedger, files);
    KeptFiles kept = new KeptFiles(rooms.home(), ledger);
    resends = new Resends(rooms, kept, snapshots);
    segments =
        new SegmentDoor(
            rooms,
            new SegmentDoor.Parts(
                verdicts, ends, judge, snapshots, new MayResend(ledger, kept, past), resends));
    sealing = new Sealing(rooms, files, snapshots, deliveries, own, past);
    known = new KnownPeople(rooms.home().people(), rooms.key().id());
    acknowledgement = new Acknowledgement(ledger, rooms.home().people(), rooms.key().id());
    Map<RunKind, PeopleKind> kinds =
        Map.of(
            RunKind.ATTRIBUTES,
            new AttributeKind(rooms.key(), known),
            RunKind.SUBSCRIBERS,
            subscribers(rooms));
    PeopleClosing closing = new PeopleClosing(rooms, kinds, deadlines);
    requests = requests(rooms, own);
    receipts = receipts(rooms);
    people = new PeopleDoor(rooms, kinds, new PeopleEnds(ledger, runEnds, rooms.ended()), own);
    following = new Following(rooms, requests, closing, own);
    runs = new Runs(segments, people, ledger);
  }

  private static ApiDeliveries requests(Rooms rooms, OwnRuns own) {
    Api api = rooms.settings().api();
    return new ApiDeliveries(
        new ApiDeliveries.Rooms(
            api,
            rooms.ledger(),
            rooms.outbox(),
            rooms.home().people(),
            rooms.stop(),
            rooms.clock(),
            own::isOver),
        Map.of(
            RunKind.ATTRIBUTES,
            new AttributesCall(api.usersPerRequest(), api.requestsPerSecond()),
            RunKind.SUBSCRIBERS,
            subscriptions(rooms, api)));
  }

  private static ApiCall subscriptions(Rooms rooms, Api api) {
    String file = ApiDeliveries.fileName(RunKind.SUBSCRIBERS);
    return new SubscriptionsCall(
        new SubscriptionsCall.Rooms(
            rooms.ledger(),
            rooms.key(),
            rooms.home().people(),
            run -> rooms.outbox().folder(run).resolve(file),
            rooms.clock()),
        api.requestsPerSecond(),
        api.inFlight());
  }

  private PeopleKind subscribers(Rooms rooms) {
    return new SubscriberKind(
        rooms.key(), rooms.home().people(), rooms.settings().subscribers(), acknowledgement);
  }

  private static Receipts receipts(Rooms rooms) {
    return new Receipts(
        new Receipts.Rooms(
            rooms.settings().api(),
            rooms.ledger(),
            rooms.outbox(),
            rooms.home().people(),
            rooms.stop(),
            rooms.clock()));
  }

  /** The ledger names the baseline, so that a delivery and its baseline are one step of it. */
  private static Snapshots snapshots(Rooms rooms) {
    return new Snapshots(rooms.home(), rooms.key(), rooms.ledger()::newestDeliveries);
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

  public SegmentDoor segments() {
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

  public PeopleDoor people() {
    return people;
  }

  public Runs runs() {
    return runs;
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

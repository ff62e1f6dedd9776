package io.attentivecourier.page;

import io.attentivecourier.console.Caller;
import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.console.Endpoint;
import io.attentivecourier.console.Role;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.OpenJob;
import io.attentivecourier.ledger.RequestResult;
import io.attentivecourier.ledger.RunPayload;
import io.attentivecourier.pipeline.PipelineCard;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.OpenNames;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.run.SegmentOutcome.MemberChange;
import io.attentivecourier.run.SegmentOutcome.SegmentState;
import io.attentivecourier.settings.Destination;
import io.attentivecourier.settings.SettingInForce;
import io.attentivecourier.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The morning of a made-up brand after a month of deliveries, with a line in each state. */
final class BrandMorning implements AutoCloseable {
  static final LocalDate TODAY = LocalDate.parse("2026-11-26");
  static final ZoneId ZONE = ZoneId.of("America/New_York");

  /** A name that a query took from the wrong column. */
  static final String PHONE = "Lapsed 212-555-0143";

  /** What a browser must not take for an element. */
  static final String MARKUP = "<img src=x onerror=alert(1)> every morning";

  private static final LocalDate FIRST = TODAY.minusDays(34);
  private static final RunReport.Counts NONE = new RunReport.Counts(0, 0, Map.of());

  private final Home home;
  private final Settings settings;
  private final BrandLedger brand;
  private final Ledger ledger;
  private final List<PipelineCard> pipelines = new ArrayList<>();

  BrandMorning(Path folder) throws IOException {
    home = Home.at(folder);
    settings =
        Settings.read(
                home,
                Map.of(
                    "courier.zone",
                    ZONE.getId(),
                    "courier.pipeline.weekly.deadline",
                    "10:00",
                    "courier.pipeline.winback.owner",
                    "Lifecycle team"),
                Map.of())
            .settings();
    brand = new BrandLedger(folder.resolve("ledger.db"));
    ledger = brand.ledger();
    pipelines();
    for (LocalDate date = FIRST; date.isBefore(TODAY); date = date.plusDays(1)) {
      ordinary(date);
    }
    newPipelines();
    today();
    brand.at(TODAY, 11, 30);
  }

  private void pipelines() {
    brand.at(FIRST, 0, 5);
    add("winback", 15, 9, Destination.SEGMENTS);
    add("loyalty", 0, 9, Destination.SEGMENTS);
    add("newsletter", 5, 9, Destination.SEGMENTS);
    add("stores", 50, 9, Destination.SEGMENTS);
  }

  /** They begin today: before, nothing of them was due. */
  private void newPipelines() {
    brand.at(TODAY, 0, 5);
    add("tiers", 20, 9, Destination.ATTRIBUTES);
    add("signups", 25, 9, Destination.SUBSCRIBERS);
    add("lapsed", 30, 9, Destination.SEGMENTS);
    add("birthdays", 0, 8, Destination.SEGMENTS);
    add("vip", 28, 11, Destination.SEGMENTS);
    add("evening", 0, 20, Destination.SEGMENTS);
    add("summer", 45, 9, Destination.SEGMENTS);
    add("weekly", 40, 9, Destination.SEGMENTS);
    add("outlet", 2, 9, Destination.SEGMENTS);
  }

  private void add(String name, int minute, int hour, Destination destination) {
    String cron = "0 %d %d * * ?".formatted(minute, hour);
    String target = "direct:send-" + destination.name().toLowerCase(Locale.ROOT);
    String yaml =
        """
        - route:
            id: %1$s
            description: %2$s
            from:
              uri: quartz:courier/%1$s
              parameters:
                cron: %3$s
            steps:
              - setBody:
                  constant: SELECT phone, 'Winback' AS segment_name FROM customers
              - to:
                  uri: http://example.com/hook?password=hunter2hunter2&x=1
              - to:
                  uri: %4$s
        """
            .formatted(name, MARKUP, cron, target);
    ledger.schedules().note(name, cron, ZONE);
    pipelines.add(
        new PipelineCard(
            new Configured(name, cron, ZONE),
            destination,
            MARKUP,
            "routes/pipelines/" + name + ".camel.yaml",
            yaml,
            "SELECT phone, 'Winback' AS segment_name FROM customers"));
  }

  private void ordinary(LocalDate date) {
    brand.beginDay();
    long wave = date.getDayOfMonth() % 7;
    brand.at(date, 9, 0);
    RunId loyalty = ledger.runs().begin("loyalty", date, RunKind.SEGMENTS);
    brand.deliver(
        loyalty,
        BrandLedger.list("Loyalty Gold", 820 + wave * 6, 14, 9),
        BrandLedger.list("Loyalty Silver", 4310 - wave * 20, 90, 61),
        BrandLedger.list("Loyalty Bronze", 18240 + wave * 55, 204, 188));
    brand.at(date, 9, 5);
    RunId newsletter = ledger.runs().begin("newsletter", date, RunKind.SEGMENTS);
    brand.deliver(newsletter, BrandLedger.list("Newsletter", 61200 + 130 * (35 - wave), 420, 310));
    brand.at(date, 9, 15);
    RunId winback = ledger.runs().begin("winback", date, RunKind.SEGMENTS);
    brand.deliver(
        winback,
        BrandLedger.list("Winback", 4900 + wave * 20, 60, 44),
        BrandLedger.list(PHONE, 120 + wave, 3, 1));
    brand.at(date, 9, 50);
    RunId stores = ledger.runs().begin("stores", date, RunKind.SEGMENTS);
    brand.deliver(stores, BrandLedger.list("Store NYC", 2210, 0, 0));
  }

  private void today() {
    brand.beginDay();
    brand.at(TODAY, 9, 0);
    RunId loyalty = ledger.runs().begin("loyalty", TODAY, RunKind.SEGMENTS);
    brand.deliver(
        loyalty,
        BrandLedger.list("Loyalty Gold", 861, 14, 9),
        BrandLedger.list("Loyalty Silver", 4288, 90, 61),
        BrandLedger.list("Loyalty Bronze", 18530, 204, 188));
    brand.at(TODAY, 9, 5);
    brand.deliver(
        ledger.runs().begin("newsletter", TODAY, RunKind.SEGMENTS),
        BrandLedger.list("Newsletter", 65210, 420, 310));
    brand.at(TODAY, 9, 8);
    brand.deliver(
        ledger.runs().begin("outlet", TODAY, RunKind.SEGMENTS),
        BrandLedger.list("Outlet", 730, 730, 0));
    winback();
    tiers();
    signups();
    lapsed();
    failAgain();
    brand.at(TODAY, 9, 45);
    ledger.schedules().pause("summer", "ada", "the campaign is over");
    brand.at(TODAY, 9, 50);
    RunId stores = ledger.runs().begin("stores", TODAY, RunKind.SEGMENTS);
    brand.end(
        stores, RunState.UNCHANGED, null, NONE, List.of(), "stores: nothing new in the warehouse");
    brand.at(TODAY, 11, 29);
    ledger.runs().begin("vip", TODAY, RunKind.SEGMENTS);
  }

  private void winback() {
    brand.at(TODAY, 9, 15);
    RunId run = ledger.runs().begin("winback", TODAY, RunKind.SEGMENTS);
    String lost = "Winback lost 3,000 of 5,000 rows (60 %), over 50 % and 100 rows";
    brand.forward(41);
    ledger.runs().hold(run, List.of(new Hold("Winback", "drop", "3000/5000", lost)));
    RunReport.Counts counts = new RunReport.Counts(2167, 36, Map.of("phone-shape", 4L));
    SegmentOutcome held =
        SegmentOutcome.withoutFile(
            "Winback", 2000, new MemberChange(40, 3040, 1960), SegmentState.HELD, "drop");
    brand.sealAll(run, counts, List.of(BrandLedger.list(PHONE, 127, 8, 2)));
    brand.end(
        run,
        RunState.HELD,
        Reason.DROP,
        counts,
        List.of(held),
        "winback: 1 of 2 segments delivered; " + lost);
  }

  private void tiers() {
    brand.at(TODAY, 9, 20);
    RunId run = ledger.runs().begin("tiers", TODAY, RunKind.ATTRIBUTES);
    RunReport.Counts counts = new RunReport.Counts(3963, 0, Map.of());
    ledger.requests().notePayload(run, new RunPayload(3951, 0, 1, List.of("Tier")));
    brand.forward(4);
    ledger
        .files()
        .seal(
            run,
            counts,
            List.of(brand.file("attributes.jsonl", "tiers", BrandLedger.list("tiers", 12, 0, 0))));
    brand.forward(1);
    ledger.requests().record(run, RequestResult.accepted(0, 12, "job-1"));
    brand.forward(90);
    List<RunReport.PersonOutcome> outcomes =
        new ArrayList<>(Collections.nCopies(11, RunReport.PersonOutcome.APPLIED));
    outcomes.add(RunReport.PersonOutcome.REFUSED);
    ledger
        .requests()
        .endJob(
            run,
            new OpenJob.JobEnd("job-1", "COMPLETED", outcomes, Map.of("status-400", 1L), Map.of()));
    brand.end(run, RunState.PARTIAL, null, null, List.of(), "tiers: 12 people sent, 11 applied");
  }

  private void signups() {
    brand.at(TODAY, 9, 25);
    RunId run = ledger.runs().begin("signups", TODAY, RunKind.SUBSCRIBERS);
    String why =
        "nobody is known to have been asked from this home (key 3f2a91c07b5d44ee): whom an earlier"
            + " or another home asked would be texted again";
    brand.forward(2);
    ledger.runs().hold(run, List.of(new Hold(null, "new-ledger", null, why)));
    brand.end(
        run,
        RunState.HELD,
        Reason.NEW_LEDGER,
        new RunReport.Counts(1361, 0, Map.of()),
        List.of(),
        "signups: 1,361 people to send; " + why);
  }

  private void lapsed() {
    brand.at(TODAY, 9, 30);
    RunId run = ledger.runs().begin("lapsed", TODAY, RunKind.SEGMENTS);
    brand.forward(1);
    brand.end(
        run,
        RunState.FAILED,
        Reason.QUERY_FAILED,
        NONE,
        List.of(),
        "lapsed: the warehouse could not run the query: a table that it names is not there, at"
            + " line 2, column 6 of the query (routes/pipelines/lapsed.camel.yaml, line 12)");
    ledger.runs().note(new Act(Act.Kind.RETRY, run, null, "grace", "told <b>Ada</b> of it"));
  }

  /** Its first run of today was whole. */
  private void failAgain() {
    brand.at(TODAY, 9, 40);
    RunId run = ledger.runs().begin("outlet", TODAY, RunKind.SEGMENTS);
    String text = "outlet: the query returned no rows";
    brand.end(run, RunState.FAILED, Reason.QUERY_EMPTY, NONE, List.of(), text);
  }

  Home home() {
    return home;
  }

  Ledger ledger() {
    return ledger;
  }

  /** What is at each address. */
  List<Endpoint> pages() throws IOException {
    Map<String, String> sets = Map.of("courier.warehouse.password", "hunter2hunter2");
    return new PageEndpoints(
            visits(),
            home,
            () -> SettingInForce.all(home, sets, Map.of()),
            pipeline -> Optional.empty())
        .all();
  }

  Visits visits() throws IOException {
    OpenNames names = new OpenNames(IdentifierKey.at(home.root().resolve("key")));
    return new Visits(() -> settings, ledger, () -> pipelines, names, brand.clock());
  }

  static final Caller OPERATOR =
      new Caller("ada", Set.of(Role.VIEWER, Role.OPERATOR), one -> true, one -> true);
  static final Caller VIEWER = new Caller("ada", Set.of(Role.VIEWER), one -> true, one -> true);
  static final Caller NOBODY = new Caller(null, Set.of(Role.VIEWER), one -> true, one -> false);

  static Caller seeing(Predicate<String> sees) {
    return new Caller("bob", Set.of(Role.VIEWER, Role.OPERATOR), sees, one -> true);
  }

  static ConsoleRequest get(Caller caller, Map<String, String> names, Map<String, String> query) {
    String token = caller.name() == null ? "" : "form-token";
    return new ConsoleRequest("GET", "/", names, query, "", new byte[0], caller, token);
  }

  @Override
  public void close() {
    ledger.close();
  }
}

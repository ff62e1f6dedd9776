package io.attentivecourier.routes;

import io.attentivecourier.api.ApiCall;
import io.attentivecourier.api.ApiDelivery;
import io.attentivecourier.api.AttributesCall;
import io.attentivecourier.feed.SettableClock;
import io.attentivecourier.flow.StopSign;
import io.attentivecourier.home.Durable;
import io.attentivecourier.home.FileHash;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.home.Trees;
import io.attentivecourier.http.AnswerLimits;
import io.attentivecourier.http.BoundedAnswers;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.LineRange;
import io.attentivecourier.ledger.OutcomeCursor;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.people.DeliveryOpening;
import io.attentivecourier.people.JobSteps;
import io.attentivecourier.people.RequestSteps;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.settings.Api;
import io.attentivecourier.settings.Secret;
import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.FaultyApi;
import java.io.BufferedWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The shipped routes of the API, a ledger, and the stand-in in Attentive's place. */
final class ApiScene implements BeforeEachCallback, AfterEachCallback {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 22);

  /** The longest wait between two looks is 15 minutes. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);

  private final Callable<CamelContext> process;
  private final SettableClock clock = SettableClock.at("2026-11-22T15:00:00Z");
  private StopSign stop = new StopSign();
  private AnswerLimits calling = AnswerLimits.OF_A_CALL;
  private AnswerLimits fetching = AnswerLimits.OF_A_RESULT;
  private Duration following = Duration.ofHours(13);
  private String url;
  private ApiOptions options = ApiOptions.of("sirendenim.attn.tv").withoutLimits();
  private int requestsPerSecond;
  private int inFlight = 4;
  private Api.ReceiptKind receipts = Api.ReceiptKind.LINES;
  private Home home;
  private FaultyApi standIn;
  private Ledger ledger;
  private CamelContext context;
  private List<ExecutorService> threads = List.of();
  private RequestSteps requests;
  private DeliveryOpening opening;
  private JobSteps followed;
  private ProducerTemplate template;
  private String key;

  /**
   * @param process the context of the process that starts next, with the routes
   */
  ApiScene(Callable<CamelContext> process) {
    this.process = process;
  }

  ApiScene with(ApiOptions options) {
    this.options = options;
    return this;
  }

  /** In the stand-in's place. */
  ApiScene with(String url) {
    this.url = url;
    return this;
  }

  ApiScene within(AnswerLimits calls, AnswerLimits results) {
    calling = calls;
    fetching = results;
    return this;
  }

  /** How long a job is looked at. */
  ApiScene following(Duration within) {
    following = within;
    return this;
  }

  private String url() {
    return url == null ? standIn.url() : url;
  }

  ApiScene at(int requestsPerSecond, int inFlight) {
    this.requestsPerSecond = requestsPerSecond;
    this.inFlight = inFlight;
    return this;
  }

  ApiScene byJob() {
    receipts = Api.ReceiptKind.JOB;
    return this;
  }

  ApiScene withKey(String key) {
    this.key = key;
    return this;
  }

  @Override
  public void beforeEach(ExtensionContext test) throws Exception {
    home = Home.at(Files.createTempDirectory("api"));
    Durable.folder(home.state().resolve("people"));
    ledger = Ledger.open("jdbc:sqlite:" + home.state().resolve("ledger.db"), clock);
  }

  /** Starts the receiver, where there is none yet, and the process that sends. */
  ApiScene start() throws Exception {
    standIn = standIn == null ? FaultyApi.start(options) : standIn;
    stop = new StopSign();
    Outbox outbox = new Outbox(home, ledger, new Locks(home.locks()), "sirendenim");
    Path people = home.state().resolve("people");
    requests = new RequestSteps(api(), ledger.requests(), run -> false, stop, clock);
    opening = new DeliveryOpening(ledger, outbox, Map.of(RunKind.ATTRIBUTES, call()), stop);
    followed = new JobSteps(api(), ledger, outbox, people, stop, clock);
    camel();
    return this;
  }

  private ApiCall call() {
    return new AttributesCall(256, requestsPerSecond);
  }

  private Api api() {
    return new Api(
        URI.create(url()),
        new Secret(key == null ? standIn.key() : key),
        256,
        requestsPerSecond,
        inFlight,
        receipts,
        following,
        Duration.ofSeconds(60));
  }

  private void camel() throws Exception {
    context = process.call();
    context.getPropertiesComponent().addOverrideProperty("api.inFlight", "" + inFlight);
    threads =
        List.of(
            ApiDelivery.SendThreads.pool("api-threads", inFlight),
            ApiDelivery.SendThreads.pool("poll-threads", inFlight));
    context.getRegistry().bind("api-threads", threads.get(0));
    context.getRegistry().bind("poll-threads", threads.get(1));
    limits();
    context.getRegistry().bind("requests", requests);
    context.getRegistry().bind("receipts", followed);
    context.start();
    template = context.createProducerTemplate();
  }

  private void limits() {
    HttpClientConfigurer calls = BoundedAnswers.of(calling)::limit;
    HttpClientConfigurer results = BoundedAnswers.ofResults(fetching, URI.create(url()))::limit;
    context.getRegistry().bind("call-limits", HttpClientConfigurer.class, calls);
    context.getRegistry().bind("result-limits", HttpClientConfigurer.class, results);
  }

  /** Ends the process without another word, as a crash would, and starts the next. */
  ApiScene startAgain() throws Exception {
    endProcess();
    return start();
  }

  void endProcess() {
    if (context != null) {
      stop.raise();
      context.stop();
      threads.forEach(ExecutorService::shutdownNow);
    }
  }

  @Override
  public void afterEach(ExtensionContext test) throws Exception {
    if (standIn != null) {
      standIn.close();
    }
    ledger.close();
    Trees.delete(home.root());
  }

  /** A sealed run with so many people, whose phones are +1 2 and nine digits more. */
  RunId sealed(int people) throws Exception {
    RunId run = ledger.runs().begin("tiers", DATE, RunKind.ATTRIBUTES);
    String name = DeliveryOpening.fileName(RunKind.ATTRIBUTES);
    Path file = Durable.folder(home.outbox().resolve(run.toString())).resolve(name);
    write(file, people);
    var parts = List.of(new SealedFile.Part("attributes", people));
    var sealed =
        new SealedFile(name, "attributes", 1, Files.size(file), FileHash.sha256(file), parts);
    ledger.files().seal(run, new RunReport.Counts(people, 0, Map.of()), List.of(sealed));
    return run;
  }

  private static void write(Path file, int people) throws Exception {
    try (BufferedWriter lines = Files.newBufferedWriter(file)) {
      for (int i = 0; i < people; i++) {
        lines.write(
            "{\"identifiers\":{\"phone\":\""
                + identifier(i)
                + "\"},\"attributes\":{\"custom\":"
                + "{\"tier\":\"gold\",\"points\":"
                + i
                + "}}}\n");
      }
    }
  }

  static String identifier(int person) {
    return "+1" + (2_025_550_000L + person);
  }

  ApiDelivery deliver(RunId run) throws Exception {
    ApiDelivery delivery = opening.open(run);
    template.sendBody("direct:deliver-api", delivery);
    delivery.requireNotStopped();
    return delivery;
  }

  /** Looks at the run's jobs until none is open, or so many hours have passed. */
  RunReport.Users confirm(RunId run, int hours) {
    Instant end = clock.instant().plus(Duration.ofHours(hours));
    Instant next = clock.instant().plus(BETWEEN_LOOKS);
    while (!ledger.requests().openJobs(run).isEmpty() && next.isBefore(end)) {
      clock.set(next);
      template.sendBody("direct:confirm", run);
      next = next.plus(BETWEEN_LOOKS);
    }
    return users(run);
  }

  RunReport.Users users(RunId run) {
    return ledger.reports().users(run).orElseThrow();
  }

  /** The number of lines with each outcome; no outcome is left out. */
  Map<RunReport.PersonOutcome, Long> outcomes(RunId run) {
    Map<RunReport.PersonOutcome, Long> counts = new EnumMap<>(RunReport.PersonOutcome.class);
    for (RunReport.PersonOutcome outcome : RunReport.PersonOutcome.values()) {
      counts.put(outcome, 0L);
    }
    OutcomeCursor cursor = ledger.outcomes().ascending(run);
    for (long line = 0; line < cursor.lines(); line++) {
      counts.merge(cursor.get(line), 1L, Long::sum);
    }
    return counts;
  }

  boolean isAnswered(ApiDelivery delivery) {
    RunId run = delivery.run();
    long lines =
        ledger
            .files()
            .sealed(run, DeliveryOpening.fileName(RunKind.ATTRIBUTES))
            .orElseThrow()
            .rows();
    return LineRange.Unanswered.of(ledger.requests().results(run), lines).isEmpty();
  }

  StopSign stop() {
    return stop;
  }

  FaultyApi standIn() {
    return standIn;
  }

  Ledger ledger() {
    return ledger;
  }

  Home home() {
    return home;
  }
}

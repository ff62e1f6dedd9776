package io.attentivecourier.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.cli.Served;
import io.attentivecourier.console.PageAnswer;
import io.attentivecourier.console.Role;
import io.attentivecourier.home.Locks;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunState;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP API over a process that serves, with whole runs to the stand-in. */
class AnActIsAskedByHttpTest {
  @RegisterExtension private static final ServedHome HOME = new ServedHome();

  private static Program jane;
  private static CompletableFuture<Program.Said> tiers;

  /** The states that the table below names: a pipeline each. */
  @BeforeAll
  static void aDay() throws Exception {
    HOME.lists("whole", "Whole", 5);
    HOME.lists("held", "Held", 300);
    HOME.home().pipeline("failed", "SELECT phone, segment_name FROM nowhere");
    HOME.subscribers("signups");
    HOME.attributes("tiers");
    HOME.lists("winback", "Winback", 300);
    HOME.lists("twice", "Twice", 5);
    HOME.lists("odd", "Seg 2025550147", 5);
    HOME.lists("retired", "Retired", 5);
    HOME.slowLists("slow", "Slow");
    HOME.lists("paused", "Paused", 5);
    HOME.lists("formed", "Formed", 5);
    HOME.scheduled("fired", "Fired");
    HOME.lists("curled", "Curled", 5);
    HOME.lists("off", "Off", 5);
    HOME.home().set("courier.pipeline.off.enabled", "false");
    HOME.lists("edited", "Edited", 5);
    for (int i = 1; i <= 4; i++) {
      HOME.slowLists("slow" + i, "Slow " + i);
    }
    HOME.serve();
    jane = HOME.operator();
    tiers = jane.begin("/api/pipelines/tiers/run?wait=60", "{}");
    run("whole", 200, RunState.WHOLE);
    run("held", 200, RunState.WHOLE);
    HOME.rows("held", "Held", 20);
    again("held", RunState.HELD);
    run("failed", 200, RunState.FAILED);
  }

  private static Program.Said run(String pipeline, int status, RunState state) {
    Program.Said said = jane.post("/api/pipelines/" + pipeline + "/run?wait=60", "{}");
    assertEquals(status, said.status(), said::text);
    assertEquals(state.name(), said.json().get("state").asText(), said::text);
    return said;
  }

  private static Program.Said again(String pipeline, RunState state) {
    Program.Said said =
        jane.post("/api/pipelines/" + pipeline + "/run?wait=60", "{\"again\": true}");
    assertEquals(state.name(), said.json().get("state").asText(), said::text);
    return said;
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("America/New_York"));
  }

  private static String newest(String pipeline) {
    if (pipeline.equals("tiers")) {
      assertEquals("WHOLE", tiers.join().json().get("state").asText());
    }
    return HOME.ledger().reports().newest(pipeline, today()).orElseThrow().run().toString();
  }

  @Test
  void aHeldListIsReleasedAndArrivesWithWhoAndWhy() throws Exception {
    run("winback", 200, RunState.WHOLE);
    HOME.rows("winback", "Winback", 20);
    String held = again("winback", RunState.HELD).run();
    Program.Said released =
        jane.post(
            "/api/runs/" + held + "/release?wait=60",
            "{\"reason\": \"the campaign ended\", \"maxDrop\": \"99%\"}");

    assertEquals("WHOLE", released.json().get("state").asText(), released::text);
    Act act = acts(held).get(1);
    assertEquals(List.of("jane", "the campaign ended"), List.of(act.who(), act.reason()));
    String file = released.json().at("/segments/0/file").asText();
    assertEquals(21, HOME.home().received(file).lines().count());
    assertEquals("release", jane.get("/api/runs/" + held).json().at("/acts/1/kind").asText());
  }

  private static List<Act> acts(String run) {
    return HOME.ledger().runs().acts(RunId.parse(run));
  }

  @Test
  void whoAskedForARunStandsInTheLedger() {
    assertEquals("jane", acts(newest("whole")).get(0).who());
    assertEquals(Act.Kind.RUN, acts(newest("whole")).get(0).kind());
    assertEquals("again", acts(newest("held")).get(0).reason());
  }

  @Test
  void ofTwoWhoAskAtOnceOneBeginsARun() {
    CompletableFuture<Program.Said> first = jane.begin("/api/pipelines/twice/run?wait=60", "{}");
    CompletableFuture<Program.Said> second = jane.begin("/api/pipelines/twice/run?wait=60", "{}");

    String run = newestOf(first.join(), second.join());
    assertEquals(today() + ".twice.1", run);
    assertEquals(1, HOME.ledger().runs().starts("twice", today()).size());
  }

  /** 409 names the run; 200 is the end of it, or that the date is whole. */
  private static String newestOf(Program.Said first, Program.Said second) {
    assertEquals(200, Math.min(first.status(), second.status()));
    assertEquals(first.run(), second.run());
    return first.run();
  }

  @Test
  void aDateThatIsWholeIsAnsweredAndNothingIsSent() {
    Program.Said second = jane.post("/api/pipelines/whole/run", "{\"reason\": \"a retry\"}");

    assertEquals(200, second.status());
    assertTrue(second.json().get("message").asText().contains("whole already"), second::text);
    assertEquals(today() + ".whole.1", newest("whole"));
  }

  @Test
  void aRunUnderWayIsNamedAndItsIdIsKnownAtOnce() {
    Program.Said begun = jane.post("/api/pipelines/slow/run", "{}");
    Program.Said second = jane.post("/api/pipelines/slow/run", "{}");

    assertEquals(202, begun.status(), begun::text);
    assertEquals("/api/runs/" + begun.run(), begun.answer().headers().get("Location"));
    assertEquals(409, second.status(), second::text);
    assertEquals(begun.run(), second.run());
    assertEquals("RUNNING", jane.get("/api/runs/" + begun.run()).json().get("state").asText());
    Program.Said plan = jane.post("/api/pipelines/slow/plan", "{}");
    assertEquals(202, plan.status(), plan::text);
    assertEquals(429, jane.post("/api/pipelines/slow/plan", "{}").status());
    assertEquals("WHOLE", planned("slow").json().get("state").asText());
  }

  @Test
  void aPlanIsWaitedForAndKept() {
    assertEquals(404, jane.get("/api/pipelines/whole/plan").status());
    Program.Said plan = jane.post("/api/pipelines/whole/plan?wait=60", "{}");

    assertEquals(200, plan.status());
    assertTrue(plan.json().get("planned").asBoolean());
    assertEquals(plan.json(), jane.get("/api/pipelines/whole/plan").json());
    assertEquals(today() + ".whole.1", newest("whole"));
  }

  @Test
  void aPauseIsBegunAndEnded() {
    Program.Said paused =
        jane.post("/api/pipelines/paused/pause", "{\"reason\": \"the shop is closed\"}");

    assertEquals("jane", paused.json().get("pausedBy").asText());
    assertTrue(jane.get("/api/pipelines/paused").json().get("paused").asBoolean());
    assertEquals(
        "the shop is closed",
        run("paused", 200, RunState.WHOLE).json().at("/paused/reason").asText());
    assertEquals(
        "jane", jane.post("/api/pipelines/paused/resume", "{}").json().get("resumedBy").asText());
  }

  @Test
  void aSegmentThatLooksLikeAPersonIsWithheldAndHasAnAddress() {
    Program.Said run = run("odd", 200, RunState.WHOLE);
    String address = run.json().at("/segments/0/address").asText();

    assertEquals("withheld", run.json().at("/segments/0/name").asText());
    Program.Said list = jane.get("/api/segments/" + address);
    assertEquals(6, list.json().at("/deliveries/0/rows").asInt(), list::text);
    assertEquals(
        200, jane.post("/api/segments/" + address + "/retire", "{\"reason\": \"odd\"}").status());
    assertEquals(404, jane.get("/api/segments/" + address).status());
  }

  @Test
  void aSegmentIsNotRetiredWhileItsPipelineRuns() throws Exception {
    run("retired", 200, RunState.WHOLE);
    String retire = "{\"reason\": \"replaced\"}";
    try (Locks.Held held =
        new Locks(HOME.home().home().locks()).tryLock("pipeline-retired").orElseThrow()) {
      assertEquals(409, jane.post("/api/segments/Retired/retire", retire).status());
      assertEquals(409, jane.post("/api/pipelines/retired/run", "{\"again\": true}").status());
    }
    assertEquals(
        "RETIRED", jane.post("/api/segments/Retired/retire", retire).json().get("state").asText());
  }

  /** Each act on each state: the status, and the words of the command. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "/rest/acts.csv",
      delimiter = ';',
      quoteCharacter = '`',
      useHeadersInDisplayName = true)
  void anActIsRefusedAsItsCommandIs(String path, String body, int status, String words) {
    String asked = path;
    for (String pipeline : List.of("whole", "held", "failed", "tiers")) {
      asked = asked.replace("{" + pipeline + "}", newest(pipeline));
    }
    asked = asked.replace("{today}", today().toString());
    Program.Said said = jane.post(asked, body.replace('\'', '"'));

    assertEquals(status, said.status(), said::text);
    String fault = said.json().path("faults").path(0).toString();
    assertTrue(fault.contains(words), said::text);
  }

  @Test
  void aRunThatIsAskedForWhileTheScheduleFiresIsOneRun() {
    Program.Said asked = jane.post("/api/pipelines/fired/run?wait=60", "{}");

    assertTrue(List.of(200, 409).contains(asked.status()), asked::text);
    assertEquals(today() + ".fired.1", asked.run());
    assertEquals(1, HOME.ledger().runs().starts("fired", today()).size());
  }

  @Test
  void itsServerAnswersWhoHasATokenAndWaits() throws Exception {
    try (AutoCloseable console = Served.console(HOME.serving(), HOME.home().home())) {
      var ended = HOME.http("POST", "/api/pipelines/curled/run?wait=60", "{}");
      var list = HOME.http("GET", "/api/segments/Curled", "");

      assertEquals(200, ended.statusCode(), ended.body());
      assertTrue(ended.body().contains("\"WHOLE\""), ended.body());
      assertTrue(list.body().contains("\"rows\" : 6"), list.body());
      assertEquals("jane", acts(newest("curled")).get(0).who());
      holdRefusals();
    }
  }

  /** Of those too that no endpoint makes. */
  private static void holdRefusals() throws Exception {
    String run = "/api/pipelines/{pipeline}/run";
    hold(401, run, HOME.http("POST", "/api/pipelines/curled/run", "{}", "0123456789-of-nobody"));
    hold(413, run, HOME.http("POST", "/api/pipelines/curled/run", " ".repeat(70_000)));
    hold(400, run, HOME.http("POST", "/api/pipelines/curled/run", "{"));
    hold(404, run, HOME.http("POST", "/api/pipelines/nobody/run", "{}"));
    String rejected = "/api/runs/{run}/rejected";
    var denied = HOME.http("GET", "/api/runs/" + newest("curled") + "/rejected", "");
    new Description().hold("GET", rejected, answer(denied));
    assertEquals(403, denied.statusCode());
  }

  private static void hold(int status, String path, HttpResponse<String> said) {
    assertEquals(status, said.statusCode(), said.body());
    new Description().hold("POST", path, answer(said));
  }

  private static PageAnswer answer(HttpResponse<String> said) {
    String type = said.headers().firstValue("Content-Type").orElseThrow();
    return PageAnswer.of(said.statusCode(), type, said.body());
  }

  @Test
  void whatASettingPausesIsNotRunByThisProcess() {
    Program.Said off = jane.post("/api/pipelines/off/run", "{}");

    assertEquals(422, off.status());
    assertEquals(
        "courier.pipeline.off.enabled", off.json().at("/faults/0/key").asText(), off::text);
    assertTrue(jane.get("/api/pipelines/off").json().get("paused").asBoolean());
    assertEquals(422, jane.post("/api/pipelines/off/resume", "{}").status());
  }

  /** A fire runs the text before it; who asks after an edit means the new one. */
  @Test
  void anEditIsTakenOverFirstAndABrokenOneIsNotRun() throws Exception {
    Path file = HOME.home().home().pipelines().resolve("edited.camel.yaml");
    String good = Files.readString(file);
    Files.writeString(file, good.replace("steps:", "stepz:"));
    Program.Said first = jane.post("/api/pipelines/edited/run", "{}");
    Program.Said later = first;
    while (later.status() == 409) {
      TimeUnit.MILLISECONDS.sleep(200);
      later = jane.post("/api/pipelines/edited/run", "{}");
    }
    Files.writeString(file, good);

    assertEquals(409, first.status(), first::text);
    assertTrue(first.json().get("run").isNull());
    assertEquals(422, later.status(), later::text);
    assertTrue(
        later.json().at("/faults/0/key").asText().contains("edited.camel.yaml"), later::text);
  }

  @Test
  void threePlansAreMadeAtATime() {
    List<Integer> answers =
        IntStream.rangeClosed(1, 4)
            .mapToObj(i -> jane.post("/api/pipelines/slow" + i + "/plan", "{}").status())
            .toList();

    assertEquals(List.of(202, 202, 202, 429), answers);
    for (int i = 1; i <= 3; i++) {
      planned("slow" + i);
    }
  }

  /** What one test leaves under way is not the next one's. */
  private static Program.Said planned(String pipeline) {
    Program.Said said = jane.get("/api/pipelines/" + pipeline + "/plan");
    while (said.status() == 202) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      said = jane.get("/api/pipelines/" + pipeline + "/plan");
    }
    return said;
  }

  private static Program.Said form(String path, String fields) {
    return jane.ask("POST", path, "application/x-www-form-urlencoded", fields).join();
  }

  @Test
  void aFormLeadsToThePageOfWhatItBegan() {
    Program.Said run = form("/pipelines/formed/run", "token=x&again=&reason=from+the+page");
    Program.Said pause = form("/pipelines/formed/pause", "reason=closed");
    Program.Said plan = form("/pipelines/formed/plan", "token=x");

    assertEquals(303, run.status(), run::text);
    assertEquals("/runs/" + newest("formed"), run.answer().headers().get("Location"));
    assertEquals("/pipelines/formed", pause.answer().headers().get("Location"));
    assertEquals("/pipelines/formed/plan", plan.answer().headers().get("Location"));
    planned("formed");
    assertEquals(
        List.of("from the page"), acts(newest("formed")).stream().map(Act::reason).toList());
    assertTrue(jane.get("/pipelines/formed/plan").text().contains("Plan of"));
  }

  @Test
  void aFormThatCannotBeDoneSaysWhatToDo() {
    Program.Said again = form("/pipelines/tiers/run", "again=on");
    Program.Said held = form("/runs/" + newest("whole") + "/release", "reason=<b>x</b>");

    assertEquals(422, again.status());
    assertTrue(again.text().contains("sends no files that could be replaced"), again::text);
    assertTrue(held.text().contains("is WHOLE, not HELD"), held::text);
    assertTrue(held.text().contains("href=\"/runs/" + newest("whole") + "\""), held::text);
    assertEquals(400, form("/pipelines/signups/run", "pipeline=signup").status());
    assertEquals(404, form("/pipelines/nobody/run", "").status());
  }

  @Test
  void whatIsNotJsonIsRefused() {
    assertEquals(
        415, jane.ask("POST", "/api/pipelines/whole/run", "text/plain", "{}").join().status());
  }

  @Test
  void whoIsNotNamedActsOnNothing() {
    Program nobody = Program.of(HOME.endpoints(), null, Role.OPERATOR, Role.VIEWER);
    assertEquals(403, nobody.post("/api/pipelines/whole/run", "{}").status());
  }

  @Test
  void whatIsNotSeenIsNotThereAndWhatIsLockedIsNotActedOn() {
    Program narrow = jane.without("held", "whole");
    String held = newest("held");
    String why = "{\"reason\": \"x\"}";

    assertEquals(404, narrow.get("/api/runs/" + held).status());
    assertEquals(404, narrow.get("/api/pipelines/held").status());
    assertEquals(404, narrow.get("/api/pipelines/held/plan").status());
    assertEquals(404, narrow.get("/api/segments/Held").status());
    assertEquals(404, narrow.post("/api/runs/" + held + "/release", why).status());
    assertEquals(404, narrow.post("/api/pipelines/held/run", "{}").status());
    assertEquals(404, narrow.post("/api/segments/Held/retire", why).status());
    assertEquals(narrow.get("/api/runs/" + held).text(), narrow.get("/api/runs/no-run").text());
    assertEquals(403, narrow.post("/api/pipelines/whole/run", "{}").status());
    for (String path : List.of("/api/ledger", "/api/pipelines")) {
      assertTrue(!narrow.get(path).text().contains("\"held\""), path);
      assertTrue(jane.get(path).text().contains("\"held\""), path);
    }
  }

  @Test
  void theLedgerIsReadInPagesAndByState() {
    Program.Said first = jane.get("/api/ledger?limit=2&days=2");
    String link = first.answer().headers().get("Link");
    Program.Said next = jane.get(link.substring(1, link.indexOf('>')));

    assertEquals(2, first.json().size());
    assertTrue(
        first.json().at("/1/pipeline").asText().compareTo(next.json().at("/0/pipeline").asText())
            < 0);
    Program.Said held = jane.get("/api/ledger?state=HELD&pipeline=held");
    assertEquals("Held", held.json().at("/0/segments/0/name").asText());
    assertEquals(0, jane.get("/api/ledger?pipeline=nobody").json().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"date=x", "days=0", "days=367", "limit=1001", "state=GOOD"})
  void aParameterThatCannotBeTakenIsRefused(String query) {
    assertEquals(400, jane.get("/api/ledger?" + query).status());
  }

  @Test
  void rejectedRowsAreForTheRoleDataAndNoSpreadsheetRunsThem() throws Exception {
    Program data = Program.of(HOME.endpoints(), "eve", Role.VIEWER, Role.DATA);
    String run = newest("whole");
    Path file = HOME.home().home().rejected().resolve(run + ".csv");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "row,column,rule,value_hash,person_hash,key,value\n"
            + "1,phone,phone-shape,=h,-p,@key,+SUM(1)\n");
    Program.Said csv = data.get("/api/runs/" + run + "/rejected");

    assertEquals(403, jane.get("/api/runs/" + run + "/rejected").status());
    assertEquals("1,phone,phone-shape,'=h,'-p,'@key,'+SUM(1)", csv.text().lines().toList().get(1));
    assertEquals(
        "attachment; filename=\"" + run + ".rejected.csv\"",
        csv.answer().headers().get("Content-Disposition"));
    assertEquals(1, data.get("/api/runs/" + newest("tiers") + "/rejected").text().lines().count());
  }
}

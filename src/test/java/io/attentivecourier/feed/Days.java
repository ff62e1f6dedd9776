package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.cli.Retirement;
import io.attentivecourier.feed.Journal.Entry;
import io.attentivecourier.feed.Journal.Result;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.standin.sftp.PickupFolder;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A home in which one thing happens after the other, and what the receiver makes of it. */
final class Days implements AutoCloseable {
  private static final List<String> NAMES = List.of("Alpha", "Bravo", "Charlie", "Delta");
  private static final List<SftpFailure> FAULTS =
      List.of(
          SftpFailure.refuseRename(),
          SftpFailure.refuseLogin(),
          SftpFailure.noSpaceAt(20),
          SftpFailure.dropConnectionAt(20));

  private final TestHome home = new TestHome();
  private final Receiver receiver = new Receiver();
  private final TreeMap<String, Integer> result = new TreeMap<>(Map.of("Alpha", 40, "Bravo", 60));
  private final Journal journal = new Journal();
  private final Map<String, Integer> happened = new TreeMap<>();
  private LocalDate today = LocalDate.of(2026, 11, 22);
  private int bad;
  private int seen;

  Days(boolean single) throws Exception {
    home.beforeEach(null);
    home.set("courier.files", single ? "single" : "separate");
    home.set("courier.maxRowsPerFile", "400");
    home.set("courier.guard.minRows", Integer.toString(Replacement.MIN_ROWS));
    home.set("courier.guard.maxDropPercent", Integer.toString(Replacement.MAX_DROP_PERCENT));
    home.set("courier.guard.maxDropRows", Integer.toString(Replacement.MAX_DROP_ROWS));
    home.set("courier.guard.maxRejectedPercent", Integer.toString(Shown.MAX_REJECTED_PERCENT));
    home.pipeline("winback", TestHome.ALL);
    rows();
  }

  /** What may happen. */
  enum Kind {
    NEW_DAY,
    GROW,
    SHRINK,
    DROP,
    ADD,
    BAD,
    RUN,
    AGAIN,
    RELEASE,
    FAIL,
    HEAL,
    RESTART,
    RESEND,
    ROLLBACK,
    RETIRE
  }

  /** One thing that happens, to one segment and by so much, where that means anything. */
  record Step(Kind kind, int segment, int amount) {}

  void go(Step step) throws Exception {
    String segment = NAMES.get(step.segment());
    switch (step.kind()) {
      case NEW_DAY -> newDay();
      case GROW -> result.computeIfPresent(segment, (name, rows) -> rows + step.amount());
      case SHRINK -> result.computeIfPresent(segment, (name, rows) -> less(rows, step.amount()));
      case DROP -> drop(segment);
      case ADD -> result.putIfAbsent(segment, step.amount());
      case BAD -> bad = step.amount() % 3 == 0 ? 60 : 0;
      case RUN -> run(RunRequest.RUN);
      case AGAIN -> run(RunRequest.AGAIN);
      case RELEASE -> release();
      case FAIL -> home.standIn().faults().always(FAULTS.get(step.amount() % 4));
      case HEAL -> home.standIn().faults().clear();
      case RESTART -> home.startAgain();
      case RESEND -> sendAgain(Act.Kind.RESEND, step.amount() % 4 / 3);
      case ROLLBACK -> sendAgain(Act.Kind.ROLLBACK, step.amount());
      case RETIRE -> retire(segment, step.amount() % 2 == 0);
    }
    rows();
    look();
  }

  private static int less(int rows, int percent) {
    return Math.max(1, rows * (100 - percent) / 100);
  }

  private void newDay() {
    home.clock().forward(Duration.ofDays(1));
    today = today.plusDays(1);
  }

  private void drop(String segment) {
    if (result.size() > 1) {
      result.remove(segment);
    }
  }

  private void rows() {
    List<String> ranges = new ArrayList<>();
    result.forEach((segment, rows) -> ranges.add(segment + ":0-" + (rows - 1)));
    List<String> lines = new ArrayList<>(List.of(People.in(ranges.toArray(String[]::new))));
    String last = result.lastKey();
    for (int row = 0; row < bad; row++) {
      lines.add("555," + last);
    }
    home.rows(lines.toArray(String[]::new));
  }

  private RunReport run(RunRequest request) throws Exception {
    boolean kept = request.keptRun().isPresent();
    RunReport report = kept ? home.courier().resend(request) : home.run("winback", request);
    // What is refused before it begins is told by the number that it would have got.
    Optional<Entry> began =
        home.ledger().reports().of(report.run()).isEmpty()
            ? Optional.empty()
            : journal.note(report.run(), request, new Result(result, bad));
    if (began.isPresent() && report.segments().stream().noneMatch(Days::isUnjudged)) {
      receiver.judged(began.get(), report);
    }
    return report;
  }

  private static boolean isUnjudged(SegmentOutcome one) {
    return one.state() == SegmentOutcome.SegmentState.NOT_SENT
        || one.state() == SegmentOutcome.SegmentState.REFUSED;
  }

  /** The newest run, if it is held. */
  private void release() throws Exception {
    Optional<RunReport> newest =
        home.ledger().reports().newestOfKind("winback", today, RunKind.SEGMENTS);
    if (newest.isPresent() && newest.get().state() == RunState.HELD) {
      run(RunRequest.release(newest.get().run(), null));
      note("released", look() > 0);
    }
  }

  /** One of the runs that sent something, so many before the newest of them. */
  private Optional<Entry> sent(int back) {
    List<Entry> sent = journal.entries().stream().filter(receiver::hasSent).toList();
    return sent.isEmpty()
        ? Optional.empty()
        : Optional.of(sent.get(sent.size() - 1 - back % sent.size()));
  }

  private void sendAgain(Act.Kind kind, int back) throws Exception {
    Optional<Entry> of = sent(back);
    if (of.isPresent()) {
      RunRequest.Kept kept = new RunRequest.Kept(of.get().run(), "jane", "a bad join");
      boolean same = kind == Act.Kind.RESEND;
      int runs = journal.entries().size();
      boolean underWay = isUnderWay();
      RunReport report = run(same ? RunRequest.resend(kept) : RunRequest.rollback(kept));
      boolean began = journal.entries().size() > runs;
      assertTrue(!began || acts(report).equals(List.of(kind)), report::toString);
      assertFalse(began && same && underWay, report::toString);
      note(same ? "resent" : "rolled back", look() > 0);
      note(same ? "resend refused" : "rollback refused", !began);
    }
  }

  private boolean isUnderWay() throws Exception {
    Ledger ledger = home.ledger();
    return ledger.runs().unfinished().stream()
        .anyMatch(run -> !ledger.files().undelivered(run).isEmpty());
  }

  private List<Act.Kind> acts(RunReport report) throws Exception {
    return home.ledger().runs().acts(report.run()).stream()
        .filter(act -> act.who().equals("jane") && act.reason().endsWith("a bad join"))
        .map(Act::kind)
        .toList();
  }

  /** No two things happen at one instant, as the ledger tells by its times what came after it. */
  private void retire(String segment, boolean gone) throws Exception {
    home.clock().forward(Duration.ofMinutes(1));
    if (gone) {
      drop(segment);
    }
    if (Retirement.of(home, segment)) {
      receiver.retire(segment, journal.entries().size());
      note("retired", true);
    }
    home.clock().forward(Duration.ofMinutes(1));
  }

  private int look() throws Exception {
    List<PickupFolder.ReceivedFile> files = home.standIn().folder().files();
    List<PickupFolder.ReceivedFile> came = files.subList(seen, files.size());
    for (PickupFolder.ReceivedFile file : came) {
      receiver.took(file, journal.sender(file, home.ledger()), inNames(today));
    }
    seen = files.size();
    journal.looked(home.ledger());
    return came.size();
  }

  private static String inNames(LocalDate date) {
    return date.toString().replace("-", "");
  }

  private void note(String what, boolean happened) {
    this.happened.merge(what, happened ? 1 : 0, Integer::sum);
  }

  /** How often each of these came to pass. */
  Map<String, Integer> happened() {
    happened.put("stepped back", receiver.steppedBack());
    happened.put("not missed", receiver.notMissed());
    return happened;
  }

  List<String> refusals() {
    return home.standIn().folder().refusals();
  }

  @Override
  public void close() throws Exception {
    home.afterEach(null);
  }
}

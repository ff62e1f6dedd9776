package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.run.Occasion;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.sandbox.Fault;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A home in which one thing happens after the other, and what the receiver makes of it. */
final class Days implements AutoCloseable {
  private static final int MAX_REJECTED_PERCENT = 20;
  private static final List<String> NAMES = List.of("Alpha", "Bravo", "Charlie", "Delta");
  private static final List<Fault> FAULTS =
      List.of(
          Fault.refuseRename(),
          Fault.refuseLogin(),
          Fault.noSpaceAt(20),
          Fault.dropConnectionAt(20));

  private final TestHome home = new TestHome();
  private final Receiver receiver = new Receiver();
  private final TreeMap<String, Integer> result = new TreeMap<>(Map.of("Alpha", 40, "Bravo", 60));
  private final List<LocalDate> dates = new ArrayList<>();
  private int bad;

  Days(boolean single) throws Exception {
    home.beforeEach(null);
    home.set("courier.files", single ? "single" : "separate");
    home.set("courier.maxRowsPerFile", "400");
    home.set("courier.guard.minRows", Integer.toString(Receiver.MIN_ROWS));
    home.set("courier.guard.maxDropPercent", Integer.toString(Receiver.MAX_DROP_PERCENT));
    home.set("courier.guard.maxDropRows", Integer.toString(Receiver.MAX_DROP_ROWS));
    home.set("courier.guard.maxRejectedPercent", Integer.toString(MAX_REJECTED_PERCENT));
    home.pipeline("winback", TestHome.ALL);
    dates.add(LocalDate.of(2026, 11, 22));
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
    RESTART
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
      case BAD -> bad = step.segment() == 0 ? 60 : 0;
      case RUN -> run(Occasion.RUN);
      case AGAIN -> run(Occasion.AGAIN);
      case RELEASE -> release();
      case FAIL -> home.standIn().faults().always(FAULTS.get(step.segment()));
      case HEAL -> home.standIn().faults().clear();
      case RESTART -> home.startAgain();
    }
    rows();
    look();
  }

  private static int less(int rows, int amount) {
    return Math.max(1, rows - amount);
  }

  private void newDay() {
    home.clock().forward(Duration.ofDays(1));
    dates.add(today().plusDays(1));
  }

  private LocalDate today() {
    return dates.get(dates.size() - 1);
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

  private void run(Occasion occasion) throws Exception {
    RunReport report = home.run("winback", occasion);
    int came = look();
    var counts = report.counts();
    boolean tooManyBad = 100 * counts.rejected() > MAX_REJECTED_PERCENT * counts.read();
    boolean newest = report.run().date().equals(today());
    if (tooManyBad && newest && report.state() == RunState.HELD) {
      assertEquals(0, came, report.toString());
    }
  }

  /** The newest run, if it is held. */
  private void release() throws Exception {
    Optional<RunReport> newest = home.ledger().newest("winback", today(), RunKind.SEGMENTS);
    if (newest.isPresent() && newest.get().state() == RunState.HELD) {
      Occasion occasion = Occasion.release(newest.get().run(), null);
      receiver.release(newest.get(), home.run("winback", occasion));
    }
  }

  private int look() throws Exception {
    List<RunReport> runs = new ArrayList<>();
    Map<String, List<String>> numbered = new HashMap<>();
    for (LocalDate date : dates) {
      runs.addAll(home.ledger().runs(date));
      numbered.put(date.toString().replace("-", ""), home.ledger().numbered(date));
    }
    return receiver.look(home.standIn().folder().files(), runs, numbered);
  }

  List<String> refusals() {
    return home.standIn().folder().refusals();
  }

  @Override
  public void close() throws Exception {
    home.afterEach(null);
  }
}

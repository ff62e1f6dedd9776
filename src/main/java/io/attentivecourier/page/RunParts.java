package io.attentivecourier.page;

import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.RunDetail;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.ledger.RunTimes;
import io.attentivecourier.page.RunView.CountView;
import io.attentivecourier.page.RunView.DifferenceView;
import io.attentivecourier.page.RunView.FactView;
import io.attentivecourier.page.RunView.FileView;
import io.attentivecourier.page.RunView.JobView;
import io.attentivecourier.page.RunView.PartView;
import io.attentivecourier.page.RunView.StageView;
import io.attentivecourier.page.RunView.StepView;
import io.attentivecourier.row.OpenNames;
import io.attentivecourier.row.Personal;
import io.attentivecourier.run.Amount;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.run.SegmentOutcome.SegmentState;
import io.attentivecourier.screen.Took;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The parts of a run's page that are made of what the ledger has of it. */
final class RunParts {
  private static final int PROOF_DIGITS = 12;

  private final Visit visit;
  private final RunRecord run;
  private final RunReport report;
  private final RunDetail detail;

  RunParts(Visit visit, RunRecord run, RunDetail detail) {
    this.visit = visit;
    this.run = run;
    this.report = run.report();
    this.detail = detail;
  }

  List<FactView> facts() {
    List<FactView> facts = new ArrayList<>();
    RunTimes times = run.times();
    if (times.startedAt() != null) {
      facts.add(time("Started", times.startedAt()));
    }
    times.took().ifPresent(took -> facts.add(new FactView("Took", Took.of(took), null)));
    times.lastDelivery().ifPresent(at -> facts.add(time("Delivered", at)));
    addRows(facts, report.counts());
    if (report.users() != null) {
      addPeople(facts, report.users());
    }
    return facts;
  }

  private FactView time(String name, Instant at) {
    String text = visit.when(at);
    int bracket = text.indexOf('(');
    return new FactView(
        name, text.substring(0, bracket - 1), text.substring(bracket + 1, text.length() - 1));
  }

  private static void addRows(List<FactView> facts, RunReport.Counts counts) {
    facts.add(new FactView("Rows read", Amount.of(counts.read()), null));
    facts.add(new FactView("Rejected", Amount.of(counts.rejected()), null));
    facts.add(new FactView("Duplicates", Amount.of(counts.duplicates()), null));
    facts.add(new FactView("Valid", Amount.of(counts.valid()), null));
  }

  private static void addPeople(List<FactView> facts, RunReport.Users users) {
    boolean isAnswered = users.requests() > 0;
    facts.add(new FactView(isAnswered ? "Sent" : "To send", Amount.of(users.sent()), "people"));
    facts.add(new FactView("Unchanged", Amount.of(users.unchanged()), "people"));
    if (isAnswered) {
      facts.add(new FactView("Applied", Amount.of(users.applied()), "people"));
      facts.add(new FactView("Refused", Amount.of(users.refused()), "people"));
      facts.add(new FactView("Unconfirmed", Amount.of(users.unconfirmed()), "people"));
      facts.add(new FactView("Requests", Amount.of(users.requests()), null));
    }
  }

  List<StageView> stages() {
    return StageBars.of(visit, run.times(), detail.stages());
  }

  /** Each list that is held, against the one at the receiver. */
  List<DifferenceView> differences() {
    return report.segments().stream()
        .filter(one -> one.state() == SegmentState.HELD || one.state() == SegmentState.VANISHED)
        .map(this::difference)
        .toList();
  }

  private DifferenceView difference(SegmentOutcome segment) {
    Long before = segment.kept() == null ? null : segment.kept() + segment.removed();
    long most = Math.max(1, Math.max(segment.rows(), before == null ? 0 : before));
    return new DifferenceView(
        OpenNames.shown(segment.name()),
        visit.segmentHref(segment.name()),
        before == null ? "" : Amount.of(before),
        Amount.of(segment.rows()),
        TodayLines.added(run, segment),
        TodayLines.removed(segment),
        before == null ? "0" : share(before, most),
        share(segment.rows(), most),
        whys(segment.name()));
  }

  private static String share(long rows, long most) {
    return String.format(Locale.ROOT, "%.1f", 100.0 * rows / most);
  }

  private List<String> whys(String segment) {
    return run.holds().stream()
        .filter(hold -> segment.equals(hold.segment()))
        .map(Hold::guard)
        .toList();
  }

  List<PartView> segments() {
    return report.segments().stream().map(this::segment).toList();
  }

  private PartView segment(SegmentOutcome segment) {
    return new PartView(
        StateMark.of(segment.state()),
        OpenNames.shown(segment.name()),
        visit.segmentHref(segment.name()),
        Amount.of(segment.rows()),
        TodayLines.added(run, segment),
        TodayLines.removed(segment),
        segment.reason(),
        OpenNames.isWithheld(segment.name()) ? Personal.WITHHELD : segment.file(),
        segment.bytes() == null ? "" : Amount.of(segment.bytes()),
        segment.sha256() == null ? "" : segment.sha256().substring(0, PROOF_DIGITS),
        segment.file() == null || !run.times().deliveredAt().containsKey(segment.file())
            ? ""
            : visit.notes().time(run.times().deliveredAt().get(segment.file())));
  }

  /** What became of the people; nothing for a run of segments. */
  List<CountView> receipts() {
    List<CountView> receipts = new ArrayList<>();
    if (report.users() != null) {
      RunReport.Users users = report.users();
      users
          .refusedByReason()
          .forEach((reason, people) -> receipts.add(count("refused: " + reason, people)));
      add(receipts, "unconfirmed", users.requests() == 0 ? 0 : users.unconfirmed());
      add(receipts, "asked before, not asked again", users.alreadySent());
      add(receipts, "newly subscribed", users.newlyCreated());
      add(receipts, "subscribed before", users.previouslyCreated());
      add(receipts, "values that are gone and stay at Attentive", users.cleared());
    }
    return receipts;
  }

  private static void add(List<CountView> receipts, String name, long people) {
    if (people > 0) {
      receipts.add(count(name, people));
    }
  }

  private static CountView count(String name, long people) {
    return new CountView(name, Amount.of(people));
  }

  List<JobView> jobs() {
    return detail.jobs().stream().map(this::job).toList();
  }

  private JobView job(RunDetail.JobOutcome job) {
    boolean open = job.endedAt() == null;
    return new JobView(
        job.job(),
        Amount.of(job.people()),
        visit.notes().time(job.acceptedAt()),
        open ? "open" : job.status(),
        open ? "" : visit.notes().time(job.endedAt()),
        open ? "" : Amount.of(job.applied()));
  }

  List<FileView> files() {
    Set<String> withheld = new HashSet<>();
    report.segments().stream()
        .filter(one -> OpenNames.isWithheld(one.name()) && one.file() != null)
        .forEach(one -> withheld.add(one.file()));
    return detail.files().entrySet().stream().map(file -> file(file, withheld)).toList();
  }

  private FileView file(Map.Entry<String, List<RunDetail.StepTaken>> file, Set<String> withheld) {
    String name = withheld.contains(file.getKey()) ? Personal.WITHHELD : file.getKey();
    return new FileView(name, file.getValue().stream().map(this::step).toList());
  }

  private StepView step(RunDetail.StepTaken step) {
    String word = step.step().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new StepView(word, visit.notes().time(step.at()), step.reason());
  }
}

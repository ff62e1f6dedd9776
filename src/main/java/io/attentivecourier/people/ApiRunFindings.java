package io.attentivecourier.people;

import io.attentivecourier.home.Home;
import io.attentivecourier.home.Listing;
import io.attentivecourier.known.KeptFile;
import io.attentivecourier.known.Outcomes;
import io.attentivecourier.known.PersonFinding;
import io.attentivecourier.known.PersonFinding.What;
import io.attentivecourier.known.PersonQuery;
import io.attentivecourier.known.ReadPeople;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.OutcomeCursor;
import io.attentivecourier.ledger.RequestResult;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds one person in the runs that went to the API: the line is in the sealed file, its outcome
 * and the reason in the ledger. It reads, and changes nothing but to take over what an earlier
 * courier noted in files.
 */
public final class ApiRunFindings {
  private final Home home;
  private final Ledger ledger;
  private final Outcomes outcomes;
  private final IdentifierKey key;

  public ApiRunFindings(Home home, Ledger ledger, IdentifierKey key) {
    this.home = home;
    this.ledger = ledger;
    this.outcomes = new Outcomes(home.people(), ledger.outcomes());
    this.key = key;
  }

  /** One finding for each run that says anything about the person. */
  public List<PersonFinding> of(PersonQuery person, Predicate<RunId> which) throws IOException {
    List<PersonFinding> fates = new ArrayList<>();
    for (RunId run : runs()) {
      Optional<RunReport> report = which.test(run) ? ledger.reports().of(run) : Optional.empty();
      if (report.isPresent() && report.get().kind().isApi()) {
        of(person, report.get()).ifPresent(fates::add);
      }
    }
    return fates;
  }

  /** The runs whose lines are kept, and the runs with a note of the people in their result. */
  private Set<RunId> runs() throws IOException {
    Set<RunId> runs = new TreeSet<>(Comparator.comparing(RunId::toString));
    runs.addAll(ReadPeople.runs(home.people()));
    for (Path folder : List.of(home.outbox(), home.sent(), home.failed())) {
      Listing.of(folder).stream().map(Listing::run).flatMap(Optional::stream).forEach(runs::add);
    }
    return runs;
  }

  private Optional<PersonFinding> of(PersonQuery person, RunReport report) throws IOException {
    Optional<Path> kept = kept(report);
    OptionalLong line =
        kept.isPresent() ? KeptFile.KeptLine.of(kept.get(), person) : OptionalLong.empty();
    if (line.isPresent()) {
      return Optional.of(sent(report, kept.get(), line.getAsLong()));
    }
    return kept.isEmpty() && isGone(report)
        ? Optional.empty()
        : notSent(person, report).map(fate -> finding(fate, report));
  }

  /**
   * True if the run had lines and the file is gone, so that the people in them are not known any
   * more.
   */
  private boolean isGone(RunReport report) {
    return ledger.files().isSealed(report.run()) && !isMarked(report);
  }

  private Optional<Path> kept(RunReport report) {
    return places(report).filter(Files::exists).findFirst();
  }

  private Stream<Path> places(RunReport report) {
    Path file = Path.of(report.run().toString(), DeliveryOpening.fileName(report.kind()));
    return Stream.of(home.outbox(), home.sent(), home.failed()).map(at -> at.resolve(file));
  }

  private static PersonFinding finding(What what, RunReport report) {
    boolean why = what == What.HELD || what == What.PUT_ASIDE;
    return PersonFinding.of(what, report.run(), null, null)
        .withReason(why ? report.reason() : null);
  }

  private PersonFinding sent(RunReport report, Path kept, long line) throws IOException {
    RunReport.PersonOutcome outcome = outcome(report.run(), line);
    Optional<RequestResult> answer =
        ledger.requests().results(report.run()).stream()
            .filter(one -> one.first() <= line && line < one.first() + one.people())
            .findFirst();
    return switch (outcome) {
      case APPLIED -> finding(What.APPLIED, report);
      case REFUSED -> finding(What.REFUSED, report).withReason(reason(report, answer, outcome));
      case UNCONFIRMED -> unconfirmed(report, reason(report, answer, outcome));
      case OPEN ->
          answer.isPresent() ? finding(What.UNCONFIRMED, report) : unanswered(report, kept);
    };
  }

  /** The outcome of a line; unconfirmed if the ledger did not seal it. */
  private RunReport.PersonOutcome outcome(RunId run, long line) throws IOException {
    OutcomeCursor cursor = outcomes.of(run);
    return line < cursor.lines() ? cursor.get(line) : RunReport.PersonOutcome.UNCONFIRMED;
  }

  private static PersonFinding unconfirmed(RunReport report, String reason) {
    return Reason.SUPERSEDED.id().equals(reason)
        ? finding(What.SUPERSEDED, report)
        : finding(What.UNCONFIRMED, report).withReason(reason);
  }

  /**
   * The finding of a line without an answer. If the run was given up, its reason holds for the
   * lines that it did not send.
   */
  private PersonFinding unanswered(RunReport report, Path kept) {
    // What is put aside without a fault of its own has a newer run in its place.
    What aside = report.state() == RunState.FAILED ? What.PUT_ASIDE : What.SUPERSEDED;
    return finding(kept.startsWith(home.failed()) ? aside : What.WAITING, report);
  }

  /**
   * The reason of a refused person. A job counts its people by reason, so that of several reasons
   * one is this person's.
   */
  private String reason(
      RunReport report, Optional<RequestResult> answer, RunReport.PersonOutcome outcome) {
    if (answer.isEmpty()) {
      return null;
    }
    List<String> ofJob =
        answer.get().state() == RequestResult.RequestState.ACCEPTED
            ? ledger.requests().reasons(report.run(), answer.get().job(), outcome)
            : List.of(answer.get().reason());
    return ofJob.isEmpty() ? null : String.join(" or ", ofJob);
  }

  private Optional<What> notSent(PersonQuery person, RunReport report) throws IOException {
    var there =
        ReadPeople.of(home.people(), report.run(), key.id(), person.hashes(key.memberHash()));
    return switch (there) {
      case THERE -> Optional.of(leftOut(report));
      case NOT_THERE -> Optional.of(isMarked(report) ? What.FORGOTTEN : What.NOT_LISTED);
      case FORGOTTEN -> Optional.of(What.FORGOTTEN);
      case UNKNOWN -> isMarked(report) ? Optional.of(What.FORGOTTEN) : Optional.empty();
    };
  }

  private boolean isMarked(RunReport report) {
    return places(report).anyMatch(KeptFile.ForgottenMark::isOn);
  }

  private static What leftOut(RunReport report) {
    return switch (report.state()) {
      case HELD -> What.HELD;
      case FAILED -> What.PUT_ASIDE;
      default -> report.kind() == RunKind.SUBSCRIBERS ? What.ALREADY_SENT : What.UNCHANGED;
    };
  }
}

package io.attentivecourier.known;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Listing;
import io.attentivecourier.known.PersonFinding.What;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.MemberHash;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SegmentOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the lists that one person is in, from what is kept: the member snapshots, the files of
 * {@code sent/} and {@code failed/}, and the lists of rejected rows. It reads, and changes nothing.
 * Other classes report what went to the API.
 *
 * <p>Not everything can be found. A rejected phone is known by its ten digits, or by the hash of
 * its raw text. Of rows that came twice only the count is kept: the person is in the list once.
 */
public final class Whereabouts {
  private final Home home;
  private final Snapshots snapshots;
  private final IdentifierKey key;
  private final Function<RunId, Optional<RunReport>> reports;

  /**
   * @param reports the ledger's answer: the report of a run
   */
  public Whereabouts(
      Home home,
      Snapshots snapshots,
      IdentifierKey key,
      Function<RunId, Optional<RunReport>> reports) {
    this.home = home;
    this.snapshots = snapshots;
    this.key = key;
    this.reports = reports;
  }

  /**
   * The findings about the person, newest date first; none if no run is kept.
   *
   * @param which the runs to look at, by date or pipeline
   */
  public List<PersonFinding> of(PersonQuery person, Predicate<RunId> which) throws IOException {
    Set<PersonFinding> findings = new LinkedHashSet<>();
    inSnapshots(person, which, findings);
    inFiles(home.sent(), What.DELIVERED, person, which, findings);
    inFiles(home.failed(), What.PUT_ASIDE, person, which, findings);
    inRejected(person, which, findings);
    findings.removeIf(one -> one.what() == What.NOT_LISTED && isCanary(one.run()));
    return PersonFinding.Ranking.bestOfEachList(findings).stream()
        .sorted(PersonFinding.Ranking.ORDER)
        .toList();
  }

  /** True if the run is a canary. A person who is not among its few people has lost nothing. */
  private boolean isCanary(RunId run) {
    return reports.apply(run).filter(report -> report.kind() == RunKind.CANARY).isPresent();
  }

  private void inSnapshots(PersonQuery person, Predicate<RunId> which, Set<PersonFinding> findings)
      throws IOException {
    MemberHash hash = key.memberHash();
    for (Snapshots.KeptSnapshot kept : snapshots.all()) {
      if (which.test(kept.run()) && kept.snapshot().keyId().equals(hash.keyId())) {
        findings.add(in(kept, person.hashes(hash)));
      }
    }
  }

  private PersonFinding in(Snapshots.KeptSnapshot kept, Set<Long> hashes) throws IOException {
    String segment = kept.snapshot().segment();
    for (long hash : hashes) {
      if (kept.snapshot().contains(hash)) {
        return present(kept.run(), segment, What.LISTED, null);
      }
    }
    return absent(kept.run(), segment, isMarked(kept.run(), segment));
  }

  /** A finding for a list that holds the person: as the ledger says, else as the place says. */
  private PersonFinding present(RunId run, String segment, What place, String file) {
    Optional<SegmentOutcome> outcome = outcome(run, segment);
    String name = outcome.map(SegmentOutcome::file).orElse(file);
    return PersonFinding.of(outcome.map(one -> what(one, place)).orElse(place), run, segment, name)
        .withReason(outcome.map(SegmentOutcome::reason).orElse(null));
  }

  /**
   * A finding for a list without the person. A list that never went out removes nobody from the one
   * before it.
   */
  private PersonFinding absent(RunId run, String segment, boolean forgotten) {
    String reason =
        outcome(run, segment)
            .filter(one -> one.state() != SegmentOutcome.SegmentState.DELIVERED)
            .map(SegmentOutcome::reason)
            .orElse(null);
    What what = forgotten ? What.FORGOTTEN : What.NOT_LISTED;
    return PersonFinding.of(what, run, segment, null).withReason(reason);
  }

  /**
   * True if a person was removed from the list's file, also if the file is gone: then nobody else
   * was in it.
   */
  private boolean isMarked(RunId run, String segment) {
    String file = outcome(run, segment).map(SegmentOutcome::file).orElse(null);
    return file != null
        && KeptFile.ForgottenMark.isOn(home.sent().resolve(run.toString()).resolve(file));
  }

  private Optional<SegmentOutcome> outcome(RunId run, String segment) {
    return reports.apply(run).stream()
        .flatMap(report -> report.segments().stream())
        .filter(one -> one.name().equals(segment))
        .findFirst();
  }

  private static What what(SegmentOutcome outcome, What place) {
    return switch (outcome.state()) {
      case DELIVERED -> What.DELIVERED;
      case HELD -> What.HELD;
      case SEALED -> What.WAITING;
      default -> Reason.SUPERSEDED.id().equals(outcome.reason()) ? What.SUPERSEDED : place;
    };
  }

  private void inFiles(
      Path folder,
      What what,
      PersonQuery person,
      Predicate<RunId> which,
      Set<PersonFinding> findings)
      throws IOException {
    for (Path runFolder : Listing.of(folder)) {
      Optional<RunId> run = Listing.run(runFolder).filter(which);
      if (run.isPresent()) {
        for (Path path : Listing.of(runFolder)) {
          findings.addAll(in(new KeptFile(path), run.get(), what, person));
        }
      }
    }
  }

  private List<PersonFinding> in(KeptFile file, RunId run, What what, PersonQuery person)
      throws IOException {
    if (LineRemoval.AtomicReplace.isLeft(file.path())
        || KeptFile.ForgottenMark.is(file.path())
        || file.isJson()) {
      return List.of();
    }
    if (!file.isReadable()) {
      return List.of(PersonFinding.of(What.NOT_LOOKED_INTO, run, null, file.name()));
    }
    boolean forgotten = KeptFile.ForgottenMark.isOn(file.path());
    return KeptFile.Memberships.read(file, person).stream()
        .map(
            one ->
                one.isIn()
                    ? present(run, one.segment(), what, file.name())
                    : absent(run, one.segment(), forgotten))
        .toList();
  }

  private void inRejected(PersonQuery person, Predicate<RunId> which, Set<PersonFinding> findings)
      throws IOException {
    RejectedFile.Whose whose = RejectedFile.Whose.of(person, key);
    for (Path path : Listing.of(home.rejected())) {
      Optional<RunId> run = Listing.run(path).filter(which);
      if (run.isPresent()) {
        findings.addAll(in(new RejectedFile(path), run.get(), whose));
      }
    }
  }

  private static List<PersonFinding> in(RejectedFile file, RunId run, RejectedFile.Whose whose)
      throws IOException {
    List<PersonFinding> findings = new ArrayList<>();
    try (CsvReader<CsvRecord> lines = file.reader();
        Stream<CsvRecord> all = lines.stream()) {
      all.filter(whose::is)
          .map(line -> PersonFinding.rejected(run, RejectedFile.rule(line), RejectedFile.row(line)))
          .forEach(findings::add);
    } catch (CsvParseException damaged) {
      // Nothing after a damaged quote can be read.
      findings.add(
          PersonFinding.of(What.NOT_LOOKED_INTO, run, null, file.path().getFileName().toString()));
    }
    return findings;
  }
}

package io.attentivecourier.member;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.attentivecourier.home.Home;
import io.attentivecourier.member.Finding.What;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.MemberHash;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.SegmentOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where one person is, by what is kept: the member snapshots, the files of {@code sent/} and {@code
 * failed/}, and the lists of rejected rows. It reads, and changes nothing.
 *
 * <p>Not everything can be found. A rejected row is known by the hash of its raw text, so by that
 * spelling or a usual one alone; if the segment's name was at fault, only that is known of it. Of a
 * row that came twice only the count is kept: the person is in the list, once.
 */
public final class Whereabouts {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing((Finding finding) -> finding.run().date())
          .reversed()
          .thenComparing(finding -> finding.run().pipeline())
          .thenComparing(finding -> -finding.run().number())
          .thenComparing(Finding::segment, Comparator.nullsLast(Comparator.naturalOrder()));

  private final Home home;
  private final Snapshots snapshots;
  private final IdentifierKey key;
  private final Function<RunId, Optional<RunReport>> reports;

  /**
   * @param reports the ledger's answer: what became of a run
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
   * What is known of the person, newest date first; nothing at all where no run is kept.
   *
   * @param which the runs to look at, by date or pipeline
   */
  public List<Finding> of(Person person, Predicate<RunId> which) throws IOException {
    Set<Finding> findings = new LinkedHashSet<>();
    inSnapshots(person, which, findings);
    inFiles(home.sent(), What.DELIVERED, person, which, findings);
    inFiles(home.failed(), What.PUT_ASIDE, person, which, findings);
    inRejected(person, which, findings);
    return findings.stream().sorted(ORDER).toList();
  }

  private void inSnapshots(Person person, Predicate<RunId> which, Set<Finding> findings)
      throws IOException {
    MemberHash hash = key.memberHash();
    for (KeptSnapshot kept : snapshots.all()) {
      if (which.test(kept.run()) && kept.snapshot().keyId().equals(hash.keyId())) {
        findings.add(in(kept, person.hashes(hash)));
      }
    }
  }

  private Finding in(KeptSnapshot kept, Set<Long> hashes) throws IOException {
    String segment = kept.snapshot().segment();
    for (long hash : hashes) {
      if (kept.snapshot().contains(hash)) {
        return listed(kept.run(), segment);
      }
    }
    return Finding.of(What.NOT_LISTED, kept.run(), segment, null);
  }

  private Finding listed(RunId run, String segment) {
    return reports
        .apply(run)
        .flatMap(report -> outcome(report, segment))
        .map(outcome -> Finding.of(what(outcome), run, segment, outcome.file()))
        .orElseGet(() -> Finding.of(What.LISTED, run, segment, null));
  }

  private static Optional<SegmentOutcome> outcome(RunReport report, String segment) {
    return report.segments().stream().filter(one -> one.name().equals(segment)).findFirst();
  }

  private static What what(SegmentOutcome outcome) {
    return switch (outcome.state()) {
      case DELIVERED -> What.DELIVERED;
      case HELD -> What.HELD;
      case SEALED -> What.WAITING;
      default -> What.LISTED;
    };
  }

  private void inFiles(
      Path folder, What what, Person person, Predicate<RunId> which, Set<Finding> findings)
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

  private static List<Finding> in(KeptFile file, RunId run, What what, Person person)
      throws IOException {
    if (Rewriting.isLeft(file.path()) || ForgottenMark.is(file.path())) {
      return List.of();
    }
    if (!file.isReadable()) {
      return List.of(Finding.of(What.NOT_LOOKED_INTO, run, null, file.name()));
    }
    return SegmentsOf.read(file, person).stream()
        .map(one -> in(file, run, one.isIn() ? what : What.NOT_LISTED, one.segment()))
        .toList();
  }

  private static Finding in(KeptFile file, RunId run, What what, String segment) {
    return Finding.of(what, run, segment, what == What.NOT_LISTED ? null : file.name());
  }

  private void inRejected(Person person, Predicate<RunId> which, Set<Finding> findings)
      throws IOException {
    RejectedFile.Whose whose = RejectedFile.Whose.of(person, key);
    for (Path path : Listing.of(home.rejected())) {
      Optional<RunId> run = Listing.run(path).filter(which);
      if (run.isPresent()) {
        findings.addAll(in(new RejectedFile(path), run.get(), whose));
      }
    }
  }

  private static List<Finding> in(RejectedFile file, RunId run, RejectedFile.Whose whose)
      throws IOException {
    try (CsvReader<CsvRecord> lines = file.reader();
        Stream<CsvRecord> all = lines.stream()) {
      List<Finding> findings = new ArrayList<>();
      all.filter(whose::is)
          .map(line -> Finding.rejected(run, RejectedFile.rule(line), RejectedFile.row(line)))
          .forEach(findings::add);
      return findings;
    }
  }
}

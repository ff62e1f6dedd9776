package io.attentivecourier;

import io.attentivecourier.home.Home;
import io.attentivecourier.home.LargeRuns;
import io.attentivecourier.home.Trees;
import io.attentivecourier.known.KnownPeople;
import io.attentivecourier.known.Snapshots;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.segments.UnknownTraces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Removes files once their time is over: above all those that hold people. */
final class Tidying {
  private final Home home;
  private final Ledger ledger;
  private final Snapshots snapshots;
  private final KnownPeople known;
  private final UnknownTraces traces;
  private final Clock clock;

  /**
   * @param traces on disk that the ledger does not know
   */
  Tidying(
      Home home,
      Ledger ledger,
      Snapshots snapshots,
      KnownPeople known,
      UnknownTraces traces,
      Clock clock) {
    this.home = home;
    this.ledger = ledger;
    this.snapshots = snapshots;
    this.known = known;
    this.traces = traces;
    this.clock = clock;
  }

  /**
   * @param retentionDays the days that sent files and snapshots are kept
   */
  void tidy(int retentionDays) throws IOException {
    Retention.sweep(home, retentionDays, clock.instant());
    new LargeRuns(home, clock).forget();
    LocalDate oldest = LocalDate.now(clock.withZone(ZoneOffset.UTC)).minusDays(retentionDays);
    known.tidy(oldest, Set.copyOf(ledger.requests().openRuns()));
    snapshots.tidy(
        run ->
            traces.isUnknown(run)
                || ledger.runs().unfinished().contains(run)
                || isHeldSince(oldest, run));
  }

  /** `why` still finds who is in a list that a guard holds, as long as a sent one is kept. */
  private boolean isHeldSince(LocalDate oldest, RunId run) {
    return !run.date().isBefore(oldest)
        && ledger.reports().of(run).map(RunReport::state).filter(RunState.HELD::equals).isPresent();
  }

  /** Deletes files that hold people's identifiers some days after they were needed. */
  private static final class Retention {
    /** A living process writes to each of its temporary files within minutes. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private Retention() {}

    /**
     * Deletes what is older than that in sent, failed and rejected, and what is older than a day
     * among the temporary files: a process that was killed leaves results with people there, and
     * native libraries of 68 MB.
     */
    public static void sweep(Home home, int days, Instant now) throws IOException {
      Instant oldest = now.minus(Duration.ofDays(days));
      for (Path folder : List.of(home.sent(), home.failed(), home.rejected())) {
        sweep(folder, oldest);
      }
      sweep(home.warehouseTmp(), now.minus(ABANDONED));
      sweep(home.tmp(), now.minus(ABANDONED));
    }

    private static void sweep(Path folder, Instant oldest) throws IOException {
      for (Path entry : list(folder)) {
        if (Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS)
            .toInstant()
            .isBefore(oldest)) {
          Trees.delete(entry);
        }
      }
    }

    private static List<Path> list(Path folder) throws IOException {
      if (!Files.isDirectory(folder)) {
        return List.of();
      }
      try (Stream<Path> entries = Files.list(folder)) {
        return entries.toList();
      }
    }
  }
}

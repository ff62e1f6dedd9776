package io.attentivecourier.known;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Listing;
import io.attentivecourier.home.StagingOutput;
import io.attentivecourier.home.Trees;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.run.RunId;
import io.attentivecourier.sort.KeyRoom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Keeps the snapshots of the lists that were sealed: {@code var/members/RUN/SEGMENT.members}.
 *
 * <p>No file here says that a snapshot is a baseline: the baseline is the snapshot of the run that
 * the ledger names as the segment's newest delivery. So a delivery and its new baseline are one
 * step of the ledger, and no crash comes between them. Any other snapshot here is only removed
 * late.
 */
public final class Snapshots {
  /**
   * The memory for a sort. A list of 500,000, the most that Attentive takes in a file, is sorted in
   * it without a spill.
   */
  private static final long BUFFER_BYTES = 8L << 20;

  private static final String FOLDER = "members";

  private final Home home;
  private final IdentifierKey key;
  private final Supplier<Map<String, RunId>> newestDeliveries;

  /**
   * @param newestDeliveries the ledger's answer: each segment with the run whose list of it a
   *     pipeline delivered last, of any date, canaries not counted. It reads every delivery, so it
   *     is asked once for all segments of a run: one by one, 50,000 of them took minutes
   */
  public Snapshots(Home home, IdentifierKey key, Supplier<Map<String, RunId>> newestDeliveries) {
    this.home = home;
    this.key = key;
    this.newestDeliveries = newestDeliveries;
  }

  /**
   * Makes the writer of a run's snapshots, which works while the run writes its lists. They are on
   * disk once it is finished.
   *
   * @param runFolder the staging folder of the run; the snapshots are deleted with it unless they
   *     are staged
   * @param room where the hashes are sorted, free until the last list is written
   */
  public StagedMembers stage(Path runFolder, KeyRoom room) {
    return staged(runFolder, StagingOutput.Lifetime.FORCED_LATER, room, segment -> true);
  }

  /**
   * The same for a plan, which keeps none of them: only segments that have a list to be compared
   * with get a snapshot.
   */
  public StagedMembers compared(Path runFolder, KeyRoom room) {
    Set<String> delivered = newestDeliveries.get().keySet();
    return staged(runFolder, StagingOutput.Lifetime.DISCARDED, room, delivered::contains);
  }

  private StagedMembers staged(
      Path runFolder, StagingOutput.Lifetime lifetime, KeyRoom room, Predicate<String> segments) {
    return new StagedMembers(
        runFolder.resolve(FOLDER), key.memberHash(), BUFFER_BYTES, room, lifetime, segments);
  }

  /**
   * Keeps a run's snapshots, by one rename. It must be called before the run is sealed: from the
   * seal on another process may deliver the run's files, and must find the snapshots. A second call
   * does nothing.
   */
  public void markStaged(RunId run) throws IOException {
    Path staging = home.staging().resolve(run.toString()).resolve(FOLDER);
    if (Files.isDirectory(staging)) {
      Durable.force(staging);
      Durable.move(staging, folder(run));
    }
  }

  /**
   * Gives a run a copy of the snapshot of the run whose list it sends again, if that snapshot is
   * kept.
   */
  public void stageAgain(RunId from, RunId run, String segment) throws IOException {
    Optional<Snapshot> kept = staged(from, segment);
    if (kept.isPresent()) {
      Path staging = home.staging().resolve(run.toString()).resolve(FOLDER);
      Path copy = Durable.folder(staging).resolve(SnapshotName.of(segment));
      Files.copy(kept.get().path(), copy);
      Durable.force(copy);
    }
  }

  /** The run's snapshot of that segment, if it is kept. */
  public Optional<Snapshot> staged(RunId run, String segment) throws IOException {
    Path path = folder(run).resolve(SnapshotName.of(segment));
    return Files.exists(path) ? Optional.of(Snapshot.read(path)) : Optional.empty();
  }

  /**
   * Removes the older snapshots of segments, once the ledger says that this run's lists of them are
   * delivered. It may be called again, late, or in any order of runs.
   */
  public void removeOlder(RunId run, Collection<String> segments) throws IOException {
    for (RunId older : runs()) {
      if (KeptSnapshot.isOlder(older, run)) {
        for (String segment : segments) {
          remove(older, segment);
        }
      }
    }
  }

  /**
   * The members of the segment's newest delivered list. Empty if there is none, or if its members
   * were not kept: an older list is never taken in its place.
   *
   * @throws IllegalStateException if it is damaged; the message has the fix
   */
  public Optional<Snapshot> baseline(String segment) throws IOException {
    return baseline(segment, newestDeliveries.get());
  }

  private Optional<Snapshot> baseline(String segment, Map<String, RunId> newest)
      throws IOException {
    RunId run = newest.get(segment);
    return run == null ? Optional.empty() : staged(run, segment);
  }

  /**
   * Compares lists with the baselines of their segments.
   *
   * @return the difference by segment; none for a segment without a comparison
   */
  public Map<String, MemberDiff> compare(Collection<Snapshot> lists) throws IOException {
    Map<String, RunId> newest = newestDeliveries.get();
    Map<String, MemberDiff> differences = new HashMap<>();
    for (Snapshot now : lists) {
      Optional<Snapshot> baseline = baseline(now.segment(), newest);
      if (baseline.isPresent()) {
        MemberDiff.of(baseline.get(), now).ifPresent(diff -> differences.put(now.segment(), diff));
      }
    }
    return differences;
  }

  /** Removes all snapshots of a segment: it has no owner any more, and no baseline. */
  public void retire(String segment) throws IOException {
    for (RunId run : runs()) {
      remove(run, segment);
    }
  }

  /**
   * Removes the snapshots that are no baseline and will not become one, and what a crash left. It
   * is called after a restart, and now and then.
   *
   * @param isOpen true if a run has a file on its way, or is not sealed yet; called after the run
   *     was found here, so that a run that began meanwhile is not taken for an old one
   */
  public void tidy(Predicate<RunId> isOpen) throws IOException {
    for (RunId run : runs()) {
      if (!isOpen.test(run)) {
        tidy(run);
      }
    }
  }

  private void tidy(RunId run) throws IOException {
    Map<String, RunId> newest = newestDeliveries.get();
    for (Path path : Listing.of(folder(run))) {
      if (!SnapshotName.is(path) || !run.equals(newest.get(SnapshotName.segment(path)))) {
        Files.deleteIfExists(path);
      }
    }
    Trees.deleteIfEmpty(folder(run));
  }

  /** Every snapshot that is kept, in order of run and segment. */
  List<KeptSnapshot> all() throws IOException {
    List<KeptSnapshot> all = new ArrayList<>();
    for (RunId run : runs()) {
      for (Path path : files(run)) {
        all.add(new KeptSnapshot(run, Snapshot.read(path)));
      }
    }
    return all;
  }

  private void remove(RunId run, String segment) throws IOException {
    if (Files.deleteIfExists(folder(run).resolve(SnapshotName.of(segment)))) {
      Trees.deleteIfEmpty(folder(run));
    }
  }

  private List<Path> files(RunId run) throws IOException {
    return Listing.of(folder(run)).stream().filter(SnapshotName::is).toList();
  }

  private List<RunId> runs() throws IOException {
    return Listing.of(home.members()).stream().map(Listing::run).flatMap(Optional::stream).toList();
  }

  private Path folder(RunId run) {
    return home.members().resolve(run.toString());
  }

  /** A kept snapshot, and the run that made its list. */
  record KeptSnapshot(RunId run, Snapshot snapshot) {

    /** True if the run's list was made before that of another run for the same segment. */
    static boolean isOlder(RunId run, RunId other) {
      if (!run.date().equals(other.date())) {
        return run.date().isBefore(other.date());
      }
      // A segment changes its pipeline only when it is retired; then no snapshot of it is left.
      return run.pipeline().equals(other.pipeline()) && run.number() < other.number();
    }
  }
}

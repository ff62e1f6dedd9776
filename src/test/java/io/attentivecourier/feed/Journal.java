package io.attentivecourier.feed;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.standin.sftp.PickupFolder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The runs in the order in which they began, and what each was for. */
final class Journal {
  private final List<Entry> entries = new ArrayList<>();
  private final Set<String> delivered = new HashSet<>();

  /**
   * What the query gives. The canaries are one more row of the first segment, one more that says
   * the same, and two bad ones.
   */
  record Result(Map<String, Integer> rows, int bad) {
    private static final int CANARIES = 4;
    private static final int BAD_CANARIES = 2;

    Result {
      rows = Map.copyOf(rows);
    }

    long of(String segment) {
      boolean first = rows.keySet().stream().allMatch(other -> segment.compareTo(other) <= 0);
      return rows.getOrDefault(segment, 0) + (first ? 1 : 0);
    }

    int rejected() {
      return bad + BAD_CANARIES;
    }

    int read() {
      return rows.values().stream().mapToInt(Integer::intValue).sum() + bad + CANARIES;
    }
  }

  /** Why a run began. */
  enum Kind {
    RUN,
    AGAIN,
    PLAN,
    RELEASE,
    RESEND,
    ROLLBACK;

    static Kind of(RunRequest request) {
      return valueOf(request.getClass().getSimpleName().toUpperCase(Locale.ROOT));
    }
  }

  /**
   * A run.
   *
   * @param nth from 0
   * @param result what its lists are made of: those of a run that is sent again are that run's
   * @param of the run that it lets go, or whose lists it sends again; or null
   */
  record Entry(int nth, RunId run, Kind kind, Result result, Entry of) {
    /** A resend makes no list newer; a rollback is an operator's word that an older one is. */
    int age() {
      return kind == Kind.RESEND ? of.age() : nth;
    }
  }

  List<Entry> entries() {
    return entries;
  }

  Entry entry(RunId run) {
    return entries.stream().filter(one -> one.run().equals(run)).findFirst().orElse(null);
  }

  /** Empty where no run began: its date was whole, or it was refused. */
  Optional<Entry> note(RunId run, RunRequest request, Result now) {
    if (entry(run) != null) {
      return Optional.empty();
    }
    Optional<RunRequest.Kept> kept = request.keptRun();
    Entry of = entry(kept.map(RunRequest.Kept::run).or(request::releasedRun).orElse(null));
    Result result = kept.isEmpty() ? now : of.result();
    Entry entry = new Entry(entries.size(), run, Kind.of(request), result, of);
    entries.add(entry);
    return Optional.of(entry);
  }

  /** The newest run that sealed those bytes under that name and had not delivered them before. */
  Entry sender(PickupFolder.ReceivedFile file, Ledger ledger) {
    return entries.stream()
        .filter(one -> !delivered.contains(one.run() + file.name()))
        .filter(one -> sealed(one, file.name(), ledger).equals(Optional.of(file.sha256())))
        .reduce((older, newer) -> newer)
        .orElseThrow(() -> new AssertionError("nobody sealed " + file));
  }

  private static Optional<String> sealed(Entry entry, String file, Ledger ledger) {
    return ledger.files().sealed(entry.run(), file).map(SealedFile::sha256);
  }

  /** Notes what is delivered by now. */
  void looked(Ledger ledger) {
    for (Entry entry : entries) {
      ledger.reports().of(entry.run()).orElseThrow().segments().stream()
          .filter(one -> one.file() != null && one.state() == SegmentOutcome.SegmentState.DELIVERED)
          .map(SegmentOutcome::file)
          .filter(file -> sealed(entry, file, ledger).isPresent())
          .forEach(file -> delivered.add(entry.run() + file));
    }
  }
}

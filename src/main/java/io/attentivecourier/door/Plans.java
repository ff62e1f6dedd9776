package io.attentivecourier.door;

import io.attentivecourier.home.FileHash;
import io.attentivecourier.ledger.LedgerReader;
import io.attentivecourier.outbox.PlannedFile;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.run.SegmentState;
import io.attentivecourier.segment.DefaultNames;
import io.attentivecourier.segment.StagedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run would do, from a run that sends nothing. */
final class Plans {
  private final FilePlans files;
  private final LedgerReader ledger;

  Plans(FilePlans files, LedgerReader ledger) {
    this.files = files;
    this.ledger = ledger;
  }

  RunReport of(SegmentRun run) {
    List<SegmentOutcome> segments = segments(run);
    RunState state = run.settled().orElseGet(() -> state(run, segments));
    return new RunReport(
        run.id(),
        RunKind.SEGMENTS,
        state,
        reason(run, segments),
        true,
        false,
        run.counts(),
        segments,
        message(run, segments, state));
  }

  private List<SegmentOutcome> segments(SegmentRun run) {
    if (run.judgement().isEmpty()) {
      return List.of();
    }
    List<SegmentOutcome> segments = new ArrayList<>(run.judgement().get().others());
    files.of(run).forEach(file -> segments.addAll(ready(run, file)));
    segments.sort(Comparator.comparing(SegmentOutcome::name));
    return segments;
  }

  private List<SegmentOutcome> ready(SegmentRun run, PlannedFile file) {
    return file.parts().stream().map(part -> ready(run, file, part)).toList();
  }

  /** The bytes are known only where nothing is packed: a plan packs nothing. */
  private SegmentOutcome ready(SegmentRun run, PlannedFile file, SealedFile.Part part) {
    String suffix = files.suffix(run);
    boolean plain = suffix.isEmpty();
    try {
      return SegmentOutcome.of(
          part.segment(),
          part.rows(),
          part.change(),
          SegmentState.READY,
          null,
          file.name() + suffix,
          plain ? Files.size(file.plain()) : null,
          plain ? sha256(run, file) : null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A list that was not packed was hashed as it was written. */
  private static String sha256(SegmentRun run, PlannedFile file) throws IOException {
    Optional<StagedFile> list = run.lists().files().at(file.plain());
    return list.isPresent() ? list.get().sha256() : FileHash.sha256(file.plain());
  }

  private static RunState state(SegmentRun run, List<SegmentOutcome> segments) {
    RunState worst = RunState.worst(segments.stream().map(one -> one.state().weight()).toList());
    return heldWhole(run).isPresent() ? RunState.worst(List.of(worst, RunState.HELD)) : worst;
  }

  private static Optional<Reason> heldWhole(SegmentRun run) {
    return run.judgement().map(Judgement::reason);
  }

  private static String reason(SegmentRun run, List<SegmentOutcome> segments) {
    return heldWhole(run).map(Reason::id).orElseGet(() -> reason(segments));
  }

  private static String reason(List<SegmentOutcome> segments) {
    return segments.stream()
        .map(SegmentOutcome::reason)
        .filter(reason -> reason != null)
        .findFirst()
        .map(reason -> Reason.of(reason).id())
        .orElse(null);
  }

  private String message(SegmentRun run, List<SegmentOutcome> segments, RunState state) {
    long ready = segments.stream().filter(one -> one.state() == SegmentState.READY).count();
    Stream<String> notes = run.judgement().stream().flatMap(judged -> judged.notes().stream());
    Stream<String> names =
        run.rules().stream().flatMap(rules -> DefaultNames.warning(rules.groups()).stream());
    String count = ready == 1 ? "1 segment ready" : ready + " segments ready";
    Stream<String> compared =
        WholeDate.isPlanned(run, ledger)
            ? WholeDate.of(run, ledger).told(segments, state, reason(run, segments)).stream()
            : Stream.empty();
    return Stream.of(Stream.of(count + "; nothing was sent"), compared, notes, names)
        .flatMap(one -> one)
        .collect(Collectors.joining("; "));
  }
}

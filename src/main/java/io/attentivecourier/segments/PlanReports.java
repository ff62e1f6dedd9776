package io.attentivecourier.segments;

import io.attentivecourier.home.FileHash;
import io.attentivecourier.ledger.DeliveryRepository;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.list.SegmentFileWriter;
import io.attentivecourier.outbox.FilePlan;
import io.attentivecourier.run.Amount;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.run.SegmentOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reports the result that a run would have, from a run that sends nothing. */
public final class PlanReports {
  private final FilePlans files;
  private final Ledger ledger;

  public PlanReports(FilePlans files, Ledger ledger) {
    this.files = files;
    this.ledger = ledger;
  }

  RunReport of(SegmentRun run) {
    List<SegmentOutcome> segments = segments(run);
    RunState state = run.earlyEnd().orElseGet(() -> state(run, segments));
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

  private List<SegmentOutcome> ready(SegmentRun run, FilePlan.PlannedFile file) {
    return file.parts().stream().map(part -> ready(run, file, part)).toList();
  }

  /**
   * The outcome of a segment that is ready. Its bytes are known only if its files are not packed: a
   * plan packs nothing.
   */
  private SegmentOutcome ready(SegmentRun run, FilePlan.PlannedFile file, SealedFile.Part part) {
    String suffix = files.suffix(run);
    try {
      Optional<SegmentFileWriter.StagedFile> list = plain(run, file, suffix);
      return SegmentOutcome.of(
          part.segment(),
          part.rows(),
          part.change(),
          SegmentOutcome.SegmentState.READY,
          null,
          file.name() + suffix,
          list.map(SegmentFileWriter.StagedFile::bytes).orElse(null),
          list.map(SegmentFileWriter.StagedFile::sha256).orElse(null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that is not packed: a list was hashed as it was written, others are read. */
  private static Optional<SegmentFileWriter.StagedFile> plain(
      SegmentRun run, FilePlan.PlannedFile file, String suffix) throws IOException {
    if (!suffix.isEmpty()) {
      return Optional.empty();
    }
    Path path = file.plain();
    Optional<SegmentFileWriter.StagedFile> list = run.lists().files().at(path);
    return list.isPresent()
        ? list
        : Optional.of(
            new SegmentFileWriter.StagedFile(
                file.owner(), path, 0, Files.size(path), FileHash.sha256(path)));
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
    long ready =
        segments.stream()
            .filter(one -> one.state() == SegmentOutcome.SegmentState.READY)
            .map(SegmentOutcome::name)
            .distinct()
            .count();
    Stream<String> notes = run.judgement().stream().flatMap(judged -> judged.notes().stream());
    String count = ready == 1 ? "1 segment ready" : ready + " segments ready";
    Stream<String> compared =
        WholeDate.isPlanned(run, ledger)
            ? WholeDate.of(run, ledger).lines(segments, state, reason(run, segments)).stream()
            : Stream.empty();
    return Stream.of(Stream.of(count + "; nothing was sent"), compared, notes)
        .flatMap(one -> one)
        .collect(Collectors.joining("; "));
  }

  /**
   * A plan of a date that is whole: its lists are at Attentive, so it compares them with the lists
   * of {@code run --again}.
   */
  static final class WholeDate {
    /**
     * A result may have tens of thousands of segments, too many for a message that a person reads.
     */
    private static final int MOST_TOLD = 20;

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final Map<String, DeliveryRepository.LastDelivery> there;
    private final ZoneId zone;

    private WholeDate(Map<String, DeliveryRepository.LastDelivery> there, ZoneId zone) {
      this.there = there;
      this.zone = zone;
    }

    static WholeDate of(SegmentRun run, Ledger ledger) {
      Map<String, DeliveryRepository.LastDelivery> there =
          ledger.deliveries().last().stream()
              .collect(Collectors.toMap(DeliveryRepository.LastDelivery::segment, one -> one));
      return new WholeDate(there, run.settings().zone());
    }

    static boolean isPlanned(SegmentRun run, Ledger ledger) {
      return run.isPlanned()
          && ledger
              .reports()
              .newestOfKind(run.id().pipeline(), run.id().date(), RunKind.SEGMENTS)
              .map(RunReport::state)
              .filter(RunState.WHOLE::equals)
              .isPresent();
    }

    /** Each list as it would be and as it is there, and how the run would end. */
    List<String> lines(List<SegmentOutcome> segments, RunState state, String reason) {
      List<String> told = new ArrayList<>();
      segments.stream().limit(MOST_TOLD).map(this::comparison).forEach(told::add);
      if (segments.size() > MOST_TOLD) {
        told.add("and %,d more segments".formatted(segments.size() - MOST_TOLD));
      }
      told.add("`run --again` would be " + state + (reason == null ? "" : " " + reason));
      return told;
    }

    private String comparison(SegmentOutcome now) {
      DeliveryRepository.LastDelivery last = there.get(now.name());
      String text = "%s: %s now".formatted(now.name(), rows(now.rows()));
      if (last == null) {
        return text + ", none at Attentive";
      }
      String since = WHEN.withZone(zone).format(last.at());
      return "%s, %,d at Attentive since %s%s".formatted(text, last.rows(), since, change(now));
    }

    private static String rows(long rows) {
      return Amount.of(rows, "row");
    }

    private static String change(SegmentOutcome now) {
      return now.added() == null ? "" : ", +%,d −%,d".formatted(now.added(), now.removed());
    }
  }
}

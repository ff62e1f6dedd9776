package io.attentivecourier.segments;

import io.attentivecourier.flow.StopSign;
import io.attentivecourier.guard.Guard;
import io.attentivecourier.home.Durable;
import io.attentivecourier.home.StagingOutput;
import io.attentivecourier.known.Snapshots;
import io.attentivecourier.ledger.Hold;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.list.SegmentColumns;
import io.attentivecourier.list.SegmentFileWriter;
import io.attentivecourier.list.SegmentRules;
import io.attentivecourier.outbox.FilePlan;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.row.IdentifierRules;
import io.attentivecourier.row.Rejection;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.row.RowBatches;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.SealedFile;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.settings.PipelineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The steps that replace the query when an operator sends kept files again. After them such a run
 * is like any other: sealed, numbered, delivered, and the baseline of the next.
 */
public final class ResendSteps {
  private final Duration timeout;
  private final Ledger ledger;
  private final KeptFiles kept;
  private final Snapshots snapshots;
  private final StopSign stop;

  /**
   * @param timeout how long a read may take
   */
  public ResendSteps(
      Duration timeout, Ledger ledger, KeptFiles kept, Snapshots snapshots, StopSign stop) {
    this.timeout = timeout;
    this.ledger = ledger;
    this.kept = kept;
    this.snapshots = snapshots;
    this.stop = stop;
  }

  private static RunId from(SegmentRun run) {
    return run.request().keptRun().orElseThrow().run();
  }

  /** Copies the kept files into the run's staging: what is sealed there is what was sent before. */
  public void copy(SegmentRun run) throws IOException {
    RunId from = from(run);
    List<SealedFile> files = kept.of(from);
    StagedFiles staged =
        new StagedFiles(
            run.folder().resolve("files"),
            KeptFiles.rows(files).size(),
            StagingOutput.Lifetime.KEPT);
    List<Outbox.PackedFile> copies = new ArrayList<>();
    for (SealedFile file : files) {
      copies.add(copy(kept.path(from, file), staged.folder(), compared(file, files)));
    }
    for (Map.Entry<String, Long> segment : KeptFiles.rows(files).entrySet()) {
      snapshots.stageAgain(from, run.id(), segment.getKey());
      run.countRead(Math.toIntExact(segment.getValue()));
    }
    run.takeCopies(staged, copies, judgement(from, copies));
  }

  private static Outbox.PackedFile copy(Path from, Path folder, SealedFile file)
      throws IOException {
    Path to = folder.resolve(file.name());
    Files.copy(from, to);
    Durable.force(to);
    if (!KeptFiles.isAsSealed(to, file)) {
      throw KeptFiles.notKept(null, file.name() + " is not as it was sealed");
    }
    return new Outbox.PackedFile(file, to);
  }

  /**
   * The file with the change of its members, which is none: the list at the receiver is the same.
   * Shown once, with a list's first file.
   */
  private static SealedFile compared(SealedFile file, List<SealedFile> all) {
    boolean further = FilePlan.segmentOfPart(file.owner()) != null;
    Map<String, Long> rows = KeptFiles.rows(all);
    List<SealedFile.Part> parts = new ArrayList<>();
    for (SealedFile.Part part : file.parts()) {
      SegmentOutcome.MemberChange same =
          new SegmentOutcome.MemberChange(0, 0, rows.get(part.segment()));
      parts.add(new SealedFile.Part(part.segment(), part.rows(), further ? null : same));
    }
    return new SealedFile(
        file.name(), file.owner(), file.number(), file.bytes(), file.sha256(), parts);
  }

  /**
   * The judgement of copies. No guard is asked, as the same bytes are at the receiver already. The
   * holds of the earlier run stay, so that the newest run of the day still shows them and can be
   * released; except holds that were released since, and segments that were retired since.
   */
  private Judgement judgement(RunId from, List<Outbox.PackedFile> copies) {
    List<FilePlan.Candidate> sent = sent(copies);
    Set<String> names = sent.stream().map(one -> one.list().segment()).collect(Collectors.toSet());
    Set<String> released = kept.sealedSince(from).keySet();
    Set<String> known = ledger.deliveries().baselines().keySet();
    List<SegmentOutcome> others =
        ledger.reports().of(from).orElseThrow().segments().stream()
            .filter(one -> !names.contains(one.name()))
            .filter(
                one ->
                    one.state() != SegmentOutcome.SegmentState.VANISHED
                        || known.contains(one.name()))
            .map(one -> released.contains(one.name()) ? asItLies(one) : one)
            .toList();
    List<Hold> holds =
        ledger.runs().holds(from).stream()
            .filter(hold -> !released.contains(hold.segment()))
            .filter(hold -> !isVanished(hold) || known.contains(hold.segment()))
            .toList();
    return new Judgement(sent, others, holds, null, holds.stream().map(Hold::message).toList());
  }

  private static boolean isVanished(Hold hold) {
    return hold.guard().equals(Guard.VANISHED.id());
  }

  /** The outcome of a segment that stays as it is at the receiver. */
  private static SegmentOutcome asItLies(SegmentOutcome one) {
    return SegmentOutcome.withoutFile(
        one.name(), one.rows(), null, SegmentOutcome.SegmentState.DELIVERED, null);
  }

  private static List<FilePlan.Candidate> sent(List<Outbox.PackedFile> copies) {
    List<FilePlan.Candidate> sent = new ArrayList<>();
    for (Outbox.PackedFile copy : copies) {
      SealedFile file = copy.file();
      for (SealedFile.Part part : file.parts()) {
        sent.add(
            new FilePlan.Candidate(
                new SegmentFileWriter.StagedFile(
                    part.segment(), copy.path(), part.rows(), file.bytes(), file.sha256()),
                part.change()));
      }
    }
    return sent;
  }

  /** The lines of the kept files in batches, to be staged as the rows of a query are. */
  public Iterator<RowBatch> batches(SegmentRun run) {
    RunId from = from(run);
    List<Path> files = kept.of(from).stream().map(file -> kept.path(from, file)).toList();
    // What was sent once had the form of a phone; a stricter check of today would thin the list.
    Rejection.RowOwner owner =
        new Rejection.RowOwner(
            new IdentifierRules(
                KeptFiles.KeptRows.IDENTIFIER,
                run.settings().identifier(),
                PipelineSettings.PhoneCheck.SHAPE),
            KeptFiles.KeptRows.IDENTIFIER,
            null);
    SegmentRules rules =
        new SegmentRules(
            new SegmentColumns(KeptFiles.KeptRows.IDENTIFIER, KeptFiles.KeptRows.SEGMENT),
            run.settings().identifier(),
            PipelineSettings.PhoneCheck.SHAPE);
    return run.read(
        run.rows(rules, owner),
        new RowBatches(new KeptFiles.KeptRows(files), timeout).stopWhen(stop::isRaised));
  }

  /**
   * Proves that today's lists are those of the kept files, to the last member.
   *
   * @throws io.attentivecourier.run.Refusal NOT_KEPT
   */
  public void prove(SegmentRun run) {
    Map<String, Long> rows = KeptFiles.rows(kept.of(from(run)));
    Map<String, Long> written = run.rowsBySegment();
    rows.forEach(
        (segment, count) -> {
          long staged = written.getOrDefault(segment, 0L);
          if (staged != count) {
            throw KeptFiles.notKept(
                segment,
                "segment %s: %,d of %,d kept rows are good by today's settings"
                    .formatted(segment, staged, count));
          }
        });
  }
}

package io.attentivecourier.segments;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.outbox.FilePlan;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.pack.Pack;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.settings.PackingSettings;
import io.attentivecourier.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Plans the files of a judged run, from its pipeline's settings and the files of its date. */
public final class FilePlans {
  private final Settings settings;
  private final Ledger ledger;
  private final Outbox outbox;

  public FilePlans(Settings settings, Ledger ledger, Outbox outbox) {
    this.settings = settings;
    this.ledger = ledger;
    this.outbox = outbox;
  }

  /** The files with the names that they would get now. */
  List<FilePlan.PlannedFile> of(SegmentRun run) {
    if (run.request() instanceof RunRequest.Resend) {
      // Its files are packed already, and have their names.
      return List.of();
    }
    FilePlan plan = new FilePlan(run.settings().packing().files(), settings.maxRowsPerFile());
    try {
      List<FilePlan.Draft> drafts =
          plan.drafts(
              run.judgement().orElseThrow().sent(),
              together(run.id().date()),
              run.lists().files().folder());
      refuseFewerParts(run.id().date(), drafts);
      return outbox.plan(run.id(), drafts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * True if a plan of the run has to write its lists: some may be joined, or split. Else nobody
   * reads them, as a plan packs and sends nothing.
   */
  boolean readsLists(SegmentRun run) {
    return run.settings().packing().files() != PackingSettings.FileLayout.SEPARATE
        || run.read() > settings.maxRowsPerFile()
        || together(run.id().date()).stream().anyMatch(mates -> mates.size() > 1);
  }

  /** The ending after {@code .csv} in the names of the run's files. */
  String suffix(SegmentRun run) {
    return new Pack.PackFormat(run.settings().packing().compression(), settings.pgp() != null)
        .suffix();
  }

  /**
   * The segments that lie in one file at the receiver for that date, or may since its rename was
   * not answered: a segment keeps its file, else it would stand in two.
   */
  Collection<Set<String>> together(LocalDate date) {
    Map<String, Set<String>> byFile = new TreeMap<>();
    ledger
        .deliveries()
        .standingOn(date)
        .forEach(
            (segment, file) -> byFile.computeIfAbsent(file, one -> new TreeSet<>()).add(segment));
    return byFile.values();
  }

  /**
   * Refuses a list that needs fewer files than before: of three files the third would stay at the
   * receiver, with people who are no longer in the list.
   */
  private void refuseFewerParts(LocalDate date, List<FilePlan.Draft> drafts) {
    Set<String> owners = new HashSet<>();
    drafts.forEach(draft -> owners.add(draft.owner()));
    for (String owner : ledger.files().numberedOwners(date)) {
      String segment = FilePlan.segmentOfPart(owner);
      if (segment != null && owners.contains(segment) && !owners.contains(owner)) {
        throw new Refusal(
            Reason.SEGMENT_OVERSIZE,
            segment,
            "segment " + segment + " lies in more files of this date than it has now");
      }
    }
  }
}

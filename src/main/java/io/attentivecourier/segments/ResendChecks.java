package io.attentivecourier.segments;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.pack.Unpacked;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.SealedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides if the kept files of a run may be sent again. It is asked under the pipeline's lock and
 * before a run begins: after a refusal a date that is whole stays whole in the ledger.
 */
public final class ResendChecks {
  private final Ledger ledger;
  private final KeptFiles kept;
  private final UnknownTraces past;

  public ResendChecks(Ledger ledger, KeptFiles kept, UnknownTraces past) {
    this.ledger = ledger;
    this.kept = kept;
    this.past = past;
  }

  /** The refusal, or empty if the files may be sent; empty for every other request. */
  Optional<Refusal> refusal(RunRequest request, LocalDate today) {
    try {
      require(request, today);
      return Optional.empty();
    } catch (Refusal refusal) {
      return Optional.of(refusal);
    }
  }

  private void require(RunRequest request, LocalDate today) {
    if (request.keptRun().isEmpty()) {
      return;
    }
    RunId run = request.keptRun().get().run();
    requireKnownPast(run);
    List<SealedFile> files = kept.of(run);
    Set<String> segments = KeptFiles.rows(files).keySet();
    if (request instanceof RunRequest.Resend) {
      requireToday(run, today);
      requireNewest(run, segments);
      requireNothingUnderWay(run);
    } else {
      files.forEach(file -> requireReadable(run, file));
    }
    requireOwned(run, segments);
    requireSomething(run, files);
    kept.requireWhole(run);
  }

  /**
   * Refuses if runs left traces here that the ledger does not know: of two lists of a date nobody
   * could tell the newer one.
   */
  private void requireKnownPast(RunId run) {
    List<String> unknown = signs();
    if (!unknown.isEmpty()) {
      String text = "the ledger does not know %s; type `courier run %s` first, and release that";
      throw new Refusal(Reason.NEW_LEDGER, text.formatted(unknown.get(0), run.pipeline()));
    }
  }

  private List<String> signs() {
    try {
      return past.signs();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static void requireSomething(RunId run, List<SealedFile> files) {
    if (files.isEmpty()) {
      throw KeptFiles.notKept(null, run + " delivered nothing");
    }
  }

  private static void requireToday(RunId run, LocalDate today) {
    if (!run.date().equals(today)) {
      String text = "%s is not of today (%s); `courier resend %s --as-today --reason …` sends its";
      throw new Refusal(
          Reason.DATE_PASSED, text.formatted(run, today, run) + " lists under today's names");
    }
  }

  /**
   * Refuses if a newer list is on its way or at the receiver: an older list never follows it
   * without an operator's word.
   */
  private void requireNewest(RunId run, Set<String> segments) {
    Map<String, RunId> newer = kept.sealedSince(run);
    segments.stream()
        .filter(newer::containsKey)
        .findFirst()
        .ifPresent(segment -> supersede(run, newer.get(segment), segment));
  }

  /**
   * Refuses while a delivery of the date is open: a resend that is whole would hide that one list
   * is missing.
   */
  private void requireNothingUnderWay(RunId run) {
    ledger.runs().unfinished().stream()
        .filter(other -> other.pipeline().equals(run.pipeline()))
        .filter(other -> !ledger.files().undelivered(other).isEmpty())
        .findFirst()
        .ifPresent(
            other -> {
              String first = "; type `courier run " + run.pipeline() + "` first";
              throw KeptFiles.notKept(null, other + " has files in var/outbox" + first);
            });
  }

  private static void supersede(RunId run, RunId newer, String segment) {
    throw new Refusal(
        Reason.SUPERSEDED,
        segment,
        "%s sealed segment %s after %s; type `courier resend %s` for that one, or `courier resend %s --as-today --reason …`"
            .formatted(newer, segment, run, newer, run));
  }

  private static void requireReadable(RunId run, SealedFile file) {
    if (!Unpacked.isReadable(file.name())) {
      throw KeptFiles.notKept(
          null, file.name() + " of " + run + " is encrypted: its rows cannot be read here");
    }
  }

  private void requireOwned(RunId run, Set<String> segments) {
    Map<String, String> owners = ledger.deliveries().owners();
    for (String segment : segments) {
      String owner = owners.get(segment);
      if (!run.pipeline().equals(owner)) {
        throw new Refusal(Reason.SEGMENT_OWNER, segment, whose(segment, owner));
      }
    }
  }

  private static String whose(String segment, String owner) {
    return owner == null
        ? "segment " + segment + " was retired since, so that no pipeline owns it"
        : "segment " + segment + " belongs to pipeline " + owner + " now";
  }
}

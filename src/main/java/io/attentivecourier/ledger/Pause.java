package io.attentivecourier.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A time in which a pipeline starts nothing by itself.
 *
 * @param who the operator's name; null if a setting pauses it
 * @param reason in the operator's words; for a setting, its key
 * @param until the instant at which it was resumed; null while the pause lasts
 */
public record Pause(String pipeline, String who, String reason, Instant since, Instant until) {
  public Pause {
    Objects.requireNonNull(pipeline);
    Objects.requireNonNull(reason);
    Objects.requireNonNull(since);
  }

  /** A pause by a setting that has been false since then. */
  public static Pause bySetting(String pipeline, String key, Instant since) {
    return new Pause(pipeline, null, key, since, null);
  }

  /** True if a setting pauses the pipeline: then no command can resume it. */
  public boolean isBySetting() {
    return who == null;
  }

  public boolean isOver() {
    return until != null;
  }

  /** True if a fire at that instant falls into the pause. */
  public boolean holdsAt(Instant time) {
    return !time.isBefore(since) && (until == null || time.isBefore(until));
  }

  Pause endedAt(Instant end) {
    return new Pause(pipeline, who, reason, since, end);
  }

  /** Says who or which setting pauses the pipeline, and the operator's reason. */
  public String text() {
    return isBySetting() ? "paused by " + reason + "=false" : "paused by " + who + ": " + reason;
  }

  /**
   * The pauses of all pipelines, including those that are over.
   *
   * @param all from the ledger: those that are over, by their ends, then those that last, by their
   *     starts
   */
  public record Pauses(List<Pause> all) {
    public Pauses {
      all = List.copyOf(all);
    }

    /**
     * The pause that lasts now. An operator's comes before a setting's, as it has a name and a
     * reason.
     */
    public Optional<Pause> now(String pipeline) {
      Optional<Pause> operators =
          of(pipeline).filter(pause -> !pause.isOver() && !pause.isBySetting()).findFirst();
      return operators.or(() -> of(pipeline).filter(pause -> !pause.isOver()).findFirst());
    }

    /** The pause into which a fire at that instant falls. */
    public Optional<Pause> at(String pipeline, Instant time) {
      return of(pipeline).filter(pause -> pause.holdsAt(time)).findFirst();
    }

    /**
     * True if a pause has ended since then, or still lasts. A run that was to start then is not
     * started any more, because a resume starts nothing.
     */
    public boolean anySince(String pipeline, Instant time) {
      return of(pipeline).anyMatch(pause -> !pause.isOver() || pause.until().isAfter(time));
    }

    /**
     * The same pauses, changed to what the settings say now, which no process may have noted yet.
     *
     * @param key the setting that is false; null if none is
     * @param today the first instant of the date; a pause that no process noted counts from then on
     */
    Pauses withSetting(String pipeline, String key, Instant today, Instant now) {
      List<Pause> pauses = new ArrayList<>(all);
      boolean seen = of(pipeline).anyMatch(pause -> pause.isBySetting() && !pause.isOver());
      if (key == null) {
        pauses.replaceAll(pause -> endedSetting(pause, pipeline, now));
      } else if (!seen) {
        pauses.add(Pause.bySetting(pipeline, key, today));
      }
      return new Pauses(pauses);
    }

    private static Pause endedSetting(Pause pause, String pipeline, Instant now) {
      boolean ended = pause.pipeline().equals(pipeline) && pause.isBySetting() && !pause.isOver();
      return ended ? pause.endedAt(now) : pause;
    }

    private Stream<Pause> of(String pipeline) {
      return all.stream().filter(pause -> pause.pipeline().equals(pipeline));
    }
  }
}

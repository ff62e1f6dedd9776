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
 * @param who the operator's name; null where a setting pauses it
 * @param reason in the operator's words; of a setting: its key
 * @param until when it was resumed; null while it lasts
 */
public record Pause(String pipeline, String who, String reason, Instant since, Instant until) {
  public Pause {
    Objects.requireNonNull(pipeline);
    Objects.requireNonNull(reason);
    Objects.requireNonNull(since);
  }

  /** By a setting that is false since then. */
  public static Pause bySetting(String pipeline, String key, Instant since) {
    return new Pause(pipeline, null, key, since, null);
  }

  /** Whether a setting pauses it, and no command can resume it. */
  public boolean isBySetting() {
    return who == null;
  }

  public boolean isOver() {
    return until != null;
  }

  /** Whether a fire at that instant falls into it. */
  public boolean holdsAt(Instant time) {
    return !time.isBefore(since) && (until == null || time.isBefore(until));
  }

  Pause endedAt(Instant end) {
    return new Pause(pipeline, who, reason, since, end);
  }

  /** Whose word it is, and why. */
  public String text() {
    return isBySetting() ? "paused by " + reason + "=false" : "paused by " + who + ": " + reason;
  }

  /**
   * The pauses of all pipelines, those that are over too.
   *
   * @param all in the order in which they began
   */
  public record Pauses(List<Pause> all) {
    public Pauses {
      all = List.copyOf(all);
    }

    /** The pause that lasts; an operator's before a setting's, as it has a name and a reason. */
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
     * Whether a pause has ended since then, or still lasts: what was to start then is started by
     * nobody, as a resume starts nothing.
     */
    public boolean anySince(String pipeline, Instant time) {
      return of(pipeline).anyMatch(pause -> !pause.isOver() || pause.until().isAfter(time));
    }

    /**
     * The same with what the settings say now, which no process may have seen yet.
     *
     * @param key the setting that is false; null where none is
     * @param today the first instant of the date, since when it counts where nobody saw it
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

package io.attentivecourier.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

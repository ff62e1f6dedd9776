package io.attentivecourier.screen;

import io.attentivecourier.ledger.Pause;
import io.attentivecourier.ledger.ScheduleRepository;
import io.attentivecourier.run.Moment;
import io.attentivecourier.settings.Settings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A pause as the operator reads it. */
public final class PausedText {
  private final Settings settings;
  private final Instant now;

  public PausedText(Settings settings, Instant now) {
    this.settings = settings;
    this.now = now;
  }

  /** The pause that holds now: an operator's as the ledger has it, else that of the settings. */
  public Optional<Pause> now(ScheduleRepository schedules, String pipeline) {
    Optional<Pause> operators =
        schedules.pauses().now(pipeline).filter(pause -> !pause.isBySetting());
    String key = settings.disabledBy(pipeline);
    return operators.isPresent() || key == null
        ? operators
        : Optional.of(Pause.bySetting(pipeline, key, now));
  }

  /** One line: the pause, since when, and what ends it. */
  public String line(Pause pause) {
    return pause.isBySetting()
        ? "%s is %s: `serve` starts nothing of it".formatted(pause.pipeline(), pause.text())
        : "%s is paused since %s by %s: %s; `courier resume %1$s` ends it"
            .formatted(pause.pipeline(), since(pause), pause.who(), pause.reason());
  }

  public String since(Pause pause) {
    var zone = settings.pipeline(pause.pipeline()).zone();
    return new Moment(pause.since(), zone).fromNow(now);
  }

  /** The document of a pause; of a setting's it is not known since when. */
  public static Map<String, Object> document(Pause pause) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("pausedBy", pause.isBySetting() ? pause.reason() : pause.who());
    document.put("reason", pause.isBySetting() ? null : pause.reason());
    document.put("since", pause.isBySetting() ? null : pause.since().toString());
    return document;
  }
}

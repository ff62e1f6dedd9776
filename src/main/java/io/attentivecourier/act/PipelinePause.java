package io.attentivecourier.act;

import io.attentivecourier.flow.RunLog;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.Pause;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import java.util.Optional;

/** Stops what a pipeline starts by itself, and ends that; also of a {@code serve} that runs. */
public final class PipelinePause {
  private final Ledger ledger;

  public PipelinePause(Ledger ledger) {
    this.ledger = ledger;
  }

  public Pause begin(String pipeline, String who, String reason) {
    Pause pause = ledger.schedules().pause(pipeline, who, reason);
    RunLog.pause(pipeline, who);
    return pause;
  }

  /** Ends it; empty if there was none. */
  public Optional<Pause> end(String pipeline, String who) {
    Optional<Pause> ended = ledger.schedules().resume(pipeline, who);
    ended.ifPresent(pause -> RunLog.resume(pipeline, who));
    return ended;
  }

  /**
   * Refuses to resume what a setting pauses.
   *
   * @throws SettingsFault with the key
   */
  public static void requireEnabled(String pipeline, Settings settings) {
    String key = settings.disabledBy(pipeline);
    if (key != null) {
      throw new SettingsFault(
          key,
          "is false and pauses " + pipeline + ": no command resumes it",
          "remove it, or set it to true; a running `serve` takes that over");
    }
  }
}

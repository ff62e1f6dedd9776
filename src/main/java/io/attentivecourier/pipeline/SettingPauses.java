package io.attentivecourier.pipeline;

import io.attentivecourier.flow.RunLog;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.Pause;
import io.attentivecourier.ledger.ScheduleRepository;
import io.attentivecourier.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The pipelines that a setting pauses: the ledger is to know since when, and the log tells it. */
final class SettingPauses {
  private final Home home;
  private final Supplier<Settings> settings;
  private final ScheduleRepository schedules;

  /** The key that pauses each pipeline; empty where none does. */
  private volatile Map<String, String> keys = Map.of();

  SettingPauses(Home home, Supplier<Settings> settings, ScheduleRepository schedules) {
    this.home = home;
    this.settings = settings;
    this.schedules = schedules;
  }

  /** The names of those that are paused, in order. */
  List<String> names() {
    return keys.entrySet().stream()
        .filter(one -> !one.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Notes what the settings of the moment pause, or do no longer. */
  void note() {
    Map<String, String> now = new TreeMap<>();
    for (String name : PipelineFiles.names(home)) {
      String key = settings.get().disabledBy(name);
      now.put(name, key == null ? "" : key);
    }
    if (!now.equals(keys)) {
      Pause.Pauses noted = schedules.pauses();
      now.forEach((name, key) -> note(name, key, noted));
    }
    keys = now;
  }

  private void note(String pipeline, String key, Pause.Pauses noted) {
    if (key.equals(keys.get(pipeline))) {
      return;
    }
    schedules.notePauseSetting(pipeline, key.isEmpty() ? null : key);
    Optional<Pause> before = noted.now(pipeline).filter(Pause::isBySetting);
    if (!key.isEmpty() && before.isEmpty()) {
      RunLog.pause(pipeline, key);
    } else if (key.isEmpty()) {
      before.ifPresent(pause -> RunLog.resume(pipeline, pause.reason()));
    }
  }
}

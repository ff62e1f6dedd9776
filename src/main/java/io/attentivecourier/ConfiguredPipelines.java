package io.attentivecourier;

import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.DayView.Configured;
import io.attentivecourier.pipeline.LivePipelines;
import io.attentivecourier.pipeline.Pipelines;
import io.attentivecourier.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.RuntimeCamelException;

/**
 * The pipelines of the home with their schedules, those too that a setting pauses. To read them
 * takes a context of Camel's, so that is done only after an edit.
 */
final class ConfiguredPipelines implements Supplier<List<Configured>> {
  private final Home home;
  private final Supplier<Settings> settings;
  private final LivePipelines live;
  private Edition edition;
  private List<Configured> read = List.of();

  ConfiguredPipelines(Home home, Supplier<Settings> settings, LivePipelines live) {
    this.home = home;
    this.settings = settings;
    this.live = live;
  }

  /** What is as it was as long as nothing was edited. */
  private record Edition(Instant since, List<String> names, List<String> disabled, Settings of) {}

  @Override
  public synchronized List<Configured> get() {
    Settings now = settings.get();
    Edition current = new Edition(live.since(), live.names(), live.disabled(), now);
    if (!current.equals(edition)) {
      read = read(now);
      edition = current;
    }
    return read;
  }

  private List<Configured> read(Settings now) {
    try {
      return Pipelines.configured(home, now);
    } catch (Exception unread) {
      throw RuntimeCamelException.wrapRuntimeException(unread);
    }
  }
}

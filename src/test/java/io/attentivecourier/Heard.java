package io.attentivecourier;

import io.attentivecourier.pipeline.LiveSettings;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** A screen that keeps what it is told. */
public final class Heard implements LiveSettings.EditNotice {
  private final List<List<Fault>> faults = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private Settings settings;

  @Override
  public void faults(List<Fault> some) {
    faults.add(some);
  }

  @Override
  public void line(String text) {
    lines.add(text);
  }

  @Override
  public void settings(Settings now) {
    settings = now;
  }

  public List<List<Fault>> faults() {
    return faults;
  }

  public List<String> lines() {
    return lines;
  }

  public Settings settings() {
    return settings;
  }
}

package io.attentivecourier.cli;

import io.attentivecourier.Notice;
import io.attentivecourier.home.Home;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import java.util.List;

/** The screen of {@code serve}, and its log, which is kept as long as the settings say. */
final class ServeNotice implements Notice {
  private final Home home;
  private final Screen screen;
  private final boolean verbose;
  private int days;

  ServeNotice(Home home, Screen screen, boolean verbose, Settings started) {
    this.home = home;
    this.screen = screen;
    this.verbose = verbose;
    this.days = started.retentionDays();
  }

  @Override
  public void faults(List<Fault> faults) {
    screen.faults(faults);
  }

  @Override
  public void line(String text) {
    screen.line(text);
  }

  @Override
  public void settings(Settings now) {
    if (now.retentionDays() != days) {
      days = now.retentionDays();
      Logs.begin(home, verbose, days);
    }
  }
}

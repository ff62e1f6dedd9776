package io.attentivecourier.cli;

import io.attentivecourier.home.Home;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command over one home. It opens the home, its screen and its settings, in this order. */
abstract class HomeCommand implements Callable<Integer> {
  @Mixin private Options options;

  @Override
  public final Integer call() throws Exception {
    Home home = options.home();
    Screen screen = options.screen();
    // A typo in --home would make a home there, in which nothing is due.
    HomeFaults.requireFolder(home);
    requireUsage(home);
    return run(home, screen, settings(home, screen));
  }

  /** Refuses what was typed, before anything is read. */
  void requireUsage(Home home) {}

  /**
   * The settings with what this command needs of them.
   *
   * @throws io.attentivecourier.settings.SettingsFault with all that they lack
   */
  Settings settings(Home home, Screen screen) {
    return options.settings(home, screen);
  }

  final Options options() {
    return options;
  }

  /** Does the command's work; returns its exit code. */
  abstract int run(Home home, Screen screen, Settings settings) throws Exception;
}

package io.attentivecourier.cli;

import io.attentivecourier.home.Home;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.screen.SettingText;
import io.attentivecourier.screen.Table;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.SettingInForce;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Shows each setting with the value that holds. It needs no valid settings: who looks for a fault
 * asks it first.
 */
@Command(
    name = "settings",
    description = "each setting: the value that holds, and where it comes from; secrets are masked",
    footer = {
      "courier settings                    all of them",
      "courier settings guard              those with this word, and what they mean"
    })
final class SettingsCommand implements Callable<Integer> {
  private static final int WIDEST = 48;

  @Mixin private Options options;

  @Parameters(
      paramLabel = "WORD",
      arity = "0..1",
      description = "only those with this word in their key or their meaning, which is shown too")
  private String word;

  @Override
  public Integer call() {
    Home home = options.home();
    HomeFaults.requireFolder(home);
    Screen screen = options.screen();
    List<SettingInForce> settings =
        SettingInForce.all(home, options.sets(), System.getenv()).filter(this::isAsked).toList();
    if (settings.isEmpty()) {
      throw new SettingsFault(
          List.of(new Fault(word, "stands in no setting", "`courier settings` lists all of them")));
    }
    warnOfFaults(home, screen);
    screen.document(settings.stream().map(SettingsCommand::document).toList());
    show(screen, settings);
    return Cli.ExitCodes.OK;
  }

  private void warnOfFaults(Home home, Screen screen) {
    int faults = Settings.read(home, options.sets(), System.getenv()).faults().size();
    if (faults > 0) {
      screen.warn("%d of them at fault: `courier check` says what is wrong".formatted(faults));
    }
  }

  private boolean isAsked(SettingInForce setting) {
    return word == null || setting.isAbout(word);
  }

  private void show(Screen screen, List<SettingInForce> settings) {
    if (word == null) {
      screen.table(table(settings));
      screen.line("* a pipeline may have its own: courier.pipeline.NAME.KEY");
      screen.line("`courier settings WORD` says what they mean");
    } else {
      settings.forEach(setting -> explain(screen, setting));
    }
  }

  private static Table table(List<SettingInForce> settings) {
    Table table =
        new Table(
            Table.TableColumn.text("key"),
            Table.TableColumn.text("value"),
            Table.TableColumn.text("from").goes(1));
    settings.forEach(
        one -> table.row(SettingText.name(one), cut(SettingText.value(one)), one.source()));
    return table;
  }

  private static void explain(Screen screen, SettingInForce setting) {
    screen.line(
        "%s = %s   (%s)"
            .formatted(SettingText.name(setting), SettingText.value(setting), setting.source()));
    screen.line("    " + SettingText.plain(setting.meaning()));
    SettingText.fallback(setting).ifPresent(text -> screen.line("    default: " + text));
  }

  private static String cut(String value) {
    return value.length() <= WIDEST ? value : value.substring(0, WIDEST - 1) + "…";
  }

  private static Map<String, Object> document(SettingInForce setting) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("key", setting.key());
    document.put("value", setting.value());
    document.put("source", setting.source());
    document.put("default", SettingText.plain(setting.fallback()));
    document.put("perPipeline", setting.perPipeline());
    document.put("live", setting.live());
    document.put("meaning", SettingText.plain(setting.meaning()));
    return document;
  }
}

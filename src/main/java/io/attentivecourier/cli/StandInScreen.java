package io.attentivecourier.cli;

import io.attentivecourier.sandbox.PickupFolder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** What the stand-in for Attentive made of the files. */
final class StandInScreen {
  private final Screen screen;

  StandInScreen(Screen screen) {
    this.screen = screen;
  }

  void show(PickupFolder folder) {
    screen.line(
        "The stand-in for Attentive read %d files and now holds:".formatted(folder.files().size()));
    Screen.Table table = new Screen.Table("lrr");
    table.row("segment", "members", "not subscribed, ignored");
    new TreeSet<>(folder.lists().keySet())
        .forEach(name -> table.row(name, number(folder.size(name)), number(folder.ignored(name))));
    screen.table(table);
    folder.refusals().forEach(refusal -> screen.line("  REFUSED " + refusal));
    folder.leftovers().forEach(name -> screen.line("  left over: " + name));
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static Map<String, Object> document(PickupFolder folder) {
    Map<String, Object> holds = new LinkedHashMap<>();
    new TreeSet<>(folder.lists().keySet()).forEach(name -> holds.put(name, folder.size(name)));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("holds", holds);
    document.put("refusals", folder.refusals());
    return document;
  }
}

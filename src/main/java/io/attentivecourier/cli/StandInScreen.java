package io.attentivecourier.cli;

import io.attentivecourier.sandbox.ApiStandIn;
import io.attentivecourier.sandbox.PickupFolder;
import io.attentivecourier.sandbox.Sandbox;
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

  void show(Sandbox standIn) {
    PickupFolder folder = standIn.folder();
    screen.line(
        "The stand-in for Attentive read %d files and now holds:".formatted(folder.files().size()));
    Screen.Table table = new Screen.Table("lrr");
    table.row("segment", "members", "not subscribed, ignored");
    new TreeSet<>(folder.lists().keySet())
        .forEach(name -> table.row(name, number(folder.size(name)), number(folder.ignored(name))));
    screen.table(table);
    folder.refusals().forEach(refusal -> screen.line("  REFUSED " + refusal));
    folder.leftovers().forEach(name -> screen.line("  left over: " + name));
    show(standIn.api());
  }

  private void show(ApiStandIn api) {
    if (api.held().people() > 0 || !api.held().subscribers().isEmpty()) {
      screen.line(
          "Its API holds attributes of %s people and has %s new subscribers."
              .formatted(number(api.held().people()), number(api.held().subscribers().size())));
    }
    api.refusals().forEach(refusal -> screen.line("  REFUSED " + refusal));
    api.breaches().forEach(breach -> screen.line("  BREACH " + breach));
  }

  /** Whether it met anything that breaks the contract. */
  static boolean isRefusing(Sandbox standIn) {
    return !standIn.folder().refusals().isEmpty() || !standIn.api().breaches().isEmpty();
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static Map<String, Object> document(Sandbox standIn) {
    PickupFolder folder = standIn.folder();
    Map<String, Object> holds = new LinkedHashMap<>();
    new TreeSet<>(folder.lists().keySet()).forEach(name -> holds.put(name, folder.size(name)));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("holds", holds);
    document.put("refusals", folder.refusals());
    document.put("people", standIn.api().held().people());
    document.put("subscribers", standIn.api().held().subscribers().size());
    document.put("breaches", standIn.api().breaches());
    return document;
  }
}

package io.attentivecourier.cli;

import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.known.Snapshots;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.run.RunId;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.settings.Nearest;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a list here: nobody owns its name, nothing is compared with it, and nobody misses it. */
@Command(
    name = "retire",
    description = "end a pipeline's ownership of a segment; Attentive keeps the members it has",
    footer = {"courier retire Winback --reason \"replaced by Lapsed\""})
final class RetireCommand extends HomeCommand {
  private static final int NEAR = 3;

  @Mixin private Operator.ReasonOption reason;

  @Parameters(paramLabel = "SEGMENT", description = "its name, as it was delivered")
  private String segment;

  @Override
  int run(Home home, Screen screen, Settings settings) throws Exception {
    Act act = reason.about(Act.Kind.RETIRE, segment);
    try (Ledger ledger = Ledger.open(settings.ledgerUrl(), Clock.systemUTC())) {
      String owner = owner(ledger);
      Optional<Locks.Held> lock = new Locks(home.locks()).tryLock("pipeline-" + owner);
      if (lock.isEmpty()) {
        screen.warn(owner + " is running; wait for its end");
        return Cli.ExitCodes.BUSY;
      }
      try (Locks.Held held = lock.get()) {
        retire(ledger, snapshots(home, settings), owner, act);
      }
      show(screen, owner);
      return Cli.ExitCodes.OK;
    }
  }

  private String owner(Ledger ledger) {
    Map<String, String> owners = ledger.deliveries().owners();
    if (owners.containsKey(segment)) {
      return owners.get(segment);
    }
    String fix =
        owners.isEmpty()
            ? "this ledger knows no delivered segment"
            : "near: " + String.join(", ", Nearest.few(segment, owners.keySet(), NEAR));
    throw new SettingsFault(
        "SEGMENT", "\"" + segment + "\" is no segment that a pipeline owns", fix);
  }

  /** The ledger first: without it nothing is retired, and snapshots that stay are only left. */
  static void retire(Ledger ledger, Snapshots snapshots, String owner, Act act) throws IOException {
    requireNothingUnderWay(ledger, owner, act.segment());
    ledger.runs().note(act);
    snapshots.retire(act.segment());
  }

  /**
   * Refuses while a list of that name is sealed: the next start sends it, and its delivery would
   * take the name again.
   */
  private static void requireNothingUnderWay(Ledger ledger, String owner, String segment) {
    for (RunId run : ledger.runs().unfinished()) {
      boolean holdsIt =
          ledger.files().undelivered(run).stream()
              .flatMap(file -> file.parts().stream())
              .anyMatch(part -> part.segment().equals(segment));
      if (holdsIt) {
        throw new SettingsFault(
            "SEGMENT",
            "\"" + segment + "\" waits in var/outbox, sealed by " + run,
            "type `courier run " + owner + "` first, then retire it");
      }
    }
  }

  private static Snapshots snapshots(Home home, Settings settings) throws IOException {
    return new Snapshots(home, IdentifierKey.at(settings.keyFile()), Map::of);
  }

  private void show(Screen screen, String owner) {
    Map<String, String> document = new LinkedHashMap<>();
    document.put("segment", segment);
    document.put("pipeline", owner);
    document.put("state", "RETIRED");
    screen.document(document);
    screen.line("%s  RETIRED  it belonged to pipeline %s".formatted(segment, owner));
    screen.line(
        "  Attentive keeps the members that it has; remove the segment there if it is over");
  }
}

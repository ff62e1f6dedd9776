package io.attentivecourier.cli;

import io.attentivecourier.act.SegmentRetirement;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.known.Snapshots;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.screen.ActDocument;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.settings.Settings;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a list here: nobody owns its name, nothing is compared with it, and nobody misses it. */
@Command(
    name = "retire",
    description = "end a pipeline's ownership of a segment; Attentive keeps the members it has",
    footer = {"courier retire Winback --reason \"replaced by Lapsed\""})
final class RetireCommand extends HomeCommand {
  @Mixin private Operator.ReasonOption reason;

  @Parameters(paramLabel = "SEGMENT", description = "its name, as it was delivered")
  private String segment;

  @Override
  int run(Home home, Screen screen, Settings settings) throws Exception {
    Act act = reason.about(Act.Kind.RETIRE, segment);
    try (Ledger ledger = Ledger.open(settings.ledgerUrl(), Clock.systemUTC())) {
      SegmentRetirement retirement =
          new SegmentRetirement(ledger, snapshots(home, settings), new Locks(home.locks()));
      String owner = retirement.owner(segment);
      if (!retirement.retire(owner, act)) {
        screen.warn(owner + " is running; wait for its end");
        return Cli.ExitCodes.BUSY;
      }
      show(screen, owner);
      return Cli.ExitCodes.OK;
    }
  }

  /** The kept lists that a retired segment is removed from. */
  static Snapshots snapshots(Home home, Settings settings) throws IOException {
    return new Snapshots(home, IdentifierKey.at(settings.keyFile()), Map::of);
  }

  private void show(Screen screen, String owner) {
    screen.document(ActDocument.retire(segment, owner));
    screen.line("%s  RETIRED  it belonged to pipeline %s".formatted(segment, owner));
    screen.line(
        "  Attentive keeps the members that it has; remove the segment there if it is over");
  }
}

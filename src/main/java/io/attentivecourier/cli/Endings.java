package io.attentivecourier.cli;

import io.attentivecourier.console.ConsoleFault;
import io.attentivecourier.ledger.LedgerFault;
import io.attentivecourier.pickup.PickupFault;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.SettingsFault;
import java.util.List;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** How a command ends that could not do its work: words and an exit code, never a stack trace. */
final class Endings {
  private Endings() {}

  static int of(Exception fault, CommandLine line, CommandLine.ParseResult parsed) {
    Screen screen = new Screen(parsed.originalArgs().contains("--json"));
    if (fault instanceof SettingsFault settings) {
      screen.faults(settings.faults());
      return ExitCodes.USAGE;
    }
    if (fault instanceof LedgerFault ledger) {
      screen.faults(List.of(new Fault("courier.ledger.url", ledger.fault(), ledger.mend())));
      return ExitCodes.FAILED;
    }
    if (fault instanceof ConsoleFault console) {
      screen.faults(List.of(new Fault(console.key(), console.fault(), console.mend())));
      return ExitCodes.USAGE;
    }
    if (fault instanceof PickupFault pickup) {
      screen.faults(
          List.of(new Fault("courier.sftp", pickup.getMessage(), pickup.reason().mend())));
      return ExitCodes.FAILED;
    }
    return unexpected(fault, screen);
  }

  private static int unexpected(Exception fault, Screen screen) {
    LoggerFactory.getLogger(Endings.class).error("the command failed", fault);
    screen.faults(
        List.of(
            new Fault(
                "courier",
                "stopped by " + fault.getClass().getSimpleName() + ", which nobody foresaw",
                "look into var/log/courier.log, or run it again with --verbose")));
    return ExitCodes.FAILED;
  }
}

package io.attentivecourier.cli;

import io.attentivecourier.home.Causes;
import io.attentivecourier.home.FatalFault;
import io.attentivecourier.home.FullDisk;
import io.attentivecourier.ledger.LedgerFault;
import io.attentivecourier.pickup.PickupFault;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.SettingsFault;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Ends a command that could not do its work: with words and an exit code, never a stack trace. */
final class Endings {
  private Endings() {}

  static int of(Exception fault, CommandLine line, CommandLine.ParseResult parsed) {
    FatalFault.heed(fault);
    Screen screen = new Screen(parsed.originalArgs().contains("--json"));
    // Camel wraps what a step threw, sometimes twice: what it was stands in the cause.
    return Causes.first(fault, SettingsFault.class)
        .map(settings -> report(screen, placed(line, settings.faults()), Cli.ExitCodes.USAGE))
        .or(() -> known(fault).map(one -> report(screen, List.of(one), Cli.ExitCodes.FAILED)))
        .orElseGet(() -> report(screen, List.of(unexpected(fault)), Cli.ExitCodes.FAILED));
  }

  /** What is said of a fault where the process goes on. */
  static List<Fault> faults(Exception fault) {
    FatalFault.heed(fault);
    return Causes.first(fault, SettingsFault.class)
        .map(SettingsFault::faults)
        .or(() -> known(fault).map(List::of))
        .orElseGet(() -> List.of(unexpected(fault)));
  }

  private static List<Fault> placed(CommandLine line, List<Fault> faults) {
    try {
      return line.getCommandSpec().mixins().values().stream()
          .map(CommandSpec::userObject)
          .filter(Options.class::isInstance)
          .map(Options.class::cast)
          .findFirst()
          .map(options -> options.placed(faults))
          .orElse(faults);
    } catch (SettingsFault homeless) {
      return faults;
    }
  }

  private static int report(Screen screen, List<Fault> faults, int exitCode) {
    screen.faults(faults);
    return exitCode;
  }

  private static Optional<Fault> known(Exception fault) {
    return Causes.first(fault, PickupFault.class)
        .map(Endings::fault)
        .or(() -> Causes.first(fault, LedgerFault.class).map(Endings::ledger))
        .or(() -> Causes.first(fault, Refusal.class).map(Endings::refusal))
        .or(() -> Optional.of(fault).filter(FullDisk::isIn).map(full -> noSpace()));
  }

  private static Fault ledger(LedgerFault fault) {
    String text = fault.fault() + " (" + fault.reason().id() + ")";
    return new Fault("courier.ledger.url", text, fault.fix());
  }

  private static Fault refusal(Refusal refusal) {
    String text = refusal.getMessage() + " (" + refusal.reason().id() + ")";
    return new Fault("courier", text, refusal.reason().fix());
  }

  private static Fault noSpace() {
    return new Fault("var/", "no space left (no-space)", Reason.NO_SPACE.fix());
  }

  private static Fault fault(PickupFault fault) {
    return new Fault(
        fault.obstacle().map(PickupFault.Obstacle::key).orElse("courier.sftp"),
        fault.getMessage(),
        fault.obstacle().map(PickupFault.Obstacle::fix).orElse(fault.reason().fix()));
  }

  private static Fault unexpected(Exception fault) {
    LoggerFactory.getLogger(Endings.class).error("the command failed", fault);
    return new Fault(
        "courier",
        "stopped by " + fault.getClass().getSimpleName() + ", which was not expected",
        "look into var/log/courier.log, or run it again with --verbose");
  }
}

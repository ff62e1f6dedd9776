package io.attentivecourier.cli;

import io.attentivecourier.act.Resendable;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends what is kept of a run again: as it was, or an earlier run's lists as today's. */
@Command(
    name = "resend",
    description = "send a run's kept files again, byte for byte; or an earlier run's as today's",
    footer = {
      "courier resend 2026-11-22.winback.1 --reason \"Attentive lost the file\"",
      "courier resend 2026-11-21.winback.1 --as-today --reason \"today's list was wrong\""
    })
final class ResendCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Mixin private Options options;
  @Mixin private Operator operator;

  @Parameters(
      paramLabel = "RUN",
      converter = TypedRun.class,
      description = "like 2026-11-22.winback.1; without --as-today the newest of its lists today")
  private RunId run;

  @Option(
      names = "--as-today",
      description = "a rollback: its lists under today's names, also where guards would hold them")
  private boolean asToday;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "why, in your words; the ledger keeps it with your name; --as-today needs it")
  private String reason = "";

  @Override
  public Integer call() throws Exception {
    if (asToday && reason.isBlank()) {
      throw new ParameterException(command.commandLine(), "--as-today needs --reason: say why");
    }
    String who = operator.name();
    return OneRun.of(options, run.pipeline()).fromKept(ledger -> request(ledger, who));
  }

  private RunRequest request(Ledger ledger, String who) {
    new Resendable(ledger).require(run);
    RunRequest.Kept kept = new RunRequest.Kept(run, who, reason.strip());
    return asToday ? RunRequest.rollback(kept) : RunRequest.resend(kept);
  }
}

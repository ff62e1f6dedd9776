package io.attentivecourier.cli;

import io.attentivecourier.act.DropLimit;
import io.attentivecourier.act.Releasable;
import io.attentivecourier.flow.RunLog;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Lets a held run go, once: its query is read again, and what was held is sent. */
@Command(
    name = "release",
    description = "let a held run go, once: read its query again and send what was held",
    footer = {
      "courier release 2026-11-22.winback.1 --reason \"the campaign ended\"",
      "courier release 2026-11-22.winback.1 --max-drop 80% --reason \"a smaller list\""
    })
final class ReleaseCommand implements Callable<Integer> {
  @Mixin private Options options;
  @Mixin private Operator.ReasonOption reason;

  @Parameters(
      paramLabel = "RUN",
      converter = TypedRun.class,
      description = "the held run, like 2026-11-22.winback.1: the newest of its pipeline, of today")
  private RunId run;

  @Option(
      names = "--max-drop",
      paramLabel = "P%",
      converter = Percent.class,
      description = "lets a drop of up to P%% go (default: up to the one that was shown)")
  private BigDecimal maxDrop;

  @Override
  public Integer call() throws Exception {
    reason.who();
    OneRun one = OneRun.of(options, run.pipeline());
    LocalDate today = LocalDate.now(one.settings().pipeline(run.pipeline()).zone());
    return one.now(ledger -> release(ledger, today));
  }

  /** Noted before the run: what is sent must not lack its reason after a crash. */
  private RunRequest release(Ledger ledger, LocalDate today) {
    new Releasable(ledger, today).require(run);
    ledger.runs().note(reason.about(Act.Kind.RELEASE, run));
    RunLog.release(run, reason.who());
    return RunRequest.release(run, maxDrop);
  }

  /** A share as it is typed. */
  private static final class Percent implements ITypeConverter<BigDecimal> {
    @Override
    public BigDecimal convert(String typed) {
      try {
        return DropLimit.parse(typed);
      } catch (IllegalArgumentException unlike) {
        throw new TypeConversionException(unlike.getMessage());
      }
    }
  }
}

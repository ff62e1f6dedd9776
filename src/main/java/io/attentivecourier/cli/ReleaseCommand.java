package io.attentivecourier.cli;

import static io.attentivecourier.cli.TypedRun.fault;

import io.attentivecourier.flow.RunLog;
import io.attentivecourier.ledger.Act;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.SettingsFault;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
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
      converter = TypedRun.RunName.class,
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

  /**
   * Checks that a run may be released: only a run that somebody has just looked at, so only the
   * newest run of its pipeline, on its own date, while it is held.
   */
  private static final class Releasable {
    private final Ledger ledger;
    private final LocalDate today;

    Releasable(Ledger ledger, LocalDate today) {
      this.ledger = ledger;
      this.today = today;
    }

    /**
     * @throws SettingsFault with what to type instead
     */
    void require(RunId run) {
      RunReport report =
          ledger
              .reports()
              .of(run)
              .filter(found -> found.kind() != RunKind.CANARY)
              .orElseThrow(() -> unknown(run));
      if (!run.date().equals(today)) {
        throw fault(run, "is not of today (" + today + ")", "type `" + again(run) + "`");
      }
      requireNewest(run);
      if (isRollback(run)) {
        String again = "fix its guard's limit, then `courier resend … --as-today` again";
        throw fault(run, "is a rollback: a release would send what the warehouse holds", again);
      }
      if (report.state() != RunState.HELD) {
        throw fault(run, "is " + report.state() + ", not HELD", "there is nothing to release");
      }
    }

    private void requireNewest(RunId run) {
      RunReport newest =
          ledger.reports().newest(run.pipeline(), run.date()).orElseThrow(() -> unknown(run));
      if (!newest.run().equals(run)) {
        String before = isReleased(run) ? "was released before" : "is not the newest";
        throw fault(
            run, before + ": " + newest.run() + " is newer, " + newest.state(), fix(newest));
      }
    }

    private boolean isReleased(RunId run) {
      return ledger.runs().acts(run).stream().anyMatch(act -> act.kind() == Act.Kind.RELEASE);
    }

    private boolean isRollback(RunId run) {
      return ledger.runs().acts(run).stream().anyMatch(act -> act.kind() == Act.Kind.ROLLBACK);
    }

    private SettingsFault unknown(RunId run) {
      String fix =
          newest(run)
              .map(newest -> "its newest run today is " + newest.run() + ", " + newest.state())
              .orElse("`courier ledger` names the runs");
      return fault(run, "is no run that can be held in this ledger", fix);
    }

    private Optional<RunReport> newest(RunId run) {
      return ledger.reports().newest(run.pipeline(), today);
    }

    private static String fix(RunReport newest) {
      return newest.state() == RunState.HELD
          ? "type `courier release " + newest.run() + " --reason …`"
          : "type `" + again(newest.run()) + "`; what is held then can be released";
    }

    private static String again(RunId run) {
      return "courier run " + run.pipeline();
    }
  }

  /** A share as it is typed: {@code 60%} or {@code 60}, from 0 to 100. */
  private static final class Percent implements ITypeConverter<BigDecimal> {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    @Override
    public BigDecimal convert(String typed) {
      try {
        String number = typed.endsWith("%") ? typed.substring(0, typed.length() - 1) : typed;
        BigDecimal percent = new BigDecimal(number.strip());
        if (percent.signum() >= 0 && percent.compareTo(ALL) <= 0) {
          return percent;
        }
      } catch (NumberFormatException e) {
        throw new TypeConversionException("not a percentage from 0 to 100: " + typed);
      }
      throw new TypeConversionException("not a percentage from 0 to 100: " + typed);
    }
  }
}

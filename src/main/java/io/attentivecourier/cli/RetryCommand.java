package io.attentivecourier.cli;

import static io.attentivecourier.cli.TypedRun.fault;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.settings.SettingsFault;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends again, as a run of today, only those whom an API run was not applied to. */
@Command(
    name = "retry",
    description = "send again only what an attribute run did not get applied",
    footer = {"courier retry 2026-11-22.tiers.1"})
final class RetryCommand implements Callable<Integer> {
  @Mixin private Options options;
  @Mixin private Operator operator;

  @Parameters(
      paramLabel = "RUN",
      converter = TypedRun.RunName.class,
      description = "like 2026-11-22.tiers.1; whom a later run has taken up is left out")
  private RunId run;

  @Option(names = "--no-wait", description = "end when everybody is sent")
  private boolean noWait;

  @Override
  public Integer call() throws Exception {
    String who = operator.name();
    OneRun one = OneRun.of(options, run.pipeline());
    return (noWait ? one.withoutWaiting() : one).fromKept(ledger -> request(ledger, who));
  }

  private RunRequest request(Ledger ledger, String who) {
    new Retriable(ledger).require(run);
    return RunRequest.retry(new RunRequest.Kept(run, who, ""));
  }

  /**
   * Checks that the typed run is one of attributes that has ended and was not applied to everybody.
   */
  private static final class Retriable {
    private final Ledger ledger;

    Retriable(Ledger ledger) {
      this.ledger = ledger;
    }

    /**
     * @throws SettingsFault with what to type instead
     */
    void require(RunId run) {
      RunReport report = TypedRun.in(ledger.reports(), run);
      if (report.kind() == RunKind.SUBSCRIBERS) {
        throw fault(
            run,
            "asked people to subscribe, which is done once in a life",
            "nobody is asked again; look at those who are unconfirmed in Attentive");
      }
      if (report.kind() != RunKind.ATTRIBUTES) {
        throw fault(run, "sent files, not attributes", "type `courier resend " + run + "`");
      }
      requireEnded(run, report);
    }

    private void requireEnded(RunId run, RunReport report) {
      String again = "type `courier run " + run.pipeline() + "`";
      if (ledger.requests().openRuns().contains(run)) {
        throw fault(
            run, "is " + report.state() + " and still followed", "wait for it: `courier ledger`");
      }
      if (!ledger.files().isSealed(run)) {
        throw fault(run, "is " + report.state() + ", nobody of it was sent", again);
      }
      if (report.users().sent() == report.users().applied()) {
        throw fault(run, "was applied to everybody", "there is nothing to send again");
      }
    }
  }
}

package io.attentivecourier.cli;

import io.attentivecourier.act.Retriable;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunRequest;
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
      converter = TypedRun.class,
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
}

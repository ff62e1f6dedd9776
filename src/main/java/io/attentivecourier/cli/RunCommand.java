package io.attentivecourier.cli;

import io.attentivecourier.act.Repeatable;
import io.attentivecourier.pipeline.PipelineText;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One run of one pipeline, now. */
@Command(
    name = "run",
    description = "run one pipeline now, for today's date, to its end; or all that are due",
    footer = {
      "courier run winback                 today, once",
      "courier run winback --again         replaces what went out today",
      "courier run --all                   for cron or Airflow: what is due and not whole"
    })
final class RunCommand implements Callable<Integer> {
  @Mixin private Options options;

  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "PIPELINE",
      arity = "0..1",
      description = "its name, as its file is called")
  private String pipeline;

  @Option(
      names = "--all",
      description = "every pipeline that is due today and not whole, with the worst exit code")
  private boolean all;

  @Option(
      names = "--again",
      description = "also what is at Attentive today: each segment's file is replaced in its place")
  private boolean again;

  @Option(
      names = "--no-wait",
      description =
          "for the API: end when everybody is sent; serve, or the next run, follows what was taken")
  private boolean noWait;

  @Override
  public Integer call() throws Exception {
    requireOneOrAll();
    return all ? runAll() : runOne();
  }

  private void requireOneOrAll() {
    if (all && (pipeline != null || again)) {
      throw usage("--all takes neither a PIPELINE nor --again");
    }
    if (!all && pipeline == null) {
      throw usage("Missing required parameter: 'PIPELINE', or --all");
    }
  }

  private ParameterException usage(String fault) {
    return new ParameterException(command.commandLine(), fault);
  }

  private int runAll() throws Exception {
    Settings settings = options.settingsOfHome(options.home(), options.screen());
    return new AllDue(options, settings, !noWait, Clock.systemUTC()).run();
  }

  private int runOne() throws Exception {
    RunRequest request = again ? RunRequest.AGAIN : RunRequest.RUN;
    PipelineText text = PipelineText.read(options.home(), pipeline);
    if (again) {
      Repeatable.requireFiles(pipeline, text.destination());
    }
    OneRun run = OneRun.of(options, text);
    if (again) {
      Repeatable.requireLook(pipeline, run.settings());
    }
    return (noWait ? run.withoutWaiting() : run).now(ledger -> request);
  }
}

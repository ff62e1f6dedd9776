package io.attentivecourier.cli;

import io.attentivecourier.pipeline.PipelineText;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.settings.Destination;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import io.attentivecourier.settings.Sftp;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One run of one pipeline, now. */
@Command(
    name = "run",
    description = "run one pipeline now, for today's date, to its end",
    footer = {
      "courier run winback                 today, once",
      "courier run winback --again         replaces what went out today"
    })
final class RunCommand implements Callable<Integer> {
  @Mixin private Options options;

  @Parameters(paramLabel = "PIPELINE", description = "its name, as its file is called")
  private String pipeline;

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
    RunRequest request = again ? RunRequest.AGAIN : RunRequest.RUN;
    PipelineText text = PipelineText.read(options.home(), pipeline);
    requireSegments(text);
    OneRun run = OneRun.of(options, text);
    requireLook(run.settings());
    return (noWait ? run.withoutWaiting() : run).now(ledger -> request);
  }

  /**
   * Refuses {@code --again} if the folder cannot be read: it would replace files unseen, and a
   * rename that replaces nothing cannot do it.
   */
  private void requireLook(Settings settings) {
    if (again && settings.sftp().sizes() == Sftp.Sizes.OFF) {
      throw new SettingsFault(
          "--again",
          "courier.sftp.sizes is off: nobody can look what it would replace",
          "leave it out: `courier run " + pipeline + "` sends what is not delivered yet");
    }
  }

  private void requireSegments(PipelineText text) {
    if (again && text.destination() != Destination.SEGMENTS) {
      throw new SettingsFault(
          "--again",
          pipeline + " sends no files that could be replaced",
          "leave it out; courier.attributes.changesOnly=false sends everybody's attributes");
    }
  }
}

package io.attentivecourier.cli;

import io.attentivecourier.Pipelines;
import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.row.Rule;
import io.attentivecourier.run.Canary;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.segment.SegmentName;
import io.attentivecourier.settings.Door;
import io.attentivecourier.settings.SettingsFault;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A live test: a few people of a pipeline's result, under a name that no pipeline delivers. */
@Command(
    name = "canary",
    description = "a live test: send a few people of the result under a segment name of their own")
final class CanaryCommand implements Callable<Integer> {
  @Mixin private Options options;

  @Parameters(paramLabel = "PIPELINE", description = "whose query is read")
  private String pipeline;

  @ArgGroup(multiplicity = "1")
  private Who who;

  @Option(
      names = "--segment",
      paramLabel = "NAME",
      description = "a name that no pipeline delivers (default: ${DEFAULT-VALUE})")
  private String segment = "Courier Canary";

  /** Who is in it. */
  static final class Who {
    @Option(
        names = "--only",
        paramLabel = "FILE",
        description =
            "the people of this file who are in the result: one phone or e-mail a line; - reads"
                + " standard input")
    private String only;

    @Option(
        names = "--rows",
        paramLabel = "N",
        converter = Few.class,
        description = "the first N of the result by identifier, 1 to 1000")
    private int rows;
  }

  @Override
  public Integer call() throws Exception {
    Screen screen = options.screen();
    requireSegments(options.home());
    OneRun one = OneRun.of(options, pipeline);
    requireName();
    if (who.only == null) {
      return one.now(ledger -> canary(ledger, Canary.first(segment, who.rows)));
    }
    CanaryPeople people = people(screen, one);
    Canary canary = Canary.only(segment, people.people(), people);
    RunReport report = one.ended(ledger -> canary(ledger, canary));
    return new CanaryScreen(screen, people).show(report);
  }

  /** The API has no list to test with: an attribute is set, and a person who is asked was asked. */
  private void requireSegments(Home home) {
    if (Pipelines.door(home, pipeline) != Door.SEGMENTS) {
      throw new SettingsFault(
          pipeline, "sends no segments, so it has no canary", "`courier plan " + pipeline + "`");
    }
  }

  private void requireName() {
    Optional<Rule> broken = SegmentName.check(segment);
    if (broken.isPresent()) {
      throw fault(
          "is no segment name: " + broken.get().id(), "docs/rules.md says what one may hold");
    }
  }

  private CanaryPeople people(Screen screen, OneRun one) {
    var kind = one.settings().pipeline(pipeline).identifier();
    CanaryPeople people = CanaryPeople.read(who.only, kind);
    List<Integer> refused = people.refused();
    if (!refused.isEmpty()) {
      screen.warn(
          "lines of --only that are no %s, left out: %d (%s)"
              .formatted(kind.id(), refused.size(), LineNumbers.of(refused)));
    }
    return people;
  }

  /** A canary under a list's name would replace the list. */
  private RunRequest canary(Ledger ledger, Canary canary) {
    ledger.owners().keySet().stream()
        .filter(owned -> SegmentName.foldedForm(owned).equals(SegmentName.foldedForm(segment)))
        .findFirst()
        .ifPresent(
            owned -> {
              throw fault("would replace the list \"" + owned + "\"", "take another name");
            });
    return RunRequest.canary(canary);
  }

  private static SettingsFault fault(String fault, String mend) {
    return new SettingsFault("--segment", fault, mend);
  }
}

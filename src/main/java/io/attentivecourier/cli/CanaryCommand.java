package io.attentivecourier.cli;

import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.list.SegmentName;
import io.attentivecourier.pipeline.PipelineText;
import io.attentivecourier.row.Rule;
import io.attentivecourier.run.Amount;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.screen.RunDocument;
import io.attentivecourier.screen.RunScreen;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.settings.Destination;
import io.attentivecourier.settings.SettingsFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** A live test: a few people of a pipeline's result, under a name that no pipeline delivers. */
@Command(
    name = "canary",
    description = "a live test: send a few people of the result under a segment name of their own",
    footer = {"courier canary winback --only colleagues.txt", "courier canary winback --rows 5"})
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

  /** The people of the canary. */
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
        converter = CanaryRows.class,
        description = "the first N of the result by identifier, 1 to 1000")
    private int rows;
  }

  @Override
  public Integer call() throws Exception {
    Screen screen = options.screen();
    PipelineText text = PipelineText.read(options.home(), pipeline);
    requireSegments(text);
    OneRun one = OneRun.of(options, text);
    requireName();
    if (who.only == null) {
      return one.now(ledger -> canary(ledger, RunRequest.Canary.first(segment, who.rows)));
    }
    CanaryPeople people = people(screen, one);
    RunRequest.Canary canary = RunRequest.Canary.only(segment, people.people(), people);
    RunRecord run = one.runToEnd(ledger -> canary(ledger, canary));
    return new CanaryScreen(screen, people).show(run);
  }

  /** The API has no list to test with: an attribute is set, and a person who is asked was asked. */
  private void requireSegments(PipelineText text) {
    if (text.destination() != Destination.SEGMENTS) {
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
              .formatted(kind.id(), refused.size(), CanaryPeople.LineNumbers.of(refused)));
    }
    return people;
  }

  /** A canary under a list's name would replace the list. */
  private RunRequest canary(Ledger ledger, RunRequest.Canary canary) {
    ledger.deliveries().owners().keySet().stream()
        .filter(owned -> SegmentName.foldedForm(owned).equals(SegmentName.foldedForm(segment)))
        .findFirst()
        .ifPresent(
            owned -> {
              throw fault("would replace the list \"" + owned + "\"", "take another name");
            });
    return RunRequest.canary(canary);
  }

  private static SettingsFault fault(String fault, String fix) {
    return new SettingsFault("--segment", fault, fix);
  }

  /** The number of people in a canary: a thousand at most, so that it stays a test. */
  private static final class CanaryRows implements ITypeConverter<Integer> {
    private static final int MOST = 1000;

    @Override
    public Integer convert(String typed) {
      try {
        int rows = Integer.parseInt(typed);
        if (rows >= 1 && rows <= MOST) {
          return rows;
        }
      } catch (NumberFormatException e) {
        throw new TypeConversionException("not a number from 1 to " + MOST + ": " + typed);
      }
      throw new TypeConversionException("not a number from 1 to " + MOST + ": " + typed);
    }
  }

  /** A live test as the operator reads it: the run, and who of the file was in the result. */
  private static final class CanaryScreen {
    private final Screen screen;
    private final CanaryPeople people;

    CanaryScreen(Screen screen, CanaryPeople people) {
      this.screen = screen;
      this.people = people;
    }

    int show(RunRecord run) {
      RunReport report = run.report();
      screen.document(document(run));
      new RunScreen(screen).show(run);
      if (people.isAnswered()) {
        screen.line("  " + inResult());
      }
      if (report.state() == RunState.WHOLE) {
        report.segments().forEach(list -> screen.line("  next: " + look(list.name(), list.rows())));
      }
      return report.state().exitCode();
    }

    private String inResult() {
      long present = people.present();
      String told =
          "%,d of %,d people of the file %s in the result"
              .formatted(present, people.people().size(), present == 1 ? "is" : "are");
      var missing = people.missing();
      return missing.isEmpty()
          ? told
          : told
              + "; "
              + CanaryPeople.LineNumbers.of(missing)
              + (missing.size() == 1 ? " is not" : " are not");
    }

    private static String look(String segment, long rows) {
      String people = Amount.of(rows, "member");
      return "look in Attentive for the segment \"%s\", it should have %s"
          .formatted(segment, people);
    }

    private Map<String, Object> document(RunRecord run) {
      Map<String, Object> document = RunDocument.of(run);
      if (people.isAnswered()) {
        document.put("only", only());
      }
      return document;
    }

    private Map<String, Object> only() {
      Map<String, Object> only = new LinkedHashMap<>();
      only.put("people", people.people().size());
      only.put("inResult", people.present());
      only.put("notInResult", people.missing());
      only.put("notTaken", people.refused());
      return only;
    }
  }
}

package io.attentivecourier.cli;

import io.attentivecourier.Courier;
import io.attentivecourier.act.UnknownPipeline;
import io.attentivecourier.home.Trees;
import io.attentivecourier.ledger.LedgerEntry;
import io.attentivecourier.ledger.RunRecord;
import io.attentivecourier.pipeline.Pipelines;
import io.attentivecourier.run.Amount;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.screen.LedgerScreen;
import io.attentivecourier.screen.ProgressLine;
import io.attentivecourier.screen.RunDocument;
import io.attentivecourier.screen.RunScreen;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.screen.Table;
import io.attentivecourier.screen.TimeNotes;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.SettingsFault;
import io.attentivecourier.standin.api.ApiStandIn;
import io.attentivecourier.standin.sftp.PickupFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The real routes against the built-in stand-in for Attentive. */
@Command(
    name = "rehearse",
    description =
        "the whole job against a stand-in for Attentive on this machine; nothing leaves it",
    footer = {
      "courier rehearse                    all pipelines of this home, or the sample",
      "courier rehearse winback --keep out what came of one, to look at"
    })
final class RehearseCommand implements Callable<Integer> {
  @Mixin private Options options;

  @Parameters(
      paramLabel = "PIPELINE",
      arity = "0..*",
      description =
          "only these (default: all of the home, or the sample's where it has no pipeline)")
  private List<String> only = List.of();

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "leave the home and what the stand-in received in this empty or new folder")
  private Path keep;

  @Override
  public Integer call() throws Exception {
    Path folder = keep == null ? Files.createTempDirectory("courier-rehearsal") : fresh(keep);
    try {
      return rehearse(folder);
    } finally {
      if (keep == null) {
        Trees.delete(folder);
      }
    }
  }

  private static Path fresh(Path folder) throws Exception {
    Files.createDirectories(folder);
    try (var files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new SettingsFault(
            List.of(new Fault("--keep", folder + " is not empty", "name a new folder")));
      }
    }
    return folder.toAbsolutePath().normalize();
  }

  private int rehearse(Path folder) throws Exception {
    Screen screen = options.screen();
    try (Rehearsal rehearsal = Rehearsal.in(folder, options, screen);
        Courier courier = courier(rehearsal)) {
      List<String> names = only.isEmpty() ? Pipelines.names(rehearsal.home()) : only;
      List<RunRecord> runs = new ArrayList<>();
      screen.line(
          "Rehearsal of %s against a stand-in on this machine.".formatted(rehearsal.what()));
      for (String name : names) {
        UnknownPipeline.require(rehearsal.home(), name);
        runs.add(RunRecord.of(courier.ledger(), run(courier, name)));
        screen.line();
        RunScreen.ofRehearsal(screen).show(runs.get(runs.size() - 1));
      }
      return end(screen, rehearsal, courier, runs);
    }
  }

  private static Courier courier(Rehearsal rehearsal) throws Exception {
    Courier courier = Courier.start(rehearsal.home(), rehearsal.settings(), Clock.systemUTC());
    courier.acknowledge();
    return courier;
  }

  private static RunReport run(Courier courier, String name) throws Exception {
    courier.load(name);
    RunReport report;
    try (AutoCloseable line = ProgressLine.over(name, () -> courier.progress(name))) {
      report = courier.run(name, RunRequest.RUN);
    }
    return OneRun.isSealed(report) ? OneRun.follow(courier, report.run(), true) : report;
  }

  private int end(Screen screen, Rehearsal rehearsal, Courier courier, List<RunRecord> runs)
      throws Exception {
    screen.line();
    new StandInScreen(screen).show(rehearsal.standIn());
    screen.line();
    screen.line("The ledger:");
    TimeNotes notes =
        new TimeNotes(rehearsal.settings(), List.of(), courier.ledger(), Clock.systemUTC());
    new LedgerScreen(screen, notes).showBelowRuns(day(rehearsal, courier, runs));
    screen.line();
    rehearsal.next(keep).forEach(screen::line);
    screen.document(document(rehearsal, runs));
    boolean refused = StandInScreen.isRefusing(rehearsal.standIn());
    return refused ? Cli.ExitCodes.FAILED : worst(runs).exitCode();
  }

  /** Only what ran: a rehearsal has seen no schedule, so nothing can be due. */
  private static List<LedgerEntry> day(Rehearsal rehearsal, Courier courier, List<RunRecord> runs)
      throws Exception {
    var configured = Pipelines.configured(rehearsal.home(), rehearsal.settings());
    return runs.stream()
        .map(run -> run.report().run().date())
        .distinct()
        .flatMap(
            date ->
                LedgerEntry.on(courier.ledger(), date, configured, Clock.systemUTC().instant())
                    .stream())
        .filter(entry -> entry.line().report() != null)
        .toList();
  }

  private static RunState worst(List<RunRecord> runs) {
    return RunState.worst(runs.stream().map(run -> run.report().state()).toList());
  }

  private static Map<String, Object> document(Rehearsal rehearsal, List<RunRecord> runs) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("runs", runs.stream().map(RunDocument::of).toList());
    document.put("standIn", StandInScreen.document(rehearsal.standIn()));
    return document;
  }

  /** Shows the lists that the stand-in for Attentive made of the files. */
  private static final class StandInScreen {
    private final Screen screen;

    StandInScreen(Screen screen) {
      this.screen = screen;
    }

    void show(AttentiveStandIn standIn) {
      PickupFolder folder = standIn.folder();
      screen.line(
          "The stand-in for Attentive read %s and now holds:"
              .formatted(Amount.of(folder.files().size(), "file")));
      Table table =
          new Table(
              Table.TableColumn.text("segment"),
              Table.TableColumn.number("members"),
              Table.TableColumn.number("not subscribed, ignored"));
      new TreeSet<>(folder.lists().keySet())
          .forEach(
              name ->
                  table.row(name, Amount.of(folder.size(name)), Amount.of(folder.ignored(name))));
      screen.table(table);
      folder.refusals().forEach(refusal -> screen.line("  REFUSED " + refusal));
      folder.leftovers().forEach(name -> screen.line("  left over: " + name));
      show(standIn.api());
    }

    private void show(ApiStandIn api) {
      List<String> holds = new ArrayList<>();
      if (api.people().count() > 0) {
        holds.add("holds attributes of " + Amount.ofPeople(api.people().count()));
      }
      if (!api.people().subscribers().isEmpty()) {
        holds.add("has " + Amount.of(api.people().subscribers().size(), "new subscriber"));
      }
      if (!holds.isEmpty()) {
        screen.line("Its API " + String.join(" and ", holds) + ".");
      }
      api.refusals().forEach(refusal -> screen.line("  REFUSED " + refusal));
      api.breaches().forEach(breach -> screen.line("  BREACH " + breach));
    }

    /** True if it met anything that breaks the contract. */
    static boolean isRefusing(AttentiveStandIn standIn) {
      return !standIn.folder().refusals().isEmpty() || !standIn.api().breaches().isEmpty();
    }

    static Map<String, Object> document(AttentiveStandIn standIn) {
      PickupFolder folder = standIn.folder();
      Map<String, Object> holds = new LinkedHashMap<>();
      new TreeSet<>(folder.lists().keySet()).forEach(name -> holds.put(name, folder.size(name)));
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("holds", holds);
      document.put("refusals", folder.refusals());
      document.put("people", standIn.api().people().count());
      document.put("subscribers", standIn.api().people().subscribers().size());
      document.put("breaches", standIn.api().breaches());
      return document;
    }
  }
}

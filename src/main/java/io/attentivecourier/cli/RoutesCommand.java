package io.attentivecourier.cli;

import io.attentivecourier.home.Home;
import io.attentivecourier.pipeline.FlowComparison.FlowFile;
import io.attentivecourier.pipeline.Pipelines;
import io.attentivecourier.row.Scrubbed;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.screen.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows whose each file of the flow is, and what a home's has otherwise than the jar's. */
@Command(
    name = "routes",
    description = "the flow's files: the jar's, or this home's and how they differ from the jar's",
    footer = "courier routes                      after an upgrade, where you changed one")
final class RoutesCommand implements Callable<Integer> {
  @Mixin private Options options;

  @Override
  public Integer call() throws Exception {
    Home home = options.home();
    HomeFaults.requireFolder(home);
    Screen screen = options.screen();
    Pipelines.unread(home).forEach(screen::warn);
    List<FlowFile> files = Pipelines.flowFiles(home);
    screen.document(files.stream().map(RoutesCommand::document).toList());
    Table table =
        new Table(
            Table.TableColumn.text("file"),
            Table.TableColumn.text("of"),
            Table.TableColumn.text("against the jar's"));
    files.forEach(file -> table.row(file.name(), owner(file), difference(file)));
    screen.table(table);
    files.stream().filter(file -> !file.changes().isEmpty()).forEach(file -> show(screen, file));
    return Cli.ExitCodes.OK;
  }

  private static String owner(FlowFile file) {
    return file.ofHome() ? "home" : "jar";
  }

  private static String difference(FlowFile file) {
    if (!file.ofHome()) {
      return "";
    }
    if (!file.shipped()) {
      return "the jar has none of that name";
    }
    return file.changes().isEmpty()
        ? "the same"
        : "+%d −%d lines".formatted(file.added(), file.removed());
  }

  /** An address in it may hold a login. */
  private static void show(Screen screen, FlowFile file) {
    screen.line();
    screen.line(file.name() + ", where it is not the jar's:");
    changes(file).forEach(line -> screen.line("  " + line));
  }

  private static List<String> changes(FlowFile file) {
    return file.changes().stream().map(Scrubbed::scrub).toList();
  }

  private static Map<String, Object> document(FlowFile file) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", file.name());
    document.put("of", owner(file));
    document.put("shipped", file.shipped());
    document.put("added", file.added());
    document.put("removed", file.removed());
    document.put("changes", changes(file));
    return document;
  }
}

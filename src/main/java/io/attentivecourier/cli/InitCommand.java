package io.attentivecourier.cli;

import io.attentivecourier.home.Home;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.SettingsFault;
import io.attentivecourier.warehouse.DriverProfile;
import io.attentivecourier.warehouse.EmptyDuckDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a home to begin with. */
@Command(
    name = "init",
    description = "make a home: settings with comments, and one pipeline for your warehouse",
    footer = {
      "courier init attentive              to try it: DuckDB, which needs no server",
      "courier init attentive --warehouse jdbc:snowflake://org-account.snowflakecomputing.com"
    })
final class InitCommand implements Callable<Integer> {
  private static final String JDBC = "jdbc:";

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "DIR", description = "a new folder, or one without settings and routes/")
  private Path folder;

  @Option(
      names = "--warehouse",
      paramLabel = "URL",
      description = "the warehouse's JDBC URL (default: ${DEFAULT-VALUE}, DuckDB in this process)")
  private String url = "jdbc:duckdb:";

  @Option(names = "--json", description = "one JSON document on standard output")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this text")
  private boolean help;

  @Override
  public Integer call() throws IOException {
    Home home = Home.at(folder);
    requireUrl();
    requireRoom(home);
    Screen screen = new Screen(json || ((Cli) command.parent().userObject()).options().json());
    NewHome made = new NewHome(home, url.strip());
    List<String> written = made.write();
    if (made.isDuckDb() && !EmptyDuckDb.make(url.strip(), home.root())) {
      screen.warn("the database of " + url.strip() + " is not there yet: no run can open it");
    }
    show(screen, home, made, written);
    return Cli.ExitCodes.OK;
  }

  private void requireUrl() {
    if (!url.strip().startsWith(JDBC) || url.chars().anyMatch(Character::isISOControl)) {
      throw new SettingsFault(
          "--warehouse", "is no JDBC URL", "write one that starts with jdbc:, in quotes");
    }
  }

  private static void requireRoom(Home home) {
    for (Path path : List.of(home.settings(), home.routes())) {
      if (Files.exists(path)) {
        throw new SettingsFault(
            List.of(
                new Fault(
                    home.root().toString(),
                    "is a home already: it has " + home.root().relativize(path),
                    "name another folder; nothing was changed")));
      }
    }
    if (Files.exists(home.root()) && !Files.isDirectory(home.root())) {
      throw new SettingsFault(home.root().toString(), "is no folder", "name another one");
    }
  }

  private void show(Screen screen, Home home, NewHome made, List<String> written) {
    List<String> next = next(made);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("home", home.root().toString());
    document.put("warehouse", DriverProfile.of(url).name());
    document.put("files", written);
    document.put("next", next.stream().map(line -> line.replaceFirst(" {2,}.*", "")).toList());
    screen.document(document);
    screen.line("%s is a home for %s.".formatted(home.root(), DriverProfile.of(url).name()));
    written.forEach(name -> screen.line("  " + name));
    screen.line("  drivers/ lib/ data/   for JDBC drivers, own code, and files to read");
    screen.line("Next:");
    next.forEach(line -> screen.line("  " + line));
  }

  /** A rehearsal needs the warehouse; DuckDB is in the box. */
  private List<String> next(NewHome made) {
    String go = "cd " + quoted(folder.toString());
    return made.isDuckDb()
        ? List.of(
            go + " && courier rehearse   runs it against a stand-in; nothing leaves this machine",
            "courier check   lists what is to fill in",
            "courier doctor   then asks the warehouse and Attentive")
        : List.of(
            go + " && courier check   lists what is to fill in",
            "courier rehearse   then reads the warehouse; nothing leaves this machine",
            "courier doctor   asks the warehouse and Attentive");
  }

  private static String quoted(String path) {
    return path.matches("[\\w./~-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}

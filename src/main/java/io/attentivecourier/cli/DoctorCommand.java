package io.attentivecourier.cli;

import io.attentivecourier.doctor.Doctor;
import io.attentivecourier.home.Home;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at everything that a run needs, and says the fix of what is wrong. */
@Command(
    name = "doctor",
    description = "check settings, warehouse, SFTP and API, with a one-line fix for each fault",
    footer = {
      "courier doctor                      before the first run, and when one failed",
      "courier doctor --pipelines          asks the warehouse for each query's columns too",
      "courier doctor --no-probe           writes no byte into the pickup folder"
    })
final class DoctorCommand extends HomeCommand {
  @Option(
      names = "--no-probe",
      description =
          "only look into the pickup folder; do not write, rename and remove one byte there")
  private boolean noProbe;

  @Option(
      names = "--pipelines",
      description = "ask the warehouse for the columns of each query too; no row is read")
  private boolean pipelines;

  @Override
  Settings settings(Home home, Screen screen) {
    return options().settingsOfHome(home, screen);
  }

  @Override
  int run(Home home, Screen screen, Settings settings) throws Exception {
    Doctor.Depth depth = new Doctor.Depth(!noProbe, pipelines, options().verbose());
    List<Doctor.Examined> findings =
        new Doctor(home, settings).examine(depth).stream().map(this::placed).toList();
    findings.forEach(finding -> show(screen, finding));
    screen.document(document(findings));
    return findings.stream().mapToInt(Doctor.Examined::exitCode).max().orElse(Cli.ExitCodes.OK);
  }

  /** A fault of a setting with its line, as other commands tell it. */
  private Doctor.Examined placed(Doctor.Examined finding) {
    return finding.fault() == null
        ? finding
        : finding.with(options().placed(List.of(finding.fault())).get(0));
  }

  private static void show(Screen screen, Doctor.Examined finding) {
    boolean good = finding.fault() == null;
    String text = good ? finding.text() : finding.fault().key() + ": " + finding.text();
    screen.line("%-7s %-10s %s".formatted(finding.verdict(), finding.part(), text));
    if (!good) {
      screen.line("%19s%s".formatted("", finding.fault().fix()));
    }
  }

  private static Map<String, Object> document(List<Doctor.Examined> findings) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(
        "faults",
        findings.stream()
            .filter(finding -> finding.fault() != null)
            .map(finding -> Screen.document(finding.fault()))
            .toList());
    document.put("findings", findings.stream().map(DoctorCommand::document).toList());
    return document;
  }

  private static Map<String, String> document(Doctor.Examined finding) {
    Map<String, String> document = new LinkedHashMap<>();
    document.put("part", finding.part());
    document.put("verdict", finding.verdict());
    document.put("text", finding.text());
    return document;
  }
}

package io.attentivecourier.doctor;

import io.attentivecourier.home.Home;
import io.attentivecourier.pipeline.OwnCode;
import io.attentivecourier.pipeline.Pipeline;
import io.attentivecourier.pipeline.PipelineFiles;
import io.attentivecourier.pipeline.PipelineText;
import io.attentivecourier.settings.Destination;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import io.attentivecourier.warehouse.Warehouse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** Looks at everything that a run needs: routes, warehouse, the pickup folder and the API. */
public final class Doctor {
  private final Home home;
  private final Settings settings;
  private final List<Examined> findings = new ArrayList<>();

  public Doctor(Home home, Settings settings) {
    this.home = home;
    this.settings = settings;
  }

  /**
   * The finding for one part.
   *
   * @param fault null where nothing is wrong
   * @param exitCode 2 for what the settings alone show, 1 for what a server said
   */
  public record Examined(String part, String verdict, String text, Fault fault, int exitCode) {
    static Examined good(String part, String text) {
      return new Examined(part, "good", text, null, 0);
    }

    static Examined doubtful(String part, String text) {
      return new Examined(part, "LOOK", text, null, 0);
    }

    static Examined notChecked(String part, String text) {
      return new Examined(part, "-", text, null, 0);
    }

    static Examined bad(String part, Fault fault, int exitCode) {
      return new Examined(part, "FAULT", fault.fault(), fault, exitCode);
    }

    /** The same with its fault in other words. */
    public Examined with(Fault told) {
      return bad(part, told, exitCode);
    }
  }

  /**
   * How far to look.
   *
   * @param probe whether to write, rename and remove one byte in the pickup folder
   * @param queries whether to ask the warehouse for the columns of each query
   * @param explain whether to say how the warehouse's driver is made to stream
   */
  public record Depth(boolean probe, boolean queries, boolean explain) {}

  public List<Examined> examine(Depth depth) throws Exception {
    findings.add(Examined.good("settings", home.settings() + " is read"));
    List<Pipeline> pipelines = pipelines();
    warehouse(depth, pipelines);
    sftp(depth.probe());
    findings.add(new ApiProbe(settings).look());
    return List.copyOf(findings);
  }

  private List<Pipeline> pipelines() throws Exception {
    PipelineFiles files = new PipelineFiles(home, settings);
    List<Pipeline> good;
    try (CamelContext context = OwnCode.scratch(home)) {
      good = files.readAll(context);
    }
    files.faults().forEach(fault -> findings.add(Examined.bad("pipelines", fault, 2)));
    findings.add(
        Examined.good("pipelines", good.size() + " can be read; `courier check` looks closer"));
    return good;
  }

  private void warehouse(Depth depth, List<Pipeline> pipelines) throws Exception {
    if (settings.warehouse().url() == null) {
      settings.faultsForQuery().forEach(fault -> findings.add(Examined.bad("warehouse", fault, 2)));
      return;
    }
    try (Warehouse warehouse = Warehouse.open(Addresses.warehouse(home, settings))) {
      Optional<String> problem = warehouse.problem();
      problem.ifPresent(text -> findings.add(Examined.bad("warehouse", warehouseFault(text), 1)));
      if (problem.isEmpty()) {
        look(warehouse, depth, pipelines);
      }
    } catch (SettingsFault fault) {
      findings.add(Examined.bad("warehouse", fault.first(), 2));
    }
  }

  private void look(Warehouse warehouse, Depth depth, List<Pipeline> pipelines)
      throws SQLException {
    findings.add(answering(warehouse));
    if (depth.explain()) {
      findings.add(Examined.good("driver", warehouse.profile().describe()));
    }
    if (depth.queries()) {
      findings.addAll(new QueryProbe(home, settings, warehouse).look(pipelines));
    }
  }

  private static Fault warehouseFault(String problem) {
    return new Fault("courier.warehouse.url", problem, "then `courier doctor` looks again");
  }

  private static Examined answering(Warehouse warehouse) {
    String answers = warehouse.profile().name() + " answers";
    String note = warehouse.profile().warning();
    String text = note.isEmpty() ? answers : answers + "; note: " + note;
    return warehouse.tellsRights()
        ? warehouse
            .writeRights()
            .map(can -> Examined.doubtful("warehouse", answers + "; " + can))
            .orElseGet(() -> Examined.good("warehouse", text + "; its login changes no table"))
        : Examined.good("warehouse", text + "; whether its login can write was not looked at");
  }

  private void sftp(boolean probe) throws Exception {
    if (!isSendingFiles()) {
      findings.add(Examined.notChecked("sftp", "no pipeline here sends segments"));
      return;
    }
    List<Fault> lacking = settings.faultsForSftp();
    lacking.forEach(fault -> findings.add(Examined.bad("sftp", fault, 2)));
    if (!lacking.isEmpty()) {
      return;
    }
    findings.addAll(new SftpProbe(home, settings.sftp()).look(probe));
  }

  /** Also a home that has no pipeline yet, and one that has set the login. */
  private boolean isSendingFiles() {
    List<String> pipelines = PipelineFiles.names(home);
    return settings.sftp().username() != null
        || pipelines.isEmpty()
        || pipelines.stream()
            .anyMatch(one -> PipelineText.read(home, one).destination() == Destination.SEGMENTS);
  }
}

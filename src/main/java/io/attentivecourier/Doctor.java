package io.attentivecourier;

import io.attentivecourier.home.Home;
import io.attentivecourier.settings.Door;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.warehouse.Warehouse;
import io.attentivecourier.warehouse.WarehouseFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** Looks at everything that a run needs: routes, warehouse, the pickup folder and the API. */
public final class Doctor {
  private final Home home;
  private final Settings settings;
  private final List<Finding> findings = new ArrayList<>();

  public Doctor(Home home, Settings settings) {
    this.home = home;
    this.settings = settings;
  }

  /**
   * What was found of one part.
   *
   * @param fault null where nothing is wrong
   * @param exitCode 2 for what the settings alone show, 1 for what a server said
   */
  public record Finding(String part, String verdict, String text, Fault fault, int exitCode) {
    static Finding good(String part, String text) {
      return new Finding(part, "good", text, null, 0);
    }

    static Finding doubtful(String part, String text) {
      return new Finding(part, "LOOK", text, null, 0);
    }

    static Finding notChecked(String part, String text) {
      return new Finding(part, "-", text, null, 0);
    }

    static Finding bad(String part, Fault fault, int exitCode) {
      return new Finding(part, "FAULT", fault.fault(), fault, exitCode);
    }
  }

  /**
   * @param probe whether to write, rename and remove one byte in the pickup folder
   */
  public List<Finding> examine(boolean probe) throws Exception {
    findings.add(Finding.good("settings", home.settings() + " is read"));
    pipelines();
    warehouse();
    sftp(probe);
    findings.add(new ApiProbe(settings).look());
    return List.copyOf(findings);
  }

  private void pipelines() throws Exception {
    PipelineFiles files = new PipelineFiles(home, settings);
    int good;
    try (CamelContext context = new DefaultCamelContext()) {
      good = files.readAll(context).size();
    }
    files.faults().forEach(fault -> findings.add(Finding.bad("pipelines", fault, 2)));
    findings.add(Finding.good("pipelines", good + " can be read; `courier check` looks closer"));
  }

  private void warehouse() throws IOException {
    if (settings.warehouse().url() == null) {
      settings.faultsForQuery().forEach(fault -> findings.add(Finding.bad("warehouse", fault, 2)));
      return;
    }
    try (Warehouse warehouse = Warehouse.open(Addresses.warehouse(home, settings))) {
      findings.add(
          warehouse
              .problem()
              .map(problem -> Finding.bad("warehouse", warehouseFault(problem), 1))
              .orElseGet(() -> answering(warehouse)));
    } catch (WarehouseFault fault) {
      Fault found = new Fault(fault.key(), fault.fault(), fault.mend());
      findings.add(Finding.bad("warehouse", found, 2));
    }
  }

  private static Fault warehouseFault(String problem) {
    return new Fault("courier.warehouse.url", problem, "then `courier doctor` looks again");
  }

  private static Finding answering(Warehouse warehouse) {
    String answers = warehouse.profile().name() + " answers";
    String note = warehouse.profile().warning();
    String text = note.isEmpty() ? answers : answers + "; note: " + note;
    return warehouse.tellsRights()
        ? warehouse
            .writes()
            .map(can -> Finding.doubtful("warehouse", answers + "; " + can))
            .orElseGet(() -> Finding.good("warehouse", text + "; its login changes no table"))
        : Finding.good("warehouse", text + "; whether its login can write was not looked at");
  }

  private void sftp(boolean probe) throws Exception {
    if (!isSendingFiles()) {
      findings.add(Finding.notChecked("sftp", "no pipeline here sends segments"));
      return;
    }
    List<Fault> lacking = settings.faultsForSftp();
    lacking.forEach(fault -> findings.add(Finding.bad("sftp", fault, 2)));
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
        || pipelines.stream().anyMatch(one -> PipelineFiles.door(home, one) == Door.SEGMENTS);
  }
}

package io.attentivecourier.doctor;

import io.attentivecourier.home.Home;
import io.attentivecourier.pickup.Pickup;
import io.attentivecourier.pickup.PickupFault;
import io.attentivecourier.pickup.PickupSession;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Sftp;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** Looks at the pickup folder, and names each step that is refused there with its own fix. */
final class SftpProbe {
  private static final String PART = "sftp";

  private final Home home;
  private final Sftp sftp;
  private final List<Doctor.Examined> findings = new ArrayList<>();

  SftpProbe(Home home, Sftp sftp) {
    this.home = home;
    this.sftp = sftp;
  }

  /**
   * @param probe whether to write, rename and remove one byte in the pickup folder
   */
  List<Doctor.Examined> look(boolean probe) throws Exception {
    try (CamelContext context = new DefaultCamelContext();
        PickupSession session = new Pickup(context, Addresses.pickup(sftp)).open()) {
      if (list(session) && probe) {
        addFindings(new WriteProbe(session, home.tmp()).run());
      }
    }
    return List.copyOf(findings);
  }

  /** True if there is a folder to try: one that may not be listed may still take files. */
  private boolean list(PickupSession session) {
    try {
      session.connect();
      String files =
          session.tellsSizes() ? session.list().size() + " files in it" : "not looked into";
      String text = "%s as %s, folder %s, %s";
      findings.add(
          Doctor.Examined.good(
              PART, text.formatted(sftp.host(), sftp.username(), sftp.directory(), files)));
      return true;
    } catch (PickupFault fault) {
      bad(fault);
      return fault.obstacle().filter(PickupFault.Obstacle.LIST_DENIED::equals).isPresent();
    }
  }

  private void addFindings(WriteProbe.Found found) {
    for (PickupFault fault : found.faults()) {
      bad(fault);
    }
    found.left().forEach(this::addLeftover);
    if (found.replacing()) {
      addReplacing();
    } else if (found.faults().isEmpty()) {
      findings.add(Doctor.Examined.good(PART, "a file can be written, renamed and removed there"));
    }
  }

  private void addLeftover(String name) {
    findings.add(
        Doctor.Examined.doubtful(
            PART, name + " stays in the pickup folder: remove it there, or ask Attentive to"));
  }

  private void addReplacing() {
    Fault fault =
        new Fault(
            "courier.sftp.sizes",
            "a rename there goes over a file that exists, and with sizes=off nobody looks before"
                + " it",
            "set courier.sftp.sizes=on, or ask Attentive for a folder where a rename replaces"
                + " nothing");
    findings.add(Doctor.Examined.bad(PART, fault, 1));
  }

  private void bad(PickupFault fault) {
    String as =
        fault.obstacle().filter(PickupFault.Obstacle.LOGIN_REFUSED::equals).isPresent()
            ? ", as user " + sftp.username()
            : "";
    String key = fault.obstacle().map(PickupFault.Obstacle::key).orElse("courier.sftp.host");
    String fix = fault.obstacle().map(PickupFault.Obstacle::fix).orElse(fault.reason().fix());
    findings.add(Doctor.Examined.bad(PART, new Fault(key, fault.getMessage() + as, fix), 1));
  }
}

package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.feed.TestHome;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TheDoctorNamesWhatWasRefusedTest {
  private static final String LEFT = "courier-probe.csv.2.part";

  @RegisterExtension private final TestHome home = new TestHome();

  @BeforeEach
  void pipeline() {
    home.rows("2025550101,Denim").pipeline("winback", TestHome.ALL);
    home.standIn();
  }

  private Shell.Said doctor() {
    Shell.Said said = home.cli("doctor");
    assertFalse(said.out().contains("start again"), "a run's mend: " + said.out());
    return said;
  }

  private void expect(int exit, String... words) {
    Shell.Said said = doctor();
    assertEquals(exit, said.exit(), said.out() + said.err());
    for (String word : words) {
      assertTrue(said.out().contains(word), word + " in " + said.out());
    }
  }

  @Test
  void aFolderThatTakesEverything() {
    expect(0, "0 files in it", "a file can be written, renamed and removed there");
    assertEquals(List.of(), home.standIn().folder().names());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ANSWER_STAT | 3 | courier.sftp.sizes | stat was answered | acceptNoSizes=true",
        "ANSWER_LIST | 3 | courier.sftp.sizes | list was answered | acceptNoSizes=true",
        "ANSWER_OPEN | 3 | courier.sftp.directory | open was answered | right to create files",
        "ANSWER_OPEN_OF_PART | 3 | courier.sftp.publish | is refused, and | publish=direct",
        "ANSWER_WRITE | 3 | courier.sftp.directory | write was answered | right to write",
        "ANSWER_WRITE | 15 | courier.sftp.directory | quota exceeded | make room",
        "ANSWER_CLOSE | 4 | courier.sftp.directory | close was answered | make room",
        "ANSWER_RENAME | 3 | courier.sftp.publish | rename was answered | right to rename",
        "ANSWER_REMOVE | 3 | courier.sftp.directory | delete was answered | right to remove"
      })
  void eachStepHasAFixOfItsOwn(
      SftpFailure.SftpFailureKind kind, int status, String key, String said, String fix) {
    home.standIn().faults().always(SftpFailure.answer(kind, status));
    expect(1, "FAULT   sftp       " + key + ": ", said, fix);
  }

  @Test
  void aProbeThatCannotBeRemovedIsNamedAndTheRestIsLookedAt() {
    home.standIn()
        .faults()
        .always(SftpFailure.answer(SftpFailure.SftpFailureKind.ANSWER_REMOVE, 3));
    expect(1, LEFT + " stays in the pickup folder", "-       api");
    assertEquals(List.of(LEFT), home.standIn().folder().names());
    expect(1, LEFT + " stays in the pickup folder");
  }

  @Test
  void whatAnEarlierLookLeftIsRemoved() throws Exception {
    Files.writeString(home.standIn().folder().path().resolve(LEFT), "x");
    expect(0, "written, renamed and removed");
    assertEquals(List.of(), home.standIn().folder().names());
  }

  @Test
  void allRefusedStepsAreToldAtOnce() {
    home.standIn().faults().always(SftpFailure.answer(SftpFailure.SftpFailureKind.ANSWER_LIST, 3));
    home.standIn()
        .faults()
        .always(SftpFailure.answer(SftpFailure.SftpFailureKind.ANSWER_RENAME, 3));
    home.standIn()
        .faults()
        .always(SftpFailure.answer(SftpFailure.SftpFailureKind.ANSWER_REMOVE, 3));
    expect(1, "list was answered", "rename was answered", "delete was answered");
  }

  @Test
  void aFolderThatIsNotThere() {
    home.set("courier.sftp.directory", "/somewhere");
    expect(1, "courier.sftp.directory: the pickup folder is not there", "fix it");
  }

  @Test
  void aLoginThatIsRefused() {
    home.set("courier.sftp.password", "wrong");
    expect(1, "tried password (courier.sftp.password)", "as user ", "lock the account");
    assertFalse(doctor().out().contains("no connection"));
  }

  @Test
  void aNameThatNobodyKnows() {
    home.set("courier.sftp.host", "nosuch.invalid");
    expect(1, "courier.sftp.host: ", "the name is not known here", "this machine's DNS");
  }

  @Test
  void aPortThatIsRefused() throws Exception {
    try (var socket = new java.net.ServerSocket(0)) {
      home.set("courier.sftp.port", Integer.toString(socket.getLocalPort()));
    }
    expect(1, "courier.sftp.port: ", "the port is refused", "firewall");
  }

  @Test
  void aFolderThatNobodyLooksInto() {
    home.set("courier.sftp.sizes", "off").set("courier.sftp.acceptNoSizes", "true");
    home.standIn().faults().always(SftpFailure.answer(SftpFailure.SftpFailureKind.ANSWER_STAT, 3));
    home.standIn().faults().always(SftpFailure.answer(SftpFailure.SftpFailureKind.ANSWER_LIST, 3));
    expect(0, "not looked into", "written, renamed and removed");
    assertEquals(List.of(), home.standIn().folder().names());
    assertEquals(0, home.standIn().traffic().listings());
  }
}

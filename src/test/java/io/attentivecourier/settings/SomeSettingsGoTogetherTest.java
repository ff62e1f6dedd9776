package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SomeSettingsGoTogetherTest {
  private static final String FINGERPRINT = "0123456789ABCDEF0123456789ABCDEF01234567";

  @TempDir Path root;

  @Test
  void aKeyToEncryptToIsNamedByItsFingerprint() {
    SettingsFixture home = new SettingsFixture(root).write("attentive.asc", "");
    assertEquals(
        List.of(
            new Fault(
                "courier.pgp.fingerprint",
                "is not set, but courier.pgp.publicKeyFile is",
                "set both, or neither")),
        home.file("courier.pgp.publicKeyFile=attentive.asc").faults());
  }

  @Test
  void aFingerprintAloneEncryptsNothing() {
    SettingsFixture home = new SettingsFixture(root).file("courier.pgp.fingerprint=" + FINGERPRINT);
    assertEquals(List.of("courier.pgp.publicKeyFile"), keys(home));
  }

  @Test
  void aBadFingerprintIsOneFaultAndNotTwo() {
    SettingsFixture home = new SettingsFixture(root).write("attentive.asc", "");
    home.file("courier.pgp.publicKeyFile=attentive.asc", "courier.pgp.fingerprint=01AB");
    assertEquals(List.of("courier.pgp.fingerprint"), keys(home));
  }

  @Test
  void bothAreGood() {
    SettingsFixture home = new SettingsFixture(root).write("attentive.asc", "");
    home.file("courier.pgp.publicKeyFile=attentive.asc")
        .set("courier.pgp.fingerprint", FINGERPRINT);
    assertEquals(List.of(), keys(home));
  }

  @Test
  void aFinalNameIsWrittenToDirectlyOnlyWhereItsRiskIsAccepted() {
    SettingsFixture home = new SettingsFixture(root).file("courier.sftp.publish=direct");
    assertEquals(List.of("courier.sftp.acceptDirectRisk"), keys(home));
    assertEquals(List.of(), keys(home.env("COURIER_SFTP_ACCEPTDIRECTRISK", "true")));
  }

  @Test
  void anAcceptedRiskThatIsNotTakenIsNoFault() {
    SettingsFixture home = new SettingsFixture(root).file("courier.sftp.acceptDirectRisk=true");
    assertEquals(List.of(), keys(home));
  }

  @Test
  void aFolderThatNobodyLooksIntoIsWrittenToOnlyWhereItsRiskIsAccepted() {
    SettingsFixture home = new SettingsFixture(root).file("courier.sftp.sizes=off");
    assertEquals(List.of("courier.sftp.acceptNoSizes"), keys(home));
    assertEquals(List.of(), keys(home.env("COURIER_SFTP_ACCEPTNOSIZES", "true")));
  }

  @Test
  void thatRiskIsNotAcceptedInAdvance() {
    SettingsFixture home = new SettingsFixture(root).file("courier.sftp.acceptNoSizes=true");
    assertEquals(List.of("courier.sftp.sizes"), keys(home));
  }

  @Test
  void aFinalNameIsNotWrittenToDirectlyWhereNobodyLooks() {
    SettingsFixture home =
        new SettingsFixture(root)
            .file(
                "courier.sftp.sizes=off",
                "courier.sftp.acceptNoSizes=true",
                "courier.sftp.publish=direct",
                "courier.sftp.acceptDirectRisk=true");
    assertEquals(List.of("courier.sftp.publish"), keys(home));
  }

  private static List<String> keys(SettingsFixture home) {
    return home.faults().stream().map(Fault::key).toList();
  }

  @Test
  void aProxyIsBelievedOnlyWhereAllOfItIsSaid() {
    SettingsFixture home = new SettingsFixture(root).file("courier.console.proxy.header=X-User");
    assertEquals(
        List.of(
            "courier.console.proxy.addresses",
            "courier.console.proxy.roles",
            "courier.console.proxy.secret"),
        keys(home));
    home.set("courier.console.proxy.addresses", "127.0.0.1")
        .set("courier.console.proxy.secret", "0123456789abcdef")
        .set("courier.console.proxy.roles", "*:viewer");
    assertEquals(List.of(), keys(home));
  }

  @Test
  void aSecretIsOfOneName() {
    SettingsFixture home =
        new SettingsFixture(root)
            .file(
                "courier.console.token.alice=viewer:0123456789abcdef",
                "courier.console.token.bob=operator:0123456789abcdef");
    assertEquals(
        List.of(
            new Fault(
                "courier.console.token.bob",
                "has the secret of courier.console.token.alice",
                "give each a secret of its own")),
        home.faults());
  }

  @Test
  void aTokenWithoutANameIsToldTheForm() {
    SettingsFixture home =
        new SettingsFixture(root).file("courier.console.token=operator:0123456789abcdef");
    assertEquals(
        List.of(
            new Fault(
                "courier.console.token",
                "names nobody",
                "write courier.console.token.NAME=ROLE:SECRET, with a name for each person or"
                    + " program")),
        home.faults());
  }

  @Test
  void aSecretThatCanBeReadOnTheWayIsWarnedOf() {
    SettingsFixture home =
        new SettingsFixture(root)
            .file("courier.console.host=0.0.0.0")
            .set("courier.console.token.alice", "viewer:{{env:ALICE}}")
            .env("ALICE", "0123456789abcdef");
    assertEquals(1, home.warnings().size());
    assertEquals(
        List.of(), home.set("courier.console.url", "https://courier.example.com").warnings());
  }

  @Test
  void aPipelineThatNobodyCouldSeeIsWarnedOf() {
    SettingsFixture home =
        new SettingsFixture(root)
            .set("courier.console.token.alice", "viewer:{{env:ALICE}}")
            .env("ALICE", "0123456789abcdef")
            .set("courier.pipeline.vip.visibleTo", "alice,operator,alicce");
    assertEquals(
        List.of("courier.pipeline.vip.visibleTo names alicce, who has no token"), home.warnings());
  }
}

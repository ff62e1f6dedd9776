package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatOthersMayChangeStopsTheStartTest {
  /** An id that no account of a test machine has. */
  private static final int SOMEBODY = 54_321;

  @TempDir Path root;
  private SettingsFixture home;

  @BeforeEach
  void aHomeOfItsOwnerAlone() throws IOException {
    home = new SettingsFixture(root).file("courier.zone=UTC").pipeline("winback");
    for (String folder : List.of("var/outbox", "lib", "drivers", "routes/pipelines")) {
      Files.createDirectories(root.resolve(folder));
    }
    Files.writeString(root.resolve("var/key"), "k");
    Files.writeString(root.resolve("lib/own.jar"), "j");
    for (String path : List.of("var", "var/outbox")) {
      mode(path, "rwx------");
    }
    mode("var/key", "rw-------");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var",
        "var/outbox",
        "var/key",
        "lib",
        "lib/own.jar",
        "drivers",
        "routes",
        "routes/pipelines",
        "routes/pipelines/winback.camel.yaml",
        "application.properties"
      })
  void whatEverybodyMayWriteIsAFault(String path) throws IOException {
    mode(path, "rwxrwxrwx");
    assertEquals(List.of(path), keys());
    assertTrue(home.faults().get(0).fix().equals("chmod o-w " + path), home.faults().toString());
  }

  @Test
  void ofAFolderAtFaultTheEntriesAreNotToldOneByOneButBesideAWarningTheyAre() throws IOException {
    mode("routes/pipelines/winback.camel.yaml", "rwxrwxrwx");
    mode("routes/pipelines", "rwxrwxr-x");
    assertEquals(List.of("routes/pipelines/winback.camel.yaml"), keys());
    mode("routes/pipelines", "rwxrwxrwx");
    assertEquals(List.of("routes/pipelines"), keys());
  }

  @Test
  void alsoBehindALink() throws IOException {
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    mode("elsewhere", "rwxrwxrwx");
    Files.createSymbolicLink(root.resolve("var/sent"), elsewhere);
    assertEquals(List.of("var/sent"), keys());
  }

  @ParameterizedTest
  @ValueSource(strings = {"var", "drivers", "routes/pipelines/winback.camel.yaml", "var/key"})
  void whatBelongsToSomebodyElseIsAFault(String path) throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can give a file away");
    Files.setAttribute(root.resolve(path), "unix:uid", SOMEBODY);
    assertEquals(List.of(path), keys());
    assertTrue(home.faults().get(0).fault().contains("belongs to user 54321"));
  }

  @ParameterizedTest
  @CsvSource({
    "var,rwxr-xr-x,var can be read by everybody: chmod o-rwx var",
    "var,rwxr-x---,var is open to its group: chmod g-rwx var",
    "var/key,rw-r--r--,var/key can be read by everybody: chmod o-rwx var/key",
    "routes,rwxrwxr-x,routes can be written by its group: chmod g-w routes",
    "var,rwxrwx---,var can be written by its group: chmod g-w var"
  })
  void whatOthersMayReadOrTheGroupMayWriteIsWarnedOf(String path, String mode, String warning)
      throws IOException {
    mode(path, mode);
    assertEquals(List.of(warning), home.warnings());
    assertEquals(List.of(), home.faults());
  }

  /** As Kubernetes mounts a ConfigMap: mode 0777, read-only. Here the file system forbids it. */
  @Test
  void whatNobodyCanWriteIsNoFaultWhateverItsModeSays() throws Exception {
    mode("routes/pipelines", "rwxrwxrwx");
    assertEquals(List.of("routes/pipelines"), keys());
    String folder = root.resolve("routes/pipelines").toString();
    assumeTrue(succeeds("chattr", "+i", folder), "only root, and not on every file system");
    try {
      assertEquals(List.of(), home.faults());
      assertEquals(List.of(), home.warnings());
    } finally {
      succeeds("chattr", "-i", folder);
    }
  }

  private static boolean succeeds(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  @Test
  void aHomeAsItIsUnpackedDrawsNoWord() throws IOException {
    for (String path : List.of("lib", "drivers", "routes", "routes/pipelines")) {
      mode(path, "rwxr-xr-x");
    }
    mode("application.properties", "rw-r--r--");
    assertEquals(List.of(), home.warnings());
    assertEquals(List.of(), home.faults());
  }

  @ParameterizedTest
  @CsvSource({
    "courier.sftp.password=geheim, courier.sftp.password",
    "courier.api.key=abc, courier.api.key",
    "courier.warehouse.url=jdbc:postgresql://h/d?password=x, courier.warehouse.url",
    "courier.alert.webhook=https://hooks.example.com/x, courier.alert.webhook"
  })
  void aSecretInAFileThatAllCanReadIsWarnedOf(String line, String key) throws IOException {
    home.file(line);
    mode("application.properties", "rw-r--r--");
    assertEquals(
        List.of(
            "application.properties can be read by every user of this machine, and holds "
                + key
                + ": chmod 600 application.properties"),
        home.warnings());
    mode("application.properties", "rw-------");
    assertEquals(List.of(), home.warnings());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "courier.sftp.password={{env:SECRET}}",
        "courier.warehouse.url=jdbc:postgresql://h/d",
        "courier.sftp.username=somebody"
      })
  void whatIsNoSecretAsItStandsIsNot(String line) throws IOException {
    home.file(line).env("SECRET", "x");
    mode("application.properties", "rw-r--r--");
    assertEquals(List.of(), home.warnings());
  }

  @Test
  void aSecretOnTheCommandLineIsWarnedOf() {
    home.set("courier.sftp.password", "geheim").set("courier.zone", "UTC");
    assertEquals(
        List.of(
            "courier.sftp.password stands on the command line, where every user of this machine"
                + " can read it: use {{env:NAME}} or {{file:PATH}}"),
        home.warnings());
  }

  private List<String> keys() {
    return home.faults().stream().map(Fault::key).toList();
  }

  private void mode(String path, String mode) throws IOException {
    Files.setPosixFilePermissions(root.resolve(path), PosixFilePermissions.fromString(mode));
  }
}

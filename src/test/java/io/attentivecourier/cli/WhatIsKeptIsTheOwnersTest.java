package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.feed.TestHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests run with the umask of whoever builds, 022 as a rule: the modes are the code's. */
class WhatIsKeptIsTheOwnersTest {
  @RegisterExtension final TestHome home = new TestHome();

  @Test
  void everyFileIsReadByItsOwnerAlone() throws Exception {
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
    assertEquals(0, home.cli("run", "winback").exit());
    assertEquals(0, home.cli("canary", "winback", "--rows", "1").exit());
    assertEquals(List.of(), others());
  }

  private List<String> others() throws Exception {
    try (Stream<Path> all = Files.walk(home.home().state())) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !mode(file).equals("rw-------"))
          .map(file -> home.home().state().relativize(file) + " " + mode(file))
          .toList();
    }
  }

  private static String mode(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

package io.attentivecourier.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteIsUnpackedOnceTest {
  @TempDir Path folder;

  /** Other tests of this process unpack their own. */
  @AfterEach
  void forget() {
    System.clearProperty("org.sqlite.lib.path");
    System.clearProperty("org.sqlite.lib.name");
  }

  private Path only() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertEquals(1, all.size(), all.toString());
      return all.get(0);
    }
  }

  @Test
  void forAllWhoMayReadTheJar() throws IOException {
    SqliteLibrary.prepare(folder);
    Path library = only();
    assertEquals(
        "rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(library)));
    assertEquals(folder.toString(), System.getProperty("org.sqlite.lib.path"));
    assertEquals(library.getFileName().toString(), System.getProperty("org.sqlite.lib.name"));
  }

  @Test
  void theNextStartTakesWhatIsThere() throws IOException {
    SqliteLibrary.prepare(folder);
    FileTime old = FileTime.fromMillis(0);
    Files.setLastModifiedTime(only(), old);
    SqliteLibrary.prepare(folder);
    assertEquals(old, Files.getLastModifiedTime(only()));
  }
}

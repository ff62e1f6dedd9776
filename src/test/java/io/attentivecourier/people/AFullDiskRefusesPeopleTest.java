package io.attentivecourier.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.home.SmallDisk;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a file system of 1 MiB; skipped where this user may not mount one. */
class AFullDiskRefusesPeopleTest {
  @TempDir Path folder;
  private SmallDisk disk;

  @BeforeEach
  void mount() throws Exception {
    disk = SmallDisk.at(folder, "1m");
  }

  @AfterEach
  void unmount() throws Exception {
    if (disk != null) {
      disk.close();
    }
  }

  @Test
  void aSpillThatDoesNotFitIsRefusedAndDeleted() throws IOException {
    try (PeopleStage stage = new PeopleStage(folder, 1 << 20)) {
      assertNoSpace(() -> add(stage, 100_000));
      assertNoSpace(() -> People.all(stage.people()));
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  private static void add(PeopleStage stage, int people) throws IOException {
    for (int i = 0; i < people; i++) {
      stage.add(People.person(i, i));
    }
  }

  private static void assertNoSpace(org.junit.jupiter.api.function.Executable writes) {
    assertEquals(Reason.NO_SPACE, assertThrows(Refusal.class, writes).reason());
  }
}

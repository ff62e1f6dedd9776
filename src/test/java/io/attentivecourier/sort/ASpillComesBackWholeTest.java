package io.attentivecourier.sort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is lost between the rows and the list is a removal that nobody sees. */
class ASpillComesBackWholeTest {
  private static final byte[] LONG = new byte[100_000];

  @TempDir Path folder;
  @AutoClose private ExternalSort sort;

  @BeforeEach
  void open() {
    sort = new ExternalSort(folder, "s-", SortMemory.ofEntries(1 << 20));
  }

  @Test
  void aCutAtAnyByteIsNoShorterList() throws IOException {
    addThree();
    sort.sorted();
    byte[] good = Files.readAllBytes(spill());
    for (int length = 0; length < good.length; length++) {
      Files.write(spill(), Arrays.copyOf(good, length));
      assertThrows(IllegalStateException.class, () -> count(sort.sorted()));
    }
    Files.write(spill(), good);
    assertEquals(3, count(sort.sorted()));
  }

  @Test
  void aByteBehindTheLastEntryIsNoList() throws IOException {
    addThree();
    sort.sorted();
    byte[] good = Files.readAllBytes(spill());
    Files.write(spill(), Arrays.copyOf(good, good.length + 1));
    assertThrows(IllegalStateException.class, () -> count(sort.sorted()));
  }

  @Test
  void aSpillThatIsGoneIsNoEmptyList() throws IOException {
    addThree();
    sort.sorted();
    Files.delete(spill());
    assertThrows(IOException.class, () -> count(sort.sorted()));
  }

  /** Its length would have two gigabytes reserved. */
  @Test
  void aDamagedLengthTakesNoMemory() throws IOException {
    addThree();
    sort.sorted();
    byte[] bytes = Files.readAllBytes(spill());
    for (byte last : new byte[] {7, 15, 127}) {
      System.arraycopy(new byte[] {-1, -1, -1, -1, last}, 0, bytes, 0, 5);
      Files.write(spill(), bytes);
      assertThrows(IllegalStateException.class, () -> count(sort.sorted()));
    }
  }

  @Test
  void anEntryLongerThanAllBuffersComesBack() throws IOException {
    Arrays.fill(LONG, (byte) 7);
    sort = new ExternalSort(folder, "s-", SortMemory.ofEntries(1 << 10));
    sort.add(2, LONG, 3, LONG.length);
    sort.add(1, LONG, LONG.length, LONG.length);
    sort.add(2, LONG, 3, LONG.length - 1);
    SortedEntries entries = sort.sorted();
    assertTrue(entries.next());
    assertArrayEquals(LONG, Arrays.copyOf(entries.bytes(), entries.length()));
    assertTrue(entries.next());
    assertEquals(LONG.length - 1, entries.length());
    assertEquals(false, entries.next());
    assertEquals(1, entries.dropped());
  }

  @Test
  void aSpillIsForTheOwnerAloneAndGoesWithTheSort() throws IOException {
    addThree();
    sort.sorted();
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(spill())));
    sort.close();
    sort.close();
    assertEquals(List.of(), files());
  }

  @Test
  void keysThatFitAreNeverWritten() throws IOException {
    try (ExternalSort few = new ExternalSort(folder, "k-", SortMemory.ofKeys(16 * 600))) {
      for (int i = 0; i < 600; i++) {
        few.add(i);
      }
      assertEquals(600, count(few.sorted()));
      assertEquals(List.of(), files());
    }
  }

  @Test
  void nothingIsAddedToASortThatWasRead() throws IOException {
    sort.sorted();
    assertThrows(IllegalStateException.class, () -> sort.add(1));
    assertThrows(IllegalStateException.class, () -> sort.add(1, LONG, 1, 1));
    sort.close();
    assertThrows(IllegalStateException.class, () -> sort.add(1));
  }

  /** Keys that rank otherwise once more of them are known, as names of segments do. */
  @Test
  void keysAreSortedByTheNewestOrder() throws IOException {
    long[] turned = {0};
    KeyOrder swap = new KeyOrder(key -> key ^ 1, ranked -> ranked ^ 1);
    try (ExternalSort swapped =
        new ExternalSort(
            folder, "o-", SortMemory.ofBoth(64), () -> turned[0] == 0 ? KeyOrder.SAME : swap)) {
      swapped.add(5);
      swapped.add(5);
      swapped.add(5);
      turned[0] = 1;
      swapped.add(4);
      SortedEntries entries = swapped.sorted();
      assertTrue(entries.next());
      assertEquals(4, entries.key());
      assertTrue(entries.next());
      assertEquals(5, entries.key());
      assertEquals(2, entries.dropped());
    }
  }

  private void addThree() {
    for (int i = 0; i < 3; i++) {
      sort.add(i, new byte[] {1, 2, 3, 4}, 2, 4);
    }
  }

  private static int count(SortedEntries entries) throws IOException {
    int count = 0;
    while (entries.next()) {
      count++;
    }
    return count;
  }

  private Path spill() throws IOException {
    return files().get(0);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}

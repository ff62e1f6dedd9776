package io.attentivecourier.list;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identifiers that are no phones. */
class AddressesKeepToTheirBytesTest {
  private static final int BYTES = 1 << 20;

  @TempDir Path folder;

  @Test
  void shortOnesFillTheKeysBeforeTheText() throws IOException {
    List<String> sorted = IntStream.range(10_000, 99_999).mapToObj(i -> i + "@").toList();
    assertEquals(sorted, members(sorted));
  }

  /** A join gone wrong: sorting must not go deeper with each. */
  @ParameterizedTest
  @ValueSource(ints = {20, 21, 22, 23, 24})
  void theSameOneInEachRowIsOneMember(int length) throws IOException {
    String address = "a".repeat(length);
    assertEquals(List.of(address), members(Collections.nCopies(50_000, address)));
  }

  private List<String> members(List<String> identifiers) throws IOException {
    try (SegmentStage stage = new SegmentStage(folder, 4 * BYTES)) {
      Staged.addAll(stage, "Winback", identifiers);
      return Staged.members(stage).get("Winback");
    }
  }
}

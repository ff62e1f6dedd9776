package io.attentivecourier.list;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;

class AnyRowsGiveTheSameMembersAsASetTest {
  record Row(String segment, String identifier) {}

  @Property(tries = 60)
  void withAndWithoutSpills(@ForAll("rows") List<Row> rows) throws IOException {
    assertEquals(sets(rows), staged(rows, Staged.AMPLE));
    assertEquals(sets(rows), staged(rows, Staged.TINY));
  }

  @Provide
  Arbitrary<List<Row>> rows() {
    Arbitrary<String> segments = Arbitraries.of("Winback", "Lapsed", "VIP", "Win", "a b");
    StringArbitrary digits = Arbitraries.strings().withChars('0', '1', '9');
    Arbitrary<String> identifiers =
        Arbitraries.oneOf(
            digits.ofMinLength(9).ofMaxLength(12),
            Arbitraries.strings().withChars("ab#9@.~ ").ofMinLength(1).ofMaxLength(14));
    return Combinators.combine(segments, identifiers).as(Row::new).list().ofMaxSize(400);
  }

  private static Map<String, List<String>> sets(List<Row> rows) {
    Map<String, TreeSet<String>> sets = new TreeMap<>();
    rows.forEach(
        row -> sets.computeIfAbsent(row.segment(), s -> new TreeSet<>()).add(row.identifier()));
    Map<String, List<String>> lists = new TreeMap<>();
    sets.forEach((segment, members) -> lists.put(segment, new ArrayList<>(members)));
    return lists;
  }

  private static Map<String, List<String>> staged(List<Row> rows, long bytes) throws IOException {
    Path folder = Files.createTempDirectory("stage");
    try (SegmentStage stage = new SegmentStage(folder, bytes)) {
      for (Row row : rows) {
        stage.add(row.segment(), row.identifier());
      }
      return Staged.members(stage);
    } finally {
      Files.delete(folder);
    }
  }
}

package io.attentivecourier.people;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.row.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * A sorted map in which the later entry replaces the earlier one is what the stage has to equal.
 */
class AnyPeopleComeSortedAndOnceTest {
  record Who(long hash, String identifier) {}

  private static final Comparator<Who> ORDER =
      ((Comparator<Who>) (one, other) -> Long.compareUnsigned(one.hash, other.hash))
          .thenComparing(Who::identifier);

  @Property(tries = 80)
  void theLastOfEachIdentifierCounts(
      @ForAll("people") List<Person> people, @ForAll("bytes") long bytes) throws IOException {
    Path folder = Files.createTempDirectory("people");
    try (PeopleStage stage = new PeopleStage(folder, bytes)) {
      assertSame(expected(people), People.staged(stage, people));
      assertEquals(people.size() - expected(people).size(), stage.duplicates());
    } finally {
      Files.delete(folder);
    }
  }

  /** Few hashes, so that people meet in one, and some that differ in their low bits only. */
  @Provide
  Arbitrary<List<Person>> people() {
    Arbitrary<Long> hashes = Arbitraries.of(0L, 1L, 2L, -1L, -2L, Long.MIN_VALUE, 1L << 40, 77L);
    Arbitrary<String> identifiers = Arbitraries.of("a", "ab", "b", "", "+12025550101");
    Arbitrary<Long> values = Arbitraries.longs();
    return Combinators.combine(hashes, identifiers, values)
        .as((hash, identifier, value) -> People.person(hash, identifier, value, 1))
        .list()
        .ofMaxSize(3000);
  }

  /** With the least, every 10 people make a spill, and 3,000 are merged in two rounds. */
  @Provide
  Arbitrary<Long> bytes() {
    return Arbitraries.of(0L, 4096L, 1L << 20);
  }

  private static List<Person> expected(List<Person> people) {
    TreeMap<Who, Person> map = new TreeMap<>(ORDER);
    people.forEach(person -> map.put(new Who(person.hash(), person.identifier()), person));
    return new ArrayList<>(map.values());
  }

  private static void assertSame(List<Person> expected, List<Person> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).hash(), actual.get(i).hash());
      assertEquals(expected.get(i).identifier(), actual.get(i).identifier());
      assertEquals(expected.get(i).values(), actual.get(i).values());
      assertArrayEquals(expected.get(i).present(), actual.get(i).present());
      assertArrayEquals(expected.get(i).line(), actual.get(i).line());
    }
  }
}

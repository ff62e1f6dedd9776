package io.attentivecourier.sort;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A sorted map in which the later entry replaces the earlier one is what a sort has to equal. */
class AnyEntriesComeSortedAndOnceTest {
  /** Not compared, the number says which of two equal entries it is. */
  record Entry(long key, String compared, String carried) {
    byte[] bytes() {
      return (compared + carried).getBytes(StandardCharsets.ISO_8859_1);
    }

    boolean isKeyAlone() {
      return compared.isEmpty();
    }
  }

  private static final Comparator<Entry> ORDER =
      ((Comparator<Entry>) (one, other) -> Long.compareUnsigned(one.key, other.key))
          .thenComparing(Entry::compared);

  @Property(tries = 150)
  void theLastOfEachCounts(
      @ForAll("entries") List<Entry> entries,
      @ForAll("memories") SortMemory memory,
      @ForAll("orders") KeyOrder order)
      throws IOException {
    Path folder = Files.createTempDirectory("sort");
    try (ExternalSort sort = new ExternalSort(folder, "s-", memory, () -> order)) {
      entries.forEach(entry -> add(sort, entry));
      List<Entry> expected = expected(entries, order);
      assertEquals(expected, all(sort, entries.size()));
      assertEquals(expected, all(sort, entries.size()));
    } finally {
      Files.delete(folder);
    }
  }

  /** Few keys, so that entries meet in one; zeros, which also stand behind a shorter entry. */
  @Provide
  Arbitrary<List<Entry>> entries() {
    Arbitrary<Long> keys =
        Arbitraries.oneOf(
            Arbitraries.of(0L, 1L, -1L, -2L, Long.MIN_VALUE, 1L << 24, 77L), Arbitraries.longs());
    Arbitrary<String> texts =
        Arbitraries.oneOf(
            Arbitraries.just(""),
            Arbitraries.strings().withChars('a', 'b', '\0', '\u00ff').ofMinLength(1).ofMaxLength(3),
            Arbitraries.of(
                "a".repeat(300), "a".repeat(300) + "b", "a".repeat(299), "a\0\0\0\0\0\0"));
    return Combinators.combine(keys, texts, Arbitraries.integers())
        .as((key, text, number) -> new Entry(key, text, text.isEmpty() ? "" : "#" + number))
        .list()
        .ofMaxSize(1200);
  }

  /** The least makes a spill of every other entry: more than one merge takes. */
  @Provide
  Arbitrary<SortMemory> memories() {
    return Arbitraries.of(0L, 100L, 4096L, 1L << 20)
        .flatMap(
            bytes ->
                Arbitraries.of(
                    SortMemory.ofBoth(bytes),
                    new SortMemory(bytes, bytes, 1, false),
                    new SortMemory(bytes, bytes, 1, true)));
  }

  @Provide
  Arbitrary<KeyOrder> orders() {
    return Arbitraries.of(KeyOrder.SAME, new KeyOrder(key -> ~key, ranked -> ~ranked));
  }

  private static List<Entry> expected(List<Entry> entries, KeyOrder order) {
    TreeMap<Entry, Entry> map = new TreeMap<>(ORDER);
    for (Entry entry : entries) {
      Entry ranked = new Entry(order.rank(entry.key), entry.compared, entry.carried);
      map.put(ranked, ranked);
    }
    return new ArrayList<>(map.values());
  }

  private static void add(ExternalSort sort, Entry entry) {
    if (entry.isKeyAlone()) {
      sort.add(entry.key);
    } else {
      sort.add(entry.key, entry.bytes(), entry.compared.length(), entry.bytes().length);
    }
  }

  private static List<Entry> all(ExternalSort sort, int added) throws IOException {
    List<Entry> all = new ArrayList<>();
    SortedEntries entries = sort.sorted();
    while (entries.next()) {
      byte[] bytes = Arrays.copyOf(entries.bytes(), entries.length());
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      int compared = entries.compared();
      all.add(new Entry(entries.key(), text.substring(0, compared), text.substring(compared)));
    }
    assertEquals(added, all.size() + entries.dropped());
    assertEquals(false, entries.next());
    return all;
  }
}

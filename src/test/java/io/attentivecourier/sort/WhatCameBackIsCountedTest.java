package io.attentivecourier.sort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** It is compared with what was added: a list that lost members must not look whole. */
class WhatCameBackIsCountedTest {
  @TempDir Path folder;

  @Test
  void atTheEndWithThoseThatWereDropped() throws IOException {
    List<Spill> twice = List.of(spill("one"), spill("two"));
    for (long added = 1; added <= 3; added++) {
      try (SpillMerge merge = new SpillMerge(twice, KeyOrder.SAME)) {
        SortedEntries entries = new SortedEntries(merge, added, 0);
        assertTrue(entries.next());
        assertEquals(7, entries.key());
        assertEnd(entries, added == 2);
      }
    }
  }

  @Test
  void whereNothingDoesToo() throws IOException {
    try (SpillMerge merge = new SpillMerge(List.of(), KeyOrder.SAME)) {
      assertEnd(new SortedEntries(merge, 0, 0), true);
      assertEnd(new SortedEntries(merge, 1, 0), false);
      assertEnd(new SortedEntries(merge, 1, 1), true);
    }
  }

  private static void assertEnd(SortedEntries entries, boolean isWhole) throws IOException {
    if (isWhole) {
      assertFalse(entries.next());
    } else {
      assertThrows(IllegalStateException.class, entries::next);
    }
  }

  private Spill spill(String name) throws IOException {
    try (SpillWriter writer = new SpillWriter(folder.resolve(name))) {
      writer.add(7);
      return writer.finish();
    }
  }
}

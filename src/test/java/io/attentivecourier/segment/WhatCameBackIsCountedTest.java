package io.attentivecourier.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stage compares it with what was added: a list that lost members must not look whole. */
class WhatCameBackIsCountedTest {
  @TempDir Path folder;
  private final List<Long> told = new ArrayList<>();

  @Test
  void atTheEndWithThoseThatWereDropped() throws IOException {
    List<SpillFile> twice = List.of(spill("one"), spill("two"));
    try (SpillMerge merge = new SpillMerge(twice, new int[] {0})) {
      MemberBatches batches = batches(merge);
      assertEquals(List.of(), told);
      assertEquals(List.of("2025550100"), batches.next().identifiers());
      assertEquals(List.of(2L), told);
    }
  }

  @Test
  void whereNothingDoesToo() throws IOException {
    try (SpillMerge merge = new SpillMerge(List.of(), new int[0])) {
      batches(merge);
      assertEquals(List.of(0L), told);
    }
  }

  private MemberBatches batches(SpillMerge merge) throws IOException {
    return new MemberBatches(
        merge, List.of(new StagedSegments.StagedSegment("Winback", 0)), told::add);
  }

  private SpillFile spill(String name) throws IOException {
    try (SpillWriter writer = new SpillWriter(folder.resolve(name))) {
      writer.segment(0);
      writer.member(PhoneKey.of("2025550100"));
      return writer.finish();
    }
  }
}

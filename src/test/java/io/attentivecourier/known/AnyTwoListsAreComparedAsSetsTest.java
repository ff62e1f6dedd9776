package io.attentivecourier.known;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.home.Trees;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.MemberHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnyTwoListsAreComparedAsSetsTest {
  private static final long AMPLE = 1 << 20;

  /** Four hashes make a spill. */
  private static final long TINY = 64;

  @Property(tries = 60)
  void withAndWithoutSpills(
      @ForAll("members") Set<String> baseline, @ForAll("members") Set<String> now)
      throws IOException {
    Path folder = Files.createTempDirectory("members");
    try {
      IdentifierKey key = IdentifierKey.at(folder.resolve("key"));
      Snapshot older = Members.snapshot(folder.resolve("a"), key, baseline, TINY);
      Snapshot newer = Members.snapshot(folder.resolve("b"), key, now, AMPLE);
      assertEquals(Optional.of(diff(baseline, now)), MemberDiff.of(older, newer));
      assertHolds(older, key.memberHash(), baseline, now);
      assertSameBytes(folder, key, baseline, older);
    } finally {
      Trees.delete(folder);
    }
  }

  @Provide
  Arbitrary<Set<String>> members() {
    return Arbitraries.longs()
        .between(2_025_550_100L, 2_025_550_499L)
        .map(String::valueOf)
        .set()
        .ofMaxSize(300);
  }

  private static MemberDiff diff(Set<String> baseline, Set<String> now) {
    Set<String> kept = new HashSet<>(baseline);
    kept.retainAll(now);
    return new MemberDiff(now.size() - kept.size(), baseline.size() - kept.size(), kept.size());
  }

  private static void assertHolds(
      Snapshot snapshot, MemberHash hash, Set<String> members, Set<String> others)
      throws IOException {
    for (String member : members) {
      assertEquals(true, snapshot.contains(hash.of(member)));
    }
    for (String other : others) {
      assertEquals(members.contains(other), snapshot.contains(hash.of(other)));
    }
  }

  private static void assertSameBytes(
      Path folder, IdentifierKey key, Set<String> members, Snapshot spilled) throws IOException {
    Snapshot whole = Members.snapshot(folder.resolve("c"), key, members, AMPLE);
    assertEquals(-1, Files.mismatch(whole.path(), spilled.path()));
  }
}

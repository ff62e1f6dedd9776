package io.attentivecourier.known;

import static io.attentivecourier.known.Members.FIRST;
import static io.attentivecourier.known.Members.SECOND;
import static io.attentivecourier.known.Members.THIRD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.home.Trees;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TheNewestDeliveredListIsTheBaselineTest {
  @TempDir Path root;
  private Members members;

  @BeforeEach
  void aHome() throws IOException {
    members = new Members(root);
  }

  @Test
  void aFirstListHasNothingToCompareWith() throws IOException {
    Snapshot now = members.stage(FIRST, "Winback", "2025550100");
    assertEquals(Optional.empty(), Members.difference(members.snapshots, now));
  }

  @Test
  void aListIsComparedWithTheOneDeliveredLast() throws IOException {
    members.stage(FIRST, "Winback", "2025550100", "2025550101", "2025550102");
    members.deliver(FIRST, "Winback");
    Snapshot now = members.stage(SECOND, "Winback", "2025550102", "2025550103");
    assertEquals(Optional.of(new MemberDiff(1, 2, 1)), Members.difference(members.snapshots, now));
  }

  @Test
  void aPlanIsComparedWithoutBeingKept() throws IOException {
    members.stage(FIRST, "Winback", "2025550100");
    members.deliver(FIRST, "Winback");
    members.write(members.snapshots, SECOND, "Winback", List.of("2025550101"));
    assertEquals(Optional.of(FIRST), members.baseline("Winback"));
    assertEquals(Optional.empty(), members.snapshots.staged(SECOND, "Winback"));
  }

  @Test
  void aListThatIsNotDeliveredIsNoBaseline() throws IOException {
    members.stage(FIRST, "Winback", "2025550100");
    members.deliver(FIRST, "Winback");
    members.stage(SECOND, "Winback", "2025550101");
    assertEquals(Optional.of(FIRST), members.baseline("Winback"));
  }

  @Test
  void onlyTheBaselineIsKept() throws IOException {
    members.stage(FIRST, "Winback", "2025550100");
    members.deliver(FIRST, "Winback");
    members.stage(SECOND, "Winback", "2025550101");
    members.deliver(SECOND, "Winback");
    assertEquals(Optional.of(SECOND), members.baseline("Winback"));
    assertFalse(Files.exists(folder(FIRST)));
  }

  @Test
  void aCrashBetweenDeliveryAndTheRoomChangesNothing() throws IOException {
    members.stage(FIRST, "Winback", "2025550100");
    members.deliver(FIRST, "Winback");
    members.stage(SECOND, "Winback", "2025550101");
    members.ledgerDelivers(SECOND, "Winback");
    assertEquals(Optional.of(SECOND), members.baseline("Winback"));
    members.snapshots.removeOlder(SECOND, List.of("Winback"));
    members.snapshots.removeOlder(SECOND, List.of("Winback"));
    assertEquals(Optional.of(SECOND), members.baseline("Winback"));
    assertFalse(Files.exists(folder(FIRST)));
  }

  @Test
  void aLateWordOfAnOlderDeliveryRemovesNoNewerList() throws IOException {
    members.stage(SECOND, "Winback", "2025550100");
    members.stage(THIRD, "Winback", "2025550101");
    members.deliver(THIRD, "Winback");
    members.snapshots.removeOlder(SECOND, List.of("Winback"));
    members.snapshots.removeOlder(FIRST, List.of("Winback"));
    assertEquals(Optional.of(THIRD), members.baseline("Winback"));
  }

  /** Else people would count as added or removed against a list that is no longer there. */
  @Test
  void anOlderListNeverStandsInForOneThatWasNotKept() throws IOException {
    members.stage(FIRST, "Winback", "2025550100");
    members.deliver(FIRST, "Winback");
    members.ledgerDelivers(SECOND, "Winback");
    assertEquals(Optional.empty(), members.baseline("Winback"));
  }

  @Test
  void segmentsOfOneRunAreDeliveredEachForItself() throws IOException {
    members.write(members.snapshots, FIRST, "Winback", List.of("2025550100"));
    members.write(members.snapshots, FIRST, "winback", List.of("2025550101"));
    members.snapshots.markStaged(FIRST);
    members.snapshots.markStaged(FIRST);
    members.deliver(FIRST, "winback");
    assertEquals(Optional.empty(), members.baseline("Winback"));
    assertEquals(Optional.of(FIRST), members.baseline("winback"));
  }

  @Test
  void anotherKeyIsNoComparisonAndNotAllNew() throws IOException {
    members.stage(FIRST, "Winback", "2025550100");
    members.deliver(FIRST, "Winback");
    Snapshots other = members.snapshots(IdentifierKey.at(root.resolve("other-key")));
    Snapshot now = members.stage(other, SECOND, "Winback", List.of("2025550100"));
    assertEquals(Optional.empty(), Members.difference(other, now));
  }

  @Test
  void aRetiredSegmentHasNoBaseline() throws IOException {
    members.stage(FIRST, "Winback", "2025550100");
    members.deliver(FIRST, "Winback");
    members.snapshots.retire("Winback");
    assertEquals(Optional.empty(), members.baseline("Winback"));
    assertFalse(Files.exists(folder(FIRST)));
  }

  @Test
  void whatNobodyWillDeliverIsTidiedAway() throws IOException {
    members.stage(FIRST, "Winback", "2025550100");
    members.deliver(FIRST, "Winback");
    members.stage(SECOND, "Winback", "2025550101");
    members.stage(THIRD, "Winback", "2025550102");
    Files.createDirectories(members.home.members().resolve("lost+found"));
    Files.createFile(folder(SECOND).resolve("57.members.forgetting"));
    members.snapshots.tidy(THIRD::equals);
    assertTrue(Files.exists(folder(FIRST)));
    assertFalse(Files.exists(folder(SECOND)));
    assertTrue(Files.exists(folder(THIRD)));
  }

  @Test
  void onlyTheOwnerReadsTheRoom() throws IOException {
    members.stage(FIRST, "Winback", "2025550100");
    assertEquals("rwx------", permissions(members.home.members()));
    assertEquals("rwx------", permissions(folder(FIRST)));
  }

  @Test
  void aRunThatIsThrownAwayLeavesNothing() throws IOException {
    members.write(members.snapshots, FIRST, "Winback", List.of("2025550100"));
    Trees.delete(members.home.staging().resolve(FIRST.toString()));
    members.snapshots.markStaged(FIRST);
    assertFalse(Files.exists(folder(FIRST)));
  }

  private Path folder(RunId run) {
    return members.home.members().resolve(run.toString());
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}

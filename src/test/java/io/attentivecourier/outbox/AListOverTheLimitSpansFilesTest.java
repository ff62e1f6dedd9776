package io.attentivecourier.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.list.SegmentFileWriter;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.SegmentOutcome;
import io.attentivecourier.settings.PackingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AListOverTheLimitSpansFilesTest {
  private static final SegmentOutcome.MemberChange CHANGE =
      new SegmentOutcome.MemberChange(1, 2, 3);

  @TempDir Path folder;

  private FilePlan.Candidate list(String segment, int rows) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      lines.append("21255501%02d,%s%n".formatted(row, segment));
    }
    Path path = Files.writeString(folder.resolve(segment + ".csv"), lines);
    return new FilePlan.Candidate(
        new SegmentFileWriter.StagedFile(segment, path, rows, lines.length(), "0"), CHANGE);
  }

  private List<FilePlan.Draft> drafts(
      PackingSettings.FileLayout layout, List<Set<String>> together, FilePlan.Candidate... lists)
      throws IOException {
    return new FilePlan(layout, 10).drafts(List.of(lists), together, folder);
  }

  private static List<String> owners(List<FilePlan.Draft> drafts) {
    return drafts.stream().map(one -> one.owner() + " " + one.parts().get(0).rows()).toList();
  }

  @Test
  void inPartsOfTheLimitAndARest() throws IOException {
    List<FilePlan.Draft> drafts =
        drafts(PackingSettings.FileLayout.SEPARATE, List.of(), list("VIP", 25));
    assertEquals(List.of("VIP 10", "VIP#2 10", "VIP#3 5"), owners(drafts));
    StringBuilder all = new StringBuilder();
    for (FilePlan.Draft draft : drafts) {
      all.append(Files.readString(draft.plain()));
    }
    assertEquals(Files.readString(list("VIP", 25).list().path()), all.toString());
  }

  @Test
  void withoutAnEmptyLastPart() throws IOException {
    var drafts = drafts(PackingSettings.FileLayout.SEPARATE, List.of(), list("VIP", 20));
    assertEquals(List.of("VIP 10", "VIP#2 10"), owners(drafts));
  }

  @Test
  void theChangeOfMembersIsToldOnce() throws IOException {
    var drafts = drafts(PackingSettings.FileLayout.SEPARATE, List.of(), list("VIP", 11));
    assertEquals(CHANGE, drafts.get(0).parts().get(0).change());
    assertNull(drafts.get(1).parts().get(0).change());
  }

  @Test
  void aListOfTheLimitIsOneFile() throws IOException {
    assertEquals(
        List.of("VIP 10"),
        owners(drafts(PackingSettings.FileLayout.SEPARATE, List.of(), list("VIP", 10))));
  }

  @Test
  void nothingIsPackedWithIt() throws IOException {
    var drafts =
        drafts(
            PackingSettings.FileLayout.SINGLE,
            List.of(),
            list("Alpha", 4),
            list("Bravo", 11),
            list("Echo", 6));
    assertEquals(List.of("Alpha+Echo 4", "Bravo 10", "Bravo#2 1"), owners(drafts));
    assertEquals(10, Files.readString(drafts.get(0).plain()).lines().count());
  }

  @Test
  void aListThatHasItsFileGrowsIntoASecondOne() throws IOException {
    var drafts =
        drafts(PackingSettings.FileLayout.SEPARATE, List.of(Set.of("VIP")), list("VIP", 12));
    assertEquals(List.of("VIP 10", "VIP#2 2"), owners(drafts));
  }

  @Test
  void aPackIsNeverMoreThanTheLimit() throws IOException {
    List<Set<String>> together = List.of(Set.of("Alpha", "Bravo"));
    FilePlan.Candidate alpha = list("Alpha", 6);
    FilePlan.Candidate bravo = list("Bravo", 5);
    assertThrows(
        Refusal.class, () -> drafts(PackingSettings.FileLayout.SINGLE, together, alpha, bravo));
  }
}

package io.attentivecourier.known;

import static io.attentivecourier.known.Members.FIRST;
import static io.attentivecourier.known.Members.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.known.PersonFinding.What;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SomebodyIsFoundTest {
  @TempDir Path root;
  private Members members;
  private final List<RunReport> reports = new ArrayList<>();

  @BeforeEach
  void aHome() throws IOException {
    members = new Members(root);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025550100", "12025550100", "+1 (202) 555-0100", " 202.555.0100 "})
  void inAnySpelling(String typed) throws IOException {
    sent(FIRST, "a_1.csv", "2025550100,Winback\n2025550101,Winback\n");
    assertEquals(List.of(PersonFinding.of(What.DELIVERED, FIRST, "Winback", "a_1.csv")), of(typed));
  }

  @Test
  void anEmailIsFoundInAnyCase() throws IOException {
    sent(FIRST, "a_1.csv", "sam@example.com,Winback\nsam@example.com.example.org,Winback\n");
    assertEquals(What.DELIVERED, of("Sam@Example.com").get(0).what());
    assertEquals(What.NOT_LISTED, of("am@example.com").get(0).what());
  }

  @Test
  void aListOfElevenDigitsHoldsThemToo() throws IOException {
    sent(FIRST, "a_1.csv", "12025550100,Winback\n");
    assertEquals(What.DELIVERED, of("2025550100").get(0).what());
  }

  @Test
  void aPackTellsItsSegmentsApart() throws IOException {
    sent(FIRST, "a_1.csv", "2025550100,Lapsed\n2025550109,Lapsed\n2025550101,Winback\n");
    assertEquals(
        List.of(
            PersonFinding.of(What.NOT_LISTED, FIRST, "Lapsed", null),
            PersonFinding.of(What.DELIVERED, FIRST, "Winback", "a_1.csv")),
        of("2025550101"));
  }

  @Test
  void gzipIsReadAndArchivesAreNot() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("2025550100,Winback\n".getBytes());
    }
    Path packed = members.file(members.home.sent().resolve(FIRST + ""), "a_1.csv.gz", "");
    Files.write(packed, bytes.toByteArray());
    sent(FIRST, "a_2.csv.pgp", "secret");
    assertEquals(
        List.of(
            PersonFinding.of(What.DELIVERED, FIRST, "Winback", "a_1.csv.gz"),
            PersonFinding.of(What.NOT_LOOKED_INTO, FIRST, null, "a_2.csv.pgp")),
        of("2025550100"));
  }

  @Test
  void theSnapshotAndTheFileSayItOnce() throws IOException {
    members.stage(FIRST, "Winback", "2025550100");
    sent(FIRST, "a_1.csv", "2025550100,Winback\n");
    report(FIRST, SegmentOutcome.SegmentState.DELIVERED, "a_1.csv");
    assertEquals(
        List.of(PersonFinding.of(What.DELIVERED, FIRST, "Winback", "a_1.csv")), of("2025550100"));
  }

  @Test
  void aBaselineIsRememberedLongerThanItsFile() throws IOException {
    members.stage(FIRST, "Winback", "2025550100");
    assertEquals(What.LISTED, of("2025550100").get(0).what());
    report(FIRST, SegmentOutcome.SegmentState.DELIVERED, "a_1.csv");
    assertEquals(
        List.of(PersonFinding.of(What.DELIVERED, FIRST, "Winback", "a_1.csv")), of("2025550100"));
  }

  @Test
  void aHeldListIsHeld() throws IOException {
    members.stage(FIRST, "Winback", "2025550100");
    report(FIRST, SegmentOutcome.SegmentState.HELD, null);
    assertEquals(List.of(PersonFinding.of(What.HELD, FIRST, "Winback", null)), of("2025550100"));
  }

  @Test
  void theNewestDateComesFirstAndOthersCanBeLeftOut() throws IOException {
    members.stage(FIRST, "Winback", "2025550100");
    members.stage(SECOND, "Winback", "2025550101");
    assertEquals(
        List.of(
            PersonFinding.of(What.NOT_LISTED, SECOND, "Winback", null),
            PersonFinding.of(What.LISTED, FIRST, "Winback", null)),
        of("2025550100"));
    assertEquals(
        List.of(PersonFinding.of(What.LISTED, FIRST, "Winback", null)),
        whereabouts().of(PersonQuery.of("2025550100"), FIRST::equals));
  }

  @Test
  void aRejectedRowIsFoundByItsSpelling() throws IOException {
    rejected("17,phone,phone-valid," + members.key.hash("(202) 555-0100") + "\n");
    assertEquals(List.of(PersonFinding.rejected(FIRST, "phone-valid", 17L)), of("+12025550100"));
    assertEquals(List.of(), of("2025550101"));
  }

  @Test
  void aRejectedTextThatIsNoIdentifierIsFoundAsTyped() throws IOException {
    rejected("3,\"a, b\",phone-shape," + members.key.hash("555-010") + "\n");
    assertEquals(List.of(PersonFinding.rejected(FIRST, "phone-shape", 3L)), of("555-010"));
  }

  @Test
  void aKeptValueIsFoundInEverySpelling() throws IOException {
    rejected("3,phone,phone-valid,00," + "202--555--0100" + "\n4,phone,phone-shape,00,\"\n");
    assertEquals(List.of(PersonFinding.rejected(FIRST, "phone-valid", 3L)), of("2025550100"));
  }

  @Test
  void aRejectedRowIsFoundWithoutItsNumber() throws IOException {
    rejected("1x7,phone,phone-valid," + members.key.hash("2025550100") + "\n");
    assertEquals(List.of(PersonFinding.rejected(FIRST, "phone-valid", null)), of("2025550100"));
  }

  @Test
  void aDamagedListOfRejectedRowsIsNamed() throws IOException {
    String line = "17,phone,phone-valid," + members.key.hash("2025550100") + "\n";
    rejected(line + "18,phone,\"phone\"-valid,00\n" + line);
    assertEquals(
        List.of(
            PersonFinding.rejected(FIRST, "phone-valid", 17L),
            PersonFinding.of(What.NOT_LOOKED_INTO, FIRST, null, FIRST + ".csv")),
        of("2025550100"));
  }

  /** Else whoever is looked for would be every row without an identifier. */
  @Test
  void nobodyIsNotLookedFor() throws IOException {
    rejected("3,phone,identifier-missing," + members.key.hash("") + "\n");
    assertThrows(IllegalArgumentException.class, () -> PersonQuery.of(" "));
    assertEquals(List.of(), of("2025550100"));
  }

  @Test
  void aPersonIsNotPrinted() {
    assertEquals("a person", PersonQuery.of("2025550100").toString());
  }

  @Test
  void anotherKeySaysNothingOfItsSnapshots() throws IOException {
    members.stage(FIRST, "Winback", "2025550100");
    IdentifierKey other = IdentifierKey.at(root.resolve("other"));
    Whereabouts blind =
        new Whereabouts(members.home, members.snapshots, other, run -> Optional.empty());
    assertEquals(List.of(), blind.of(PersonQuery.of("2025550100"), run -> true));
  }

  private List<PersonFinding> of(String typed) throws IOException {
    return whereabouts().of(PersonQuery.of(typed), run -> true);
  }

  private Whereabouts whereabouts() {
    return new Whereabouts(
        members.home,
        members.snapshots,
        members.key,
        run -> reports.stream().filter(report -> report.run().equals(run)).findFirst());
  }

  private void sent(RunId run, String name, String text) throws IOException {
    members.file(members.home.sent().resolve(run.toString()), name, text);
  }

  private void rejected(String text) throws IOException {
    members.file(members.home.rejected(), FIRST + ".csv", text);
  }

  private void report(RunId run, SegmentOutcome.SegmentState state, String file) {
    var outcome = new SegmentOutcome("Winback", 1, null, null, null, state, null, file, null, null);
    reports.add(
        new RunReport(
            run,
            RunKind.SEGMENTS,
            RunState.WHOLE,
            null,
            false,
            false,
            RunReport.Counts.NONE,
            List.of(outcome),
            ""));
  }
}

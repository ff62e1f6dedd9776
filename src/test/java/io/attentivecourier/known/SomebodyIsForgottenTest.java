package io.attentivecourier.known;

import static io.attentivecourier.known.Members.FIRST;
import static io.attentivecourier.known.Members.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.home.FileHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SomebodyIsForgottenTest {
  private static final String SAM = "+1 202 555 0100";

  @TempDir Path root;
  private Members members;
  private Path sent;

  @BeforeEach
  void aHome() throws IOException {
    members = new Members(root);
    sent =
        members.file(
            members.home.sent().resolve(FIRST.toString()),
            "a_1.csv",
            "2025550100,Winback\n2025550101,Winback\n20255501000,Winback\n");
  }

  @Test
  void inEveryPlace() throws IOException {
    members.file(failed(), "a_1.csv", "2025550100,Winback\n2025550101,Winback\n");
    members.file(failed(), "people.jsonl", "{\"phone\":\"+12025550100\"}\n{\"phone\":\"+1\"}\n");
    rejected("17,phone,phone-valid," + members.key.hash("202-555-0100") + "\n18,phone,x,00\n");
    members.stage(FIRST, "Winback", "2025550100", "2025550101");
    members.stage(SECOND, "Winback", "2025550100");
    assertEquals(new KeptErasure.ErasureCounts(1, 2, 1, 2, 0, List.of()), forget());
    assertEquals(new KeptErasure.ErasureCounts(0, 0, 0, 0, 0, List.of()), forget());
    assertEquals(
        List.of(
            PersonFinding.of(PersonFinding.What.NOT_LISTED, SECOND, "Winback", null),
            PersonFinding.of(PersonFinding.What.FORGOTTEN, FIRST, "Winback", null)),
        found());
  }

  @Test
  void theOthersStayAsTheyWere() throws IOException {
    rejected("1,\"a, b\",phone-shape,00,\"2\n\"\"\"\n2,p,r,00,2025550100\n");
    forget();
    assertEquals("2025550101,Winback\n20255501000,Winback\n", Files.readString(sent));
    assertEquals(
        "1,\"a, b\",phone-shape,00,\"2\n\"\"\"\n",
        Files.readString(members.home.rejected().resolve(FIRST + ".csv")));
  }

  @Test
  void aSnapshotLosesOneAndStaysWhole() throws IOException {
    Snapshot before = members.stage(FIRST, "Winback", "2025550100", "2025550101");
    forget();
    Snapshot after = Snapshot.read(before.path());
    Snapshot rest = members.stage(SECOND, "Winback", "2025550101");
    assertEquals(Optional.of(new MemberDiff(0, 0, 1)), MemberDiff.of(after, rest));
    assertEquals("rw-------", permissions(after.path()));
  }

  @Test
  void theFileKeepsItsPermissionsAndGetsAMark() throws IOException {
    Files.setPosixFilePermissions(sent, PosixFilePermissions.fromString("r--r-----"));
    forget();
    assertEquals("r--r-----", permissions(sent));
    assertTrue(KeptFile.ForgottenMark.isOn(sent));
  }

  @Test
  void aFileWithoutThemIsNotTouched() throws IOException {
    String before = FileHash.sha256(sent);
    KeptErasure.ErasureCounts forgotten = forget("2025550199");
    assertFalse(forgotten.isAny());
    assertFalse(KeptFile.ForgottenMark.isOn(sent));
    assertEquals(before, FileHash.sha256(sent));
  }

  /** An empty list under that name would remove all members, should it ever be sent. */
  @Test
  void aListOfNobodyElseIsDeleted() throws IOException {
    Files.writeString(sent, "2025550100,Winback\n");
    forget();
    assertFalse(Files.exists(sent));
    assertTrue(KeptFile.ForgottenMark.isOn(sent));
  }

  @Test
  void gzipIsRewrittenAsGzip() throws IOException {
    Path packed = sent.resolveSibling("a_2.csv.gz");
    try (var gzip = new GZIPOutputStream(Files.newOutputStream(packed))) {
      gzip.write("2025550100,Winback\n2025550101,Winback\n".getBytes(StandardCharsets.US_ASCII));
    }
    assertEquals(2, forget().sent());
    try (var lines = new KeptFile(packed).reader()) {
      assertEquals("2025550101,Winback", lines.readLine());
    }
  }

  @Test
  void whatCannotBeLookedIntoIsNamed() throws IOException {
    Files.writeString(sent.resolveSibling("a_2.csv.pgp"), "secret");
    assertEquals(List.of("sent/" + FIRST + "/a_2.csv.pgp"), forget().notLookedInto());
  }

  @Test
  void aDamagedListOfRejectedRowsIsNamedAndStays() throws IOException {
    String text = "1,phone,\"phone\"-shape,00\n2,p,r," + members.key.hash("2025550100") + "\n";
    rejected(text);
    assertEquals(List.of("rejected/" + FIRST + ".csv"), forget().notLookedInto());
    assertEquals(text, Files.readString(members.home.rejected().resolve(FIRST + ".csv")));
  }

  @Test
  void whatACrashLeftIsRemoved() throws IOException {
    Path left = sent.resolveSibling("a_1.csv.forgetting");
    Files.writeString(left, "2025550100,Win");
    forget();
    assertFalse(Files.exists(left));
  }

  @Test
  void aTextThatIsNobodyTakesNobodyAway() throws IOException {
    assertFalse(forget("2025550").isAny());
    assertFalse(forget("Winback").isAny());
  }

  private List<PersonFinding> found() throws IOException {
    var whereabouts =
        new Whereabouts(members.home, members.snapshots, members.key, run -> Optional.empty());
    return whereabouts.of(PersonQuery.of(SAM), run -> true);
  }

  private KeptErasure.ErasureCounts forget() throws IOException {
    return forget(SAM);
  }

  private KeptErasure.ErasureCounts forget(String typed) throws IOException {
    return new KeptErasure(members.home, members.snapshots, members.key)
        .forget(PersonQuery.of(typed));
  }

  private Path failed() {
    return members.home.failed().resolve(FIRST.toString());
  }

  private void rejected(String text) throws IOException {
    members.file(members.home.rejected(), FIRST + ".csv", text);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}

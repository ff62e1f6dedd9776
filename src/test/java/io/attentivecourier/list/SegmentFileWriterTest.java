package io.attentivecourier.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.home.StagingOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentFileWriterTest {
  private static final String LINES = "2025550100,Winback\n2025550101,Winback\n";

  @TempDir Path folder;

  @Test
  void whatIsCountedAndHashedIsWhatIsInTheFile() throws IOException {
    SegmentFileWriter.StagedFile staged = write();
    assertEquals(folder.resolve("7.csv"), staged.path());
    assertEquals("Winback", staged.segment());
    assertEquals(LINES + "2025550102,Winback\n", Files.readString(staged.path()));
    assertEquals(3, staged.rows());
    assertEquals(Files.size(staged.path()), staged.bytes());
    assertEquals(otherSha256(Files.readAllBytes(staged.path())), staged.sha256());
  }

  @Test
  void onlyTheOwnerReadsIt() throws IOException {
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(write().path())));
  }

  @Test
  void aFileThatWasNotFinishedIsGone() throws IOException {
    try (SegmentFileWriter writer =
        new SegmentFileWriter(folder, 7, "Winback", StagingOutput.Lifetime.KEPT)) {
      writer.append(bytes(LINES), 2);
    }
    assertFalse(Files.exists(folder.resolve("7.csv")));
  }

  @Test
  void noEmptyFileIsStaged() throws IOException {
    try (SegmentFileWriter writer =
        new SegmentFileWriter(folder, 7, "Winback", StagingOutput.Lifetime.KEPT)) {
      assertThrows(IllegalStateException.class, writer::finish);
      assertThrows(IllegalStateException.class, () -> writer.append(new byte[0], 0));
    }
  }

  @Test
  void rowsThatDoNotMatchTheLinesAreRefused() throws IOException {
    try (SegmentFileWriter writer =
        new SegmentFileWriter(folder, 7, "Winback", StagingOutput.Lifetime.KEPT)) {
      assertThrows(IllegalStateException.class, () -> writer.append(bytes(LINES), 1));
      assertThrows(IllegalStateException.class, () -> writer.append(bytes(LINES + "2"), 2));
    }
  }

  @Test
  void aFileThatIsNotAsLongAsWhatWasHashedIsNotFinished() throws IOException {
    try (SegmentFileWriter writer =
        new SegmentFileWriter(folder, 7, "Winback", StagingOutput.Lifetime.KEPT)) {
      writer.append(bytes(LINES), 2);
      Files.write(folder.resolve("7.csv"), bytes("2025"), StandardOpenOption.APPEND);
      assertThrows(IllegalStateException.class, writer::finish);
    }
  }

  @Test
  void aSegmentsFileIsNeverWrittenOver() throws IOException {
    write();
    assertThrows(
        FileAlreadyExistsException.class,
        () -> new SegmentFileWriter(folder, 7, "Lapsed", StagingOutput.Lifetime.KEPT));
  }

  private SegmentFileWriter.StagedFile write() throws IOException {
    try (SegmentFileWriter writer =
        new SegmentFileWriter(folder, 7, "Winback", StagingOutput.Lifetime.KEPT)) {
      writer.append(bytes(LINES), 2);
      writer.append(bytes("2025550102,Winback\n"), 1);
      return writer.finish();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** By another library than the one that wrote it. */
  private static String otherSha256(byte[] bytes) {
    SHA256Digest digest = new SHA256Digest();
    digest.update(bytes, 0, bytes.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return Hex.toHexString(hash);
  }

  @Test
  void aListThatNobodyReadsIsCountedAndHashedAndHasNoFile() throws IOException {
    byte[] lines = "2025550100,Winback\n2025550101,Winback\n".getBytes(StandardCharsets.US_ASCII);
    List<SegmentFileWriter.StagedFile> files = new ArrayList<>();
    for (StagingOutput.Lifetime lifetime :
        List.of(StagingOutput.Lifetime.UNWRITTEN, StagingOutput.Lifetime.KEPT)) {
      try (SegmentFileWriter writer = new SegmentFileWriter(folder, 7, "Winback", lifetime)) {
        writer.append(lines, 2);
        files.add(writer.finish());
      }
      assertEquals(lifetime == StagingOutput.Lifetime.KEPT, Files.exists(folder.resolve("7.csv")));
    }
    assertEquals(files.get(1), files.get(0));
  }
}

package io.attentivecourier.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.util.IOHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AFailedWriteIsNotForgottenTest {
  @TempDir Path folder;

  /** As Camel's PGP format ends: its last buffer does not fit, and nobody is told. */
  @Test
  void aDiskThatIsFullAtTheLastBufferIsHeardOfLater() throws Exception {
    NewFile.HashingOutputStream hashed =
        new NewFile.HashingOutputStream(
            (bytes, from, length) -> {
              throw new IOException("No space left on device");
            });
    OutputStream buffered = new BufferedOutputStream(hashed);
    buffered.write(Lists.rows(3));
    IOHelper.close(buffered);
    IOException fault = assertThrows(IOException.class, hashed::rethrow);
    assertEquals("No space left on device", fault.getCause().getMessage());
    assertEquals(0, hashed.bytes());
  }

  @Test
  void whatFollowsAFailureIsNotWritten() throws Exception {
    int[] writes = {0};
    NewFile.HashingOutputStream hashed =
        new NewFile.HashingOutputStream(
            (bytes, from, length) -> {
              writes[0]++;
              throw new IOException("full");
            });
    assertThrows(IOException.class, () -> hashed.write(1));
    assertThrows(IOException.class, () -> hashed.write(2));
    assertEquals(1, writes[0]);
  }

  @Test
  void aFileThatWasNotFinishedIsGone() throws Exception {
    Path list = Lists.staged(folder, 3);
    try (NewFile file = NewFile.beside(list, ".gz")) {
      file.stream().write(1);
    }
    assertFalse(Files.exists(folder.resolve("0.csv.gz")));
  }

  @Test
  void aFileIsNeverWrittenOver() throws Exception {
    Path list = Lists.staged(folder, 3);
    Files.writeString(folder.resolve("0.csv.gz"), "before");
    assertThrows(FileAlreadyExistsException.class, () -> NewFile.beside(list, ".gz"));
    assertEquals("before", Files.readString(folder.resolve("0.csv.gz")));
  }
}

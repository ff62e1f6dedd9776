package io.attentivecourier.member;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.StagingOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Says of a kept file that a person was taken out of it: {@code NAME.forgotten} beside it. Its
 * bytes are no longer those that were sealed, so it cannot be sent again.
 */
public final class ForgottenMark {
  private static final String ENDING = ".forgotten";

  private ForgottenMark() {}

  /** Whether somebody was taken out of the file. It may even be gone, if nobody else was in it. */
  public static boolean isOn(Path file) {
    return Files.exists(mark(file));
  }

  static boolean is(Path file) {
    return file.getFileName().toString().endsWith(ENDING);
  }

  /** To be called before the file is changed: a crash may leave a mark too many, never a lack. */
  static void put(Path file) throws IOException {
    if (!isOn(file)) {
      StagingOutput.create(mark(file)).close();
      Durable.force(file.toAbsolutePath().getParent());
    }
  }

  private static Path mark(Path file) {
    return file.resolveSibling(file.getFileName() + ENDING);
  }
}

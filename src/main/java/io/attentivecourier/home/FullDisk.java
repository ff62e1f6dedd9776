package io.attentivecourier.home;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells a full disk from any other failed write. */
public final class FullDisk {
  /** The text of "No space left on device" depends on the system's language; the space does not. */
  private static final long FULL_BELOW_BYTES = 1 << 20;

  private static final List<String> WORDS = List.of("No space left", "Disk quota exceeded");

  private FullDisk() {}

  /**
   * True if a write failed because the disk is full. A channel throws a plain IOException then, a
   * rename another.
   */
  public static boolean isIn(Throwable fault) {
    return Causes.of(fault)
        .filter(IOException.class::isInstance)
        .map(cause -> String.valueOf(cause.getMessage()))
        .anyMatch(text -> WORDS.stream().anyMatch(text::contains));
  }

  /**
   * The failure itself, to be thrown.
   *
   * @throws Refusal NO_SPACE instead, if less than 1 MiB is free beside the path
   */
  public static IOException explain(Path path, IOException failure) {
    if (isFull(path)) {
      Refusal refusal =
          new Refusal(Reason.NO_SPACE, "no space left to write " + path.getFileName());
      refusal.initCause(failure);
      throw refusal;
    }
    return failure;
  }

  /** True if less than 1 MiB is free beside the path. */
  public static boolean isFull(Path path) {
    try {
      Path folder = path.toAbsolutePath().getParent();
      return Files.getFileStore(folder).getUsableSpace() < FULL_BELOW_BYTES;
    } catch (IOException unknown) {
      return false;
    }
  }
}

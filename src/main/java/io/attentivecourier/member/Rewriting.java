package io.attentivecourier.member;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.StagingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts a new text in the place of a file's in one step: a crash leaves the one or the other. */
final class Rewriting {
  private static final String ENDING = ".forgetting";

  private Rewriting() {}

  /** What a crash may have left. */
  static boolean isLeft(Path file) {
    return file.getFileName().toString().endsWith(ENDING);
  }

  /** A path beside the file, where nothing is, for the new text. */
  static Path beside(Path file) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ENDING);
    Files.deleteIfExists(fresh);
    return fresh;
  }

  /** Writes and replaces; the permissions stay. A file with nothing in it is deleted instead. */
  static void replace(Path file, Text text) throws IOException {
    Path fresh = beside(file);
    try (StagingOutput output = StagingOutput.create(fresh)) {
      boolean any;
      try (OutputStream stream = new BufferedOutputStream(output, 1 << 16)) {
        any = text.writeTo(stream);
      }
      output.finish();
      put(fresh, file, any);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  static void put(Path fresh, Path file, boolean any) throws IOException {
    if (any) {
      Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(file));
      Durable.move(fresh, file);
    } else {
      Files.delete(file);
      Durable.force(file.toAbsolutePath().getParent());
    }
  }

  /** The new text. */
  @FunctionalInterface
  interface Text {
    /** Whether anything was written. */
    boolean writeTo(OutputStream out) throws IOException;
  }
}

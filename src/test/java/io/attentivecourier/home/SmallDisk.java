package io.attentivecourier.home;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A file system of a few KB that can be filled; a test is skipped where nobody may mount one. */
public final class SmallDisk implements AutoCloseable {
  private final Path folder;
  private final Path ballast;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.ballast = folder.resolve("ballast");
  }

  /**
   * @param size as mount takes it, like {@code 600k}
   */
  public static SmallDisk at(Path folder, String size) throws Exception {
    Files.createDirectories(folder);
    boolean mounted =
        run("mount", "-t", "tmpfs", "-o", "mode=700,size=" + size, "tmpfs", folder.toString());
    Assumptions.assumeTrue(mounted, "this user may not mount a file system");
    return new SmallDisk(folder);
  }

  /** Leaves so many bytes. */
  public void fillUpTo(long bytes) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    Files.write(ballast, new byte[Math.toIntExact(Math.max(0, free - bytes))]);
  }

  public void free() throws IOException {
    Files.deleteIfExists(ballast);
  }

  /** Also while a file of it is open, as a log is. */
  @Override
  public void close() throws Exception {
    assertTrue(run("umount", "-l", folder.toString()));
  }

  private static boolean run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    }
  }
}

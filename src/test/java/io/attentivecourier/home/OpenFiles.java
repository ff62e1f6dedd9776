package io.attentivecourier.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What this process holds open, also what is deleted: its space is free only once it is closed. */
public final class OpenFiles {
  private static final Path OF_THIS_PROCESS = Path.of("/proc/self/fd");

  private OpenFiles() {}

  /** Those of a folder; a test is skipped where the system does not tell. */
  public static List<String> under(Path folder) throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(OF_THIS_PROCESS), "no list of open files here");
    String start = folder.toRealPath() + "/";
    try (Stream<Path> open = Files.list(OF_THIS_PROCESS)) {
      return open.map(OpenFiles::target).filter(file -> file.startsWith(start)).toList();
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }
}

package io.attentivecourier.known;

import io.attentivecourier.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names in {@code var/people/}. */
final class RunFiles {
  static final String SENT = ".sent";
  static final String READ = ".read";
  static final String KNOWN = ".known";

  /** Of an earlier courier; the ledger has the outcomes now. */
  static final String OUTCOMES = ".outcomes";

  private static final String BESIDE = ".part";
  private static final Pattern OF_RUN =
      Pattern.compile(
          "(.+?)(\\.(sent|read)|\\.outcomes(\\.(imported|damaged)(\\.\\d+)?)?)?(\\.part)?");

  private RunFiles() {}

  static Path sent(Path folder, RunId run) {
    return folder.resolve(run + SENT);
  }

  static Path read(Path folder, RunId run) {
    return folder.resolve(run + READ);
  }

  static Path known(Path folder, String pipeline) {
    return folder.resolve(pipeline + KNOWN);
  }

  /**
   * The path at which a file is written before it replaces that one; no listing takes it for a
   * finished file.
   */
  static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + BESIDE);
  }

  /** The files with that ending, in order of name. */
  static List<Path> ending(Path folder, String ending) throws IOException {
    return all(folder).stream().filter(file -> file.toString().endsWith(ending)).toList();
  }

  static List<Path> all(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.sorted().toList());
    }
  }

  /** The run to which a file belongs, also if a crash left the file half-written. */
  static Optional<RunId> run(Path file) {
    Matcher name = OF_RUN.matcher(file.getFileName().toString());
    try {
      return name.matches() ? Optional.of(RunId.parse(name.group(1))) : Optional.empty();
    } catch (IllegalArgumentException other) {
      return Optional.empty();
    }
  }

  /** A free path: that one, or the one with the next number that no file has. */
  static Path free(Path path) {
    Path free = path;
    for (int number = 2; Files.exists(free); number++) {
      free = path.resolveSibling(path.getFileName() + "." + number);
    }
    return free;
  }
}

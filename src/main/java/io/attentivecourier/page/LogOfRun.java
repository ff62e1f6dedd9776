package io.attentivecourier.page;

import io.attentivecourier.row.Scrubbed;
import io.attentivecourier.run.RunId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the lines of the log that name a run, and no other. A page is not for reading a whole log:
 * it has the last of them.
 */
final class LogOfRun {
  static final int MOST_LINES = 200;

  private static final int LONGEST = 1_000;

  /** The log of a day with 2,000 runs has 3 MB. */
  private static final long MOST_BYTES = 16_000_000;

  private final Path folder;

  LogOfRun(Path folder) {
    this.folder = folder;
  }

  /**
   * @param since no file that was written for the last time before is looked into
   */
  List<String> lines(RunId run, Instant since) {
    Pattern named = Pattern.compile("(?<![\\w.-])" + Pattern.quote(run.toString()) + "(?![\\w-])");
    Deque<String> lines = new ArrayDeque<>();
    for (Path file : files(since)) {
      read(file, named, lines);
    }
    return lines.stream().map(LogOfRun::shown).toList();
  }

  /** The days' files in their order, and that of today last. */
  private List<Path> files(Instant since) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files =
          new ArrayList<>(
              all.filter(file -> isOfLog(file) && !isBefore(file, since)).sorted().toList());
      files.stream()
          .filter(file -> file.endsWith("courier.log"))
          .findFirst()
          .ifPresent(
              newest -> {
                files.remove(newest);
                files.add(newest);
              });
      return files;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static boolean isOfLog(Path file) {
    return file.getFileName().toString().startsWith("courier.log");
  }

  private static boolean isBefore(Path file, Instant since) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(since);
    } catch (IOException gone) {
      return true;
    }
  }

  private static void read(Path file, Pattern named, Deque<String> lines) {
    try (FileChannel channel = FileChannel.open(file)) {
      channel.position(Math.max(0, channel.size() - MOST_BYTES));
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
      reader.lines().filter(line -> named.matcher(line).find()).forEach(line -> add(lines, line));
    } catch (IOException | UncheckedIOException gone) {
      add(lines, file.getFileName() + " could not be read");
    }
  }

  private static void add(Deque<String> lines, String line) {
    if (lines.size() == MOST_LINES) {
      lines.removeFirst();
    }
    lines.add(line);
  }

  private static String shown(String line) {
    return Scrubbed.scrub(line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…");
  }
}

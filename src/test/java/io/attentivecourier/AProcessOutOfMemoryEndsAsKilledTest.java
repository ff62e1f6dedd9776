package io.attentivecourier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JVM's own exit code would be 3, and that says that a list is held. */
class AProcessOutOfMemoryEndsAsKilledTest {
  private static final Pattern OPTION = Pattern.compile("'(-XX:[^']+)'|(-XX:[^\\s']+)");

  @TempDir Path folder;

  @Test
  void withTheOptionsOfTheLauncher() throws Exception {
    List<String> options = options(Files.readString(Path.of("courier")));
    Path out = folder.resolve("out");
    Process process = start(options, out);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    assertEquals(137, process.exitValue());
    assertEquals("", Files.readString(out), "--json stays a document");
  }

  @Test
  void theImagesProcessIsNotTheFirstOfItsContainer() throws Exception {
    String image = Files.readString(Path.of("Dockerfile"));
    assertTrue(image.contains("/app/bin/courier \"$@\" <&3 3<&- &\n"), "the launcher's options");
    assertFalse(image.contains("exec java"), "the first process cannot kill itself");
    assertTrue(image.contains("trap 'kill -TERM $courier' TERM"), "signals are passed on");
  }

  /** What stands in the line that starts the process, without the archive of its classes. */
  private static List<String> options(String text) {
    List<String> options = new ArrayList<>();
    Matcher option = OPTION.matcher(text.substring(text.lastIndexOf("java -Xmx128m")));
    while (option.find()) {
      options.add(option.group(1) == null ? option.group(2) : option.group(1));
    }
    options.removeIf(one -> one.startsWith("-XX:SharedArchiveFile"));
    return options;
  }

  private Process start(List<String> options, Path out) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx16m");
    command.addAll(options);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Hoarder.class.getName()));
    return new ProcessBuilder(command)
        .redirectOutput(out.toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  /** The other JVM. */
  static final class Hoarder {
    private Hoarder() {}

    public static void main(String[] args) {
      List<byte[]> held = new ArrayList<>();
      while (args.length == 0) {
        held.add(new byte[1 << 20]);
      }
    }
  }
}

package io.attentivecourier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The JVM's own exit code would be 3, and that says that a list is held. */
class AProcessOutOfMemoryEndsAsKilledTest {
  private static final Pattern OPTION = Pattern.compile("'(-XX:[^']+)'|(-XX:[^\\s']+)");

  @RegisterExtension final ChildJvm jvm = new ChildJvm("-Xmx16m");

  /** The image starts by the launcher, as the next test sees. */
  @Test
  void withTheOptionsOfTheLauncherAndOfTheImage() throws Exception {
    List<String> options = options(Files.readString(Path.of("courier")));
    ChildJvm.Ended ended = jvm.run(jvm.builder(options, Hoarder.class.getName()));
    assertEquals(137, ended.exit());
    assertEquals("", ended.out(), "--json stays a document");
  }

  @Test
  void theImagesProcessIsNotTheFirstOfItsContainer() throws Exception {
    String image = Files.readString(Path.of("Dockerfile"));
    assertTrue(image.contains("/app/bin/courier \"$@\" <&3 3<&- &\n"), "the launcher's options");
    assertFalse(image.contains("exec java"), "the first process cannot kill itself");
    assertTrue(image.contains("trap 'kill -TERM $courier' TERM"), "signals are passed on");
  }

  /** What the process is started with, without the archive of its classes. */
  private static List<String> options(String text) {
    List<String> options = new ArrayList<>();
    int tuned = text.indexOf("tuned=\"") + "tuned=\"".length();
    String all =
        text.substring(tuned, text.indexOf('"', tuned))
            + text.substring(text.lastIndexOf("exec java $tuned"));
    Matcher option = OPTION.matcher(all);
    while (option.find()) {
      options.add(option.group(1) == null ? option.group(2) : option.group(1));
    }
    return options;
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

package io.attentivecourier.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of failures names tests; a test that was renamed or removed is found here. */
class EveryFailureHasItsTest {
  private static final Page FAILURES = new Page(Path.of("docs/failures.md"));
  private static final Pattern NAMED = Pattern.compile("`(\\w+)\\.(\\w+)`");

  @Test
  void noRowIsWithoutOneAndNoNumberIsMissing() throws IOException {
    List<List<String>> rows = FAILURES.rows("failures");
    assertEquals(
        IntStream.rangeClosed(1, 59).mapToObj(Integer::toString).toList(),
        rows.stream().map(row -> row.get(0)).toList());
    rows.forEach(row -> assertTrue(NAMED.matcher(row.get(3)).find(), row.toString()));
  }

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    Map<String, String> sources = sources();
    for (MatchResult named : NAMED.matcher(FAILURES.text()).results().toList()) {
      String source = sources.getOrDefault(named.group(1), "");
      assertFalse(source.isEmpty(), "no class " + named.group(1));
      assertTrue(source.contains("void " + named.group(2) + "("), named.group());
    }
  }

  private static Map<String, String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .collect(
              Collectors.toMap(
                  EveryFailureHasItsTest::name, EveryFailureHasItsTest::text, String::concat));
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(file.toString(), e);
    }
  }
}

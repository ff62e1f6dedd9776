package io.attentivecourier.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A document is read in an editor, and followed by its links. */
class EachDocumentIsGoodToReadTest {
  // [text](path#heading) to something in the repository.
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]*)(?:#([^)]+))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final int WIDTH = 120;
  private static final int README_LINES = 165;

  static Stream<Page> pages() throws IOException {
    return Page.ofUsers().stream();
  }

  /** Decisions are five lines each, however long a line is. */
  static Stream<Page> wrapped() throws IOException {
    return pages().filter(page -> !page.file().endsWith("decisions.md"));
  }

  @ParameterizedTest
  @MethodSource("wrapped")
  void noLineIsLongerThanAScreenButThoseOfTables(Page page) throws IOException {
    List<String> longer =
        page.text().lines().filter(line -> line.length() > WIDTH && !line.startsWith("|")).toList();
    assertEquals(List.of(), longer);
  }

  @Test
  void theReadmeIsReadInOneGo() throws IOException {
    assertTrue(Page.README.text().lines().count() <= README_LINES);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void whateverItPointsToIsThere(Page page) throws IOException {
    List<String> missing = new ArrayList<>();
    for (MatchResult link : LINK.matcher(page.text()).results().toList()) {
      Path target =
          link.group(1).isEmpty() ? page.file() : page.file().resolveSibling(link.group(1));
      if (!isThere(target, link.group(2))) {
        missing.add(link.group());
      }
    }
    assertEquals(List.of(), missing);
  }

  private static boolean isThere(Path target, String heading) throws IOException {
    return Files.exists(target)
        && (heading == null || headings(Files.readString(target)).contains(heading));
  }

  /** The anchors as GitHub makes them. */
  private static List<String> headings(String text) {
    return HEADING
        .matcher(text)
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\w -]", "").replace(' ', '-'))
        .toList();
  }
}

package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Two people who do not exist, in every query of a test: as good, as bad and as duplicate rows.
 * Nothing but the lists themselves may name them, in whatever spelling.
 */
final class Canaries {
  /** The phone as a list holds it. */
  static final String PHONE = "2025550199";

  static final String EMAIL = "canary.bird@example.com";

  private static final Pattern SPELLINGS =
      Pattern.compile("202\\D{0,3}555\\D{0,3}0199|canary.{0,3}bird", Pattern.CASE_INSENSITIVE);

  /** The lists, which hold people; all else under {@code var} must not. */
  private static final Set<String> LISTS = Set.of("staging", "outbox", "sent", "failed");

  private final List<String> sightings = new ArrayList<>();

  /** Rows of a phone list: one good, one that says the same, two bad. */
  static List<String> phones(String segment) {
    return List.of(
        "202-555-0199," + segment,
        "+1 (202) 555.0199," + segment,
        "202-555-01990," + segment,
        EMAIL + "," + segment);
  }

  /** Rows of an e-mail list: one good, one that says the same, two bad. */
  static List<String> emails(String segment) {
    return List.of(
        EMAIL + "," + segment,
        " Canary.Bird@Example.com," + segment,
        "canary.bird@@example.com," + segment,
        "(202) 555-0199," + segment);
  }

  void search(String where, String text) {
    Matcher matcher = SPELLINGS.matcher(text);
    while (matcher.find()) {
      int from = Math.max(0, matcher.start() - 40);
      sightings.add(where + ": …" + text.substring(from, matcher.end()));
    }
  }

  /**
   * @param state a home's {@code var}
   * @param valuesKept whether refused values were asked for
   */
  void searchState(Path state, boolean valuesKept) {
    try (Stream<Path> all = Files.walk(state)) {
      all.filter(Files::isRegularFile)
          .filter(file -> isSearched(state.relativize(file).getName(0).toString(), valuesKept))
          .forEach(file -> search(state.relativize(file).toString(), bytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSearched(String folder, boolean valuesKept) {
    return !LISTS.contains(folder) && !(valuesKept && folder.equals("rejected"));
  }

  private static String bytes(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void assertUnseen() {
    assertTrue(sightings.isEmpty(), () -> String.join("\n", sightings));
  }
}

package io.attentivecourier.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What a row, a name, a number and a run are is plain Java, tested without a context; when, from
 * where and what on failure is YAML. pickup/ drives camel-ftp's own operations, as no endpoint
 * renames or lists.
 */
class OnlyTheRootKnowsCamelTest {
  private static final Set<String> MAY =
      Set.of("pipeline", "doctor", "alert", "pickup", "cli", "console");

  @Test
  void noOtherRoomNamesIt() {
    List<String> others =
        Sources.files().stream()
            .filter(file -> !MAY.contains(Sources.room(file)))
            .filter(file -> !Sources.roof().contains(Sources.room(file)))
            .filter(file -> namesCamel(file))
            .map(Path::toString)
            .toList();
    assertEquals(List.of(), others);
  }

  /** In code or in a comment; the name of a package in quotes is a word. */
  private static boolean namesCamel(Path file) {
    return Sources.text(file).replaceAll("\"[^\"\n]*\"", "").contains("org.apache.camel.");
  }
}

package io.attentivecourier.warehouse;

import io.attentivecourier.run.QueryFault;
import io.attentivecourier.run.QueryFault.FaultKind;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.warehouse.SqlText.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks that a text is one statement that reads, before a driver sees it: DuckDB's driver runs the
 * first of two when it only prepares them, and {@code COMMIT; …; DELETE} ends a read-only
 * transaction. A text in doubt is no query.
 */
final class OneQuery {
  private static final Set<String> READ = Set.of("SELECT", "VALUES", "WITH");
  private static final Set<String> WRITE = Set.of("INSERT", "UPDATE", "DELETE", "MERGE");

  /** The words at which a statement may begin where no semicolon is needed. */
  private static final Set<String> BEGIN =
      Set.of(
          ("INSERT UPDATE DELETE MERGE EXEC EXECUTE DROP ALTER CREATE TRUNCATE GRANT REVOKE DENY"
                  + " BACKUP RESTORE DECLARE KILL SHUTDOWN DBCC WAITFOR WHILE RECONFIGURE"
                  + " WRITETEXT UPDATETEXT CALL COMMIT ROLLBACK BEGIN SET")
              .split(" "));

  private static final Set<String> INTO = Set.of("INTO");
  private static final int LAST_OF_ASCII = 127;
  private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\x{85}]");

  private static final String SETTINGS =
      " (SET goes into courier.warehouse.hikari.connectionInitSql)";

  private final List<Set<SqlSyntax>> readings;

  OneQuery(String url) {
    readings = SqlSyntax.readings(url);
  }

  /**
   * The statement alone, without a last semicolon, which Oracle's driver does not take.
   *
   * @throws Refusal of the kind NOT_A_QUERY: NOT_A_QUERY for what would do more than to read, and
   *     QUERY_FAILED for what begins with no word that reads, as a word with a typo does
   */
  String of(String text) {
    List<Integer> ends = readings.stream().map(signs -> end(text, signs)).distinct().toList();
    return ends.size() == 1 ? text.substring(0, ends.get(0)) : text;
  }

  /** The place of its first word, behind blanks and comments; 0 where there is none. */
  int begin(String text) {
    return SqlText.of(text, readings.get(0)).parts().stream()
        .mapToInt(Token::at)
        .findFirst()
        .orElse(0);
  }

  /** True if a driver may put something else in the place of a sign of it. */
  boolean isAsking(String text) {
    return SqlText.of(text, readings.get(0)).parts().stream()
        .anyMatch(part -> part.text().equals("?") || part.text().equals("{"));
  }

  private static int end(String text, Set<SqlSyntax> signs) {
    SqlText read = SqlText.of(text, signs);
    if (read.isOpen()) {
      throw refused(text, text.length(), "a quote or a comment in it has no end");
    }
    List<List<Token>> statements = statements(read.parts());
    if (statements.size() != 1) {
      int second = statements.isEmpty() ? 0 : statements.get(1).get(0).at();
      String many = "it holds " + statements.size() + " statements, and has to be one";
      throw refused(text, second, many);
    }
    check(text, statements.get(0), signs.contains(SqlSyntax.BATCHES));
    int last = read.parts().lastIndexOf(statements.get(0).get(statements.get(0).size() - 1));
    return last + 1 < read.parts().size() ? read.parts().get(last + 1).at() : text.length();
  }

  /** The statements that are not empty. */
  private static List<List<Token>> statements(List<Token> parts) {
    List<List<Token>> all = new ArrayList<>(List.of(new ArrayList<>()));
    for (Token part : parts) {
      if (part.text().equals(";")) {
        all.add(new ArrayList<>());
      } else {
        all.get(all.size() - 1).add(part);
      }
    }
    all.removeIf(List::isEmpty);
    return all;
  }

  private static void check(String text, List<Token> parts, boolean batches) {
    List<String> words = parts.stream().map(Token::text).toList();
    String first = words.stream().filter(word -> !word.equals("(")).findFirst().orElse("");
    if (!READ.contains(first)) {
      throw refused(
          Reason.QUERY_FAILED,
          text,
          parts.get(0).at(),
          "it begins with none of SELECT, VALUES, WITH");
    }
    for (int at = 1; at < words.size(); at++) {
      if (writes(words, at, batches)) {
        throw refused(text, parts.get(at).at(), "it may write: a part of it is no SELECT");
      }
    }
  }

  private static boolean writes(List<String> words, int at, boolean batches) {
    String before = words.get(at - 1);
    String after = at + 1 < words.size() ? words.get(at + 1) : "";
    Set<String> begins = before.equals("(") || before.equals(")") ? WRITE : Set.of();
    Set<String> anywhere = batches && !before.equals(".") ? BEGIN : begins;
    // A join may be told to merge.
    return !after.equals("JOIN") && isAny(words.get(at), anywhere)
        || words.get(at).equals(SqlText.RUN)
        // DuckDB's UNPIVOT has an INTO NAME.
        || !after.equals("NAME") && isAny(words.get(at), INTO);
  }

  /** Blanks beyond ASCII part words in some databases and are letters in others. */
  private static boolean isAny(String word, Set<String> wanted) {
    return wanted.contains(word)
        || !isAscii(word) && BLANKS.splitAsStream(word).anyMatch(wanted::contains);
  }

  /** No stream: 128 readings of 100,000 words took a minute. */
  private static boolean isAscii(String word) {
    for (int at = 0; at < word.length(); at++) {
      if (word.charAt(at) > LAST_OF_ASCII) {
        return false;
      }
    }
    return true;
  }

  private static Refusal refused(String text, int at, String why) {
    return refused(Reason.NOT_A_QUERY, text, at, why);
  }

  private static Refusal refused(Reason reason, String text, int at, String why) {
    QueryFault fault = QueryFault.of(FaultKind.NOT_A_QUERY).at(text, at);
    return Refusal.ofQuery(reason, fault.kind().what() + ": " + why + SETTINGS, fault, text);
  }
}

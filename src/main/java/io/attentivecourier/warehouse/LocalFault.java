package io.attentivecourier.warehouse;

import io.attentivecourier.run.QueryFault.FaultKind;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query's fault of a database in this process. DuckDB and SQLite give neither a SQLState nor a
 * position; fixed words of theirs stand in their place, and DuckDB's line with its mark. Nothing of
 * the text is kept: a kind and a number come out.
 */
final class LocalFault {
  /**
   * The first that is found counts. A name in a query may hold such words: then a kind is wrong.
   */
  private static final Map<Pattern, FaultKind> KINDS = new LinkedHashMap<>();

  static {
    kind("^Catalog Error: [A-Z]\\w+ Function with name ", FaultKind.FUNCTION);
    kind("^Catalog Error: ", FaultKind.TABLE);
    kind("^IO Error: ", FaultKind.TABLE);
    kind("^Binder Error: (No function matches|Could not choose a best)", FaultKind.FUNCTION);
    kind("^Binder Error: ", FaultKind.COLUMN);
    kind("^(Parser|Syntax|Not implemented) Error: ", FaultKind.SYNTAX);
    kind("^(Conversion|Out of Range|Invalid Input) Error: ", FaultKind.VALUE);
    kind("^Permission Error: ", FaultKind.RIGHT);
    kind("^INTERRUPT Error: ", FaultKind.TIMEOUT);
    kind("^Out of Memory Error: ", FaultKind.ROOM);
    kind("^\\[SQLITE_ERROR].*\\(no such table: ", FaultKind.TABLE);
    kind("^\\[SQLITE_ERROR].*\\((no such|ambiguous) column: ?", FaultKind.COLUMN);
    kind("^\\[SQLITE_ERROR].*\\((no such function: |wrong number of arg)", FaultKind.FUNCTION);
    kind(
        "^\\[SQLITE_ERROR].*(: syntax error|incomplete input|unrecognized token)",
        FaultKind.SYNTAX);
    kind("^\\[SQLITE_ERROR].*overflow", FaultKind.VALUE);
    kind("^\\[SQLITE_INTERRUPT]", FaultKind.TIMEOUT);
    kind("^\\[SQLITE_CANTOPEN]", FaultKind.CONNECTION);
  }

  /** The line that is at fault, cut at its ends where it is long, and a mark below it. */
  private static final Pattern MARKED =
      Pattern.compile("\\n\\nLINE (\\d{1,9}): (\\.\\.\\.)?([^\\n]*?)(\\.\\.\\.)?\\n( *)\\^");

  private LocalFault() {}

  /** Finds the place in a query that a fault marks. */
  @FunctionalInterface
  interface Marks {
    OptionalInt in(SQLException fault, String query);
  }

  private static void kind(String words, FaultKind kind) {
    KINDS.put(Pattern.compile(words), kind);
  }

  static Optional<FaultKind> kind(SQLException fault) {
    String text = String.valueOf(fault.getMessage());
    return KINDS.entrySet().stream()
        .filter(one -> one.getKey().matcher(text).find())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /**
   * The place of the mark in the query, from 0; empty where the line that is marked is not the
   * query's.
   *
   * @param above the lines that were put above the query before it was run
   */
  static OptionalInt position(SQLException fault, String query, int above) {
    Matcher marked = MARKED.matcher(String.valueOf(fault.getMessage()));
    if (!marked.find()) {
      return OptionalInt.empty();
    }
    int line = Integer.parseInt(marked.group(1)) - above;
    String[] lines = query.split("\\n", -1);
    if (line < 1 || line > lines.length) {
      return OptionalInt.empty();
    }
    int begin = lines[line - 1].indexOf(marked.group(3));
    int before = 0;
    for (int at = 0; at < line - 1; at++) {
      before += lines[at].length() + 1;
    }
    int column = begin + marked.group(5).length() - ahead(marked);
    return begin < 0 || column < 0 || column > lines[line - 1].length()
        ? OptionalInt.empty()
        : OptionalInt.of(before + column);
  }

  /** What stands above the mark before the line itself. */
  private static int ahead(Matcher marked) {
    int dots = marked.group(2) == null ? 0 : marked.group(2).length();
    return "LINE : ".length() + marked.group(1).length() + dots;
  }
}

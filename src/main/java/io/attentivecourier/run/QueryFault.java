package io.attentivecourier.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fault of a query that the warehouse did not run, and its place in the query: from the
 * SQLState and the position that the driver gives. It stands in the run's message, which the ledger
 * keeps, and is read back from there.
 *
 * @param kind null where the SQLState tells none
 * @param line of the query, from 1; null where the driver gives none
 * @param column in that line, from 1, or null
 * @param file the file that holds the query, relative to the home, or null
 * @param fileLine the line of that file, or null
 */
public record QueryFault(
    FaultKind kind, Integer line, Integer column, String file, Integer fileLine) {
  private static final Pattern PLACE =
      Pattern.compile(
          ", at line (\\d+), column (\\d+) of the query(?: \\((.+), line (\\d+)\\))?\\z");

  /** The kind of the fault. */
  public enum FaultKind {
    TABLE("a table that it names is not there"),
    COLUMN("a column that it names is not there, or in several tables"),
    FUNCTION("a function that it calls is not there, or not for such values"),
    RIGHT("this login may not read all that it names"),
    SYNTAX("it is no SQL that this warehouse takes"),
    VALUE("a value in it, or in a row, cannot be computed or cast"),
    TIMEOUT("the warehouse stopped it, as it took too long or as somebody ended it"),
    CONNECTION("the connection to the warehouse was lost, or did not come"),
    LOGIN("the warehouse refused the login"),
    ZONE(
        "the warehouse does not know this process's time zone: set"
            + " COURIER_JAVA_OPTS=-Duser.timezone=UTC"),
    POOLER(
        "a pooler between here and the warehouse takes no transaction: set it to pool by"
            + " transaction or session"),
    ROOM("the warehouse has no room for it"),
    WIDTH(
        "its rows are wider than memory allows: set courier.warehouse.fetchSize to a hundredth, or"
            + " give the JVM more by COURIER_JAVA_OPTS=-Xmx512m"),
    NOT_A_QUERY("the query is not one that only reads");

    private final String what;

    FaultKind(String what) {
      this.what = what;
    }

    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fault in one clause. */
    public String what() {
      return what;
    }
  }

  /** A fault of which only the kind is known, without a position. */
  public static QueryFault of(FaultKind kind) {
    return new QueryFault(kind, null, null, null, null);
  }

  /**
   * The same with the position of a character in the query's text.
   *
   * @param at from 0
   */
  public QueryFault at(String text, int at) {
    String before = text.substring(0, Math.max(0, Math.min(at, text.length())));
    int lines = (int) before.chars().filter(character -> character == '\n').count();
    return new QueryFault(
        kind, lines + 1, before.length() - before.lastIndexOf('\n'), file, fileLine);
  }

  /**
   * The same with its place in a file.
   *
   * @param first the line of the file in which the query begins
   */
  public QueryFault in(String file, int first) {
    return line == null ? this : new QueryFault(kind, line, column, file, first + line - 1);
  }

  /** The message with the kind and, at its end, the place, unless it has them already. */
  public String after(String message) {
    boolean told = kind == null || message.contains(kind.what());
    return (told ? message : message + ": " + kind.what()) + place();
  }

  private String place() {
    if (line == null) {
      return "";
    }
    String of = ", at line %d, column %d of the query".formatted(line, column);
    return file == null ? of : of + " (%s, line %d)".formatted(file, fileLine);
  }

  /** The fault that a message holds; empty if it has neither a kind nor a place. */
  public static Optional<QueryFault> parse(String message) {
    Matcher place = PLACE.matcher(message);
    Optional<FaultKind> kind =
        Arrays.stream(FaultKind.values()).filter(one -> message.contains(one.what())).findFirst();
    if (!place.find()) {
      return kind.map(QueryFault::of);
    }
    return Optional.of(
        new QueryFault(
            kind.orElse(null),
            number(place.group(1)),
            number(place.group(2)),
            place.group(3),
            number(place.group(4))));
  }

  private static Integer number(String digits) {
    return digits == null ? null : Integer.valueOf(digits);
  }
}

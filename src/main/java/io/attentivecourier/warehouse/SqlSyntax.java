package io.attentivecourier.warehouse;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The quotes and comments of a database, which decide where a statement ends. If a setting of the
 * server or an unknown driver leaves that open, there are several readings, and a query has to be
 * one statement in each of them.
 */
enum SqlSyntax {
  /** A backslash in a string takes the next character with it. */
  BACKSLASH,
  /** {@code E'…'} is such a string. */
  E_STRINGS,
  /** {@code "…"} is a string. */
  DOUBLE_STRINGS,
  BACKTICKS,
  BRACKETS,
  /** {@code $$…$$} and {@code $tag$…$tag$}. */
  DOLLARS,
  /** {@code '''…'''}, which ends at three quotes only. */
  TRIPLE,
  /** {@code q'[…]'}. */
  Q_QUOTES,
  /** A comment may hold another. */
  NESTED,
  HASH,
  /** {@code //} begins a comment. */
  SLASHES,
  /** {@code --} begins a comment only before a blank. */
  DASHES_AND_BLANK,
  /** A comment of one line ends at a carriage return too. */
  RETURN_ENDS,
  /** The text in {@code /*! … *}{@code /} is run. */
  RUN_COMMENTS,
  /** Statements follow one another without a semicolon. */
  BATCHES;

  /** The known syntax of a database, and the syntax that may hold or not. */
  private record Dialect(Set<SqlSyntax> sure, Set<SqlSyntax> open) {}

  private static final Dialect UNKNOWN =
      new Dialect(
          EnumSet.of(E_STRINGS, BATCHES),
          EnumSet.of(BACKSLASH, DOUBLE_STRINGS, BACKTICKS, DOLLARS, NESTED, HASH, RETURN_ENDS));

  private static final Map<String, Dialect> BY_NAME =
      Map.ofEntries(
          known("postgresql", EnumSet.of(E_STRINGS, DOLLARS, NESTED, RETURN_ENDS)),
          known("duckdb", EnumSet.of(E_STRINGS, DOLLARS, NESTED, RETURN_ENDS)),
          known("redshift", EnumSet.of(E_STRINGS, DOLLARS, NESTED, RETURN_ENDS), BACKSLASH),
          known("mysql", mysql()),
          known("mariadb", mysql()),
          known("sqlserver", EnumSet.of(BRACKETS, NESTED, BATCHES), RETURN_ENDS),
          known("oracle", EnumSet.of(Q_QUOTES)),
          known("snowflake", EnumSet.of(BACKSLASH, DOLLARS, SLASHES), RETURN_ENDS),
          known(
              "databricks", EnumSet.of(BACKSLASH, DOUBLE_STRINGS, BACKTICKS, NESTED), RETURN_ENDS),
          known(
              "bigquery",
              EnumSet.of(BACKSLASH, DOUBLE_STRINGS, BACKTICKS, HASH, TRIPLE),
              RETURN_ENDS),
          known("trino", EnumSet.noneOf(SqlSyntax.class), RETURN_ENDS),
          known(
              "clickhouse",
              EnumSet.of(BACKSLASH, DOUBLE_STRINGS, BACKTICKS, DOLLARS),
              NESTED,
              HASH,
              RETURN_ENDS),
          known("h2", EnumSet.of(DOLLARS), NESTED, SLASHES, RETURN_ENDS),
          known("sqlite", EnumSet.of(BACKTICKS, BRACKETS)));

  /**
   * The syntax of MySQL. If its server takes a backslash as it is, it still takes one statement
   * only.
   */
  private static Set<SqlSyntax> mysql() {
    return EnumSet.of(BACKSLASH, DOUBLE_STRINGS, BACKTICKS, HASH, DASHES_AND_BLANK, RUN_COMMENTS);
  }

  private static Map.Entry<String, Dialect> known(
      String name, Set<SqlSyntax> sure, SqlSyntax... open) {
    return Map.entry(name, new Dialect(sure, Set.of(open)));
  }

  /** Each way in which the database behind a JDBC URL may read a text. */
  static List<Set<SqlSyntax>> readings(String url) {
    String[] parts = url.trim().toLowerCase(Locale.ROOT).split(":", 3);
    Dialect known = parts.length < 3 ? UNKNOWN : BY_NAME.getOrDefault(parts[1], UNKNOWN);
    List<Set<SqlSyntax>> readings = new ArrayList<>(List.of(known.sure()));
    for (SqlSyntax open : known.open()) {
      readings.addAll(readings.stream().map(reading -> with(reading, open)).toList());
    }
    return readings;
  }

  private static Set<SqlSyntax> with(Set<SqlSyntax> signs, SqlSyntax more) {
    Set<SqlSyntax> all = EnumSet.copyOf(signs.isEmpty() ? EnumSet.of(more) : signs);
    all.add(more);
    return all;
  }
}

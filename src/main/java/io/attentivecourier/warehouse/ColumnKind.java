package io.attentivecourier.warehouse;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The kind of a column's values. The database's own name of the type decides first: to JDBC citext,
 * uuid and jsonb are all {@link Types#OTHER}, and Snowflake's VARIANT is a text.
 */
enum ColumnKind {
  /** Text, or an exact number. */
  PLAIN(
      "",
      Set.of(),
      Set.of(
          Types.CHAR,
          Types.VARCHAR,
          Types.LONGVARCHAR,
          Types.NCHAR,
          Types.NVARCHAR,
          Types.LONGNVARCHAR,
          Types.CLOB,
          Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.NUMERIC,
          Types.DECIMAL)),
  /** Text that the driver may hand over as an object. */
  TEXT_OBJECT("", Set.of("citext", "uuid", "enum", "name"), Set.of(Types.NCLOB)),
  /** An attribute at most. */
  TRUTH_OR_TIME(
      ": cast it to text in the query",
      Set.of(),
      Set.of(
          Types.BOOLEAN,
          Types.DATE,
          Types.TIME,
          Types.TIME_WITH_TIMEZONE,
          Types.TIMESTAMP,
          Types.TIMESTAMP_WITH_TIMEZONE)),
  FLOATING(
      ", which loses digits: cast it to numeric or text in the query",
      Set.of("float4", "float8", "float64", "double precision", "binary_float", "binary_double"),
      Set.of(Types.FLOAT, Types.REAL, Types.DOUBLE)),
  BINARY(
      ", which is no text: encode it in the query",
      Set.of("bytea", "blob", "binary", "varbinary", "longvarbinary", "raw", "image"),
      Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB)),
  JSON(
      ": take a text out of it in the query, as PostgreSQL does by ->>",
      Set.of("json", "jsonb", "variant", "object", "super"),
      Set.of()),
  NESTED(
      ", which holds several values: take one of them in the query",
      Set.of("array", "list", "map", "struct", "row", "record", "tuple", "nested", "union"),
      Set.of(Types.ARRAY, Types.STRUCT)),
  FOREIGN(
      ": cast it to text in the query",
      Set.of(),
      Set.of(Types.SQLXML, Types.ROWID, Types.REF, Types.REF_CURSOR, Types.DATALINK));

  private static final Set<String> NUMBERS =
      Set.of("Long", "Integer", "Short", "Byte", "math.BigInteger", "math.BigDecimal");

  private static final Set<String> TRUTHS_AND_TIMES =
      Set.of("Boolean", "sql.Date", "sql.Time", "sql.Timestamp");

  private final String why;
  private final Set<String> names;
  private final Set<Integer> types;

  ColumnKind(String why, Set<String> names, Set<Integer> types) {
    this.why = why;
    this.names = names;
    this.types = types;
  }

  /** The fault of such a column, and what to write in its place. */
  String why() {
    return why;
  }

  /**
   * Reads a value of a column as it comes from a driver.
   *
   * @param bytes true if the driver gives the UTF-8 of a text
   */
  CursorRows.CursorCell cell(boolean bytes) {
    if (this == BINARY || this == NESTED || this == FOREIGN) {
      return (row, at, batch) -> batch.addObject(CellBatch.UNREAD);
    }
    if (bytes) {
      return (row, at, batch) -> batch.addBytes(row.getBytes(at));
    }
    return this == TEXT_OBJECT
        ? (row, at, batch) -> batch.addValue(ResultTypes.text(row.getObject(at)))
        : (row, at, batch) -> batch.addValue(row.getObject(at));
  }

  /** True if no destination takes it, whatever it holds. */
  boolean isNoValue() {
    return compareTo(TRUTH_OR_TIME) > 0;
  }

  /**
   * @param at the number of the column, from 1
   */
  static ColumnKind of(ResultSetMetaData columns, int at) throws SQLException {
    String name = shortest(columns.getColumnTypeName(at));
    int type = columns.getColumnType(at);
    return first(kind -> kind.names.contains(name))
        .or(() -> first(kind -> kind.types.contains(type)))
        .orElse(ofClass(columns.getColumnClassName(at)));
  }

  private static Optional<ColumnKind> first(Predicate<ColumnKind> is) {
    return Arrays.stream(values()).filter(is).findFirst();
  }

  /** {@code "ext"."citext"} is {@code citext}, and {@code STRUCT(a INTEGER)} is {@code struct}. */
  static String shortest(String name) {
    String lower = name == null ? "" : name.toLowerCase(Locale.ROOT);
    String alone = lower.replaceAll("[(<\\[].*", "").trim();
    return alone.substring(alone.lastIndexOf('.') + 1).replace("\"", "");
  }

  /**
   * The kind of a type that JDBC has no number for; Object says nothing, so that its values decide.
   */
  private static ColumnKind ofClass(String name) {
    String alone = name == null ? "Object" : name.replaceFirst("^java\\.(lang\\.)?", "");
    return switch (alone) {
      case "Object" -> PLAIN;
      case "String", "util.UUID" -> TEXT_OBJECT;
      case "Double", "Float" -> FLOATING;
      case "[B" -> BINARY;
      default -> ofOther(alone);
    };
  }

  private static ColumnKind ofOther(String alone) {
    if (NUMBERS.contains(alone)) {
      return PLAIN;
    }
    boolean time = TRUTHS_AND_TIMES.contains(alone) || alone.startsWith("time.");
    return time ? TRUTH_OR_TIME : FOREIGN;
  }
}

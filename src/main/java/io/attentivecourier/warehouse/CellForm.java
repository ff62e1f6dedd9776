package io.attentivecourier.warehouse;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;

/** The form of PostgreSQL's text of a value, by the type of its column. */
enum CellForm {
  TEXT {
    @Override
    void add(byte[] text, int from, int to, CellBatch batch) {
      batch.addText(text, from, to);
    }
  },
  NUMBER {
    /** Its driver makes a float of what is no number or has no end. */
    @Override
    Object value(String text) {
      return Character.isLetter(text.charAt(text.length() - 1))
          ? Double.valueOf(text)
          : new BigDecimal(text);
    }

    @Override
    void add(byte[] text, int from, int to, CellBatch batch) {
      if (areDigits(text, from, to)) {
        batch.addText(text, from, to);
      } else {
        super.add(text, from, to, batch);
      }
    }
  },
  FLOAT {
    @Override
    Object value(String text) {
      return Float.valueOf(text);
    }
  },
  DOUBLE {
    @Override
    Object value(String text) {
      return Double.valueOf(text);
    }
  },
  /** A truth or a time, which is neither a text nor a number. */
  OTHER;

  private static final Map<String, CellForm> BY_TYPE =
      Map.ofEntries(
          Map.entry("text", TEXT),
          Map.entry("varchar", TEXT),
          Map.entry("bpchar", TEXT),
          Map.entry("char", TEXT),
          Map.entry("name", TEXT),
          Map.entry("citext", TEXT),
          Map.entry("uuid", TEXT),
          Map.entry("int2", NUMBER),
          Map.entry("int4", NUMBER),
          Map.entry("int8", NUMBER),
          Map.entry("smallserial", NUMBER),
          Map.entry("serial", NUMBER),
          Map.entry("bigserial", NUMBER),
          Map.entry("oid", NUMBER),
          Map.entry("numeric", NUMBER),
          Map.entry("float4", FLOAT),
          Map.entry("float8", DOUBLE),
          Map.entry("bool", OTHER),
          Map.entry("date", OTHER),
          Map.entry("time", OTHER),
          Map.entry("timetz", OTHER),
          Map.entry("timestamp", OTHER),
          Map.entry("timestamptz", OTHER));

  /**
   * Null for a type that is not known to read alike both ways. An enumeration has a name of its
   * own, and is a text to the driver.
   */
  static CellForm of(ResultSetMetaData columns, int at) throws SQLException {
    CellForm known = BY_TYPE.get(ColumnKind.shortest(columns.getColumnTypeName(at)));
    boolean text = columns.getColumnType(at) == Types.VARCHAR;
    return known == null && text ? TEXT : known;
  }

  /** Adds the value of that text. */
  void add(byte[] text, int from, int to, CellBatch batch) {
    batch.addObject(value(new String(text, from, to - from, StandardCharsets.UTF_8)));
  }

  Object value(String text) {
    return CellBatch.UNREAD;
  }

  private static boolean areDigits(byte[] text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (text[at] < '0' || text[at] > '9') {
        return false;
      }
    }
    return from < to;
  }
}

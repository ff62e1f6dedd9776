package io.attentivecourier.warehouse;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import java.util.TimeZone;
import org.postgresql.jdbc.TimestampUtils;

/** The form of PostgreSQL's text of a value, by the type of its column. */
enum CellForm implements CellBatch.TypedText {
  TEXT {
    @Override
    void add(byte[] text, int from, int to, CellBatch batch) {
      batch.addText(text, from, to);
    }
  },
  NUMBER {
    /** Its driver makes a float of what is no number or has no end. */
    @Override
    public Object value(String text) {
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
    public Object value(String text) {
      return Float.valueOf(text);
    }
  },
  DOUBLE {
    @Override
    public Object value(String text) {
      return Double.valueOf(text);
    }
  },
  TRUTH {
    @Override
    public Object value(String text) {
      return text.equals("t");
    }
  },
  /** A date of the calendar that is in use today, as {@code 2026-11-22}. */
  DAY {
    @Override
    public Object value(String text) {
      return Date.valueOf(text);
    }

    @Override
    void add(byte[] text, int from, int to, CellBatch batch) {
      if (to - from == DAY_LENGTH && text[from + YEAR_LENGTH] == '-' && year(text, from) > 1582) {
        super.add(text, from, to, batch);
      } else {
        DATE.add(text, from, to, batch);
      }
    }
  },
  /** A date of any time, as the driver reads it. */
  DATE {
    @Override
    Object read(String text) throws SQLException {
      return DRIVER.toDate(null, text);
    }
  },
  TIME {
    @Override
    Object read(String text) throws SQLException {
      return DRIVER.toTime(null, text);
    }
  },
  TIMESTAMP {
    @Override
    Object read(String text) throws SQLException {
      return DRIVER.toTimestamp(null, text);
    }
  };

  /**
   * Reads dates and times as the driver does: in the zone of the process, in the calendar of {@code
   * java.sql}, which changed in 1582, and for ever where they are infinity.
   */
  private static final TimestampUtils DRIVER = new TimestampUtils(false, TimeZone::getDefault);

  private static final int YEAR_LENGTH = 4;
  private static final int DAY_LENGTH = 10;

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
          Map.entry("bool", TRUTH),
          Map.entry("date", DAY),
          Map.entry("time", TIME),
          Map.entry("timetz", TIME),
          Map.entry("timestamp", TIMESTAMP),
          Map.entry("timestamptz", TIMESTAMP));

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
    batch.addTyped(this, text, from, to);
  }

  @Override
  public Object value(String text) {
    try {
      return read(text);
    } catch (SQLException unreadable) {
      throw new IllegalStateException("the driver does not read a time of its own database");
    }
  }

  Object read(String text) throws SQLException {
    return text;
  }

  private static int year(byte[] text, int from) {
    int year = 0;
    for (int at = from; at < from + YEAR_LENGTH; at++) {
      year = year * 10 + text[at] - '0';
    }
    return year;
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

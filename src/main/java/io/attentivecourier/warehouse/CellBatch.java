package io.attentivecourier.warehouse;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of a result as the bytes of their values, one after the other, and where each ends. A text
 * or a whole number is its UTF-8; what is neither is kept as PostgreSQL's text of it, or as the
 * driver's object. Filled by one thread, then read by another.
 *
 * <p>Two objects for each of ten million rows are most of what the collector had to clear.
 */
public final class CellBatch {
  /** In the place of a value that nobody looks at: it is no text and no number. */
  static final Object UNREAD = new byte[0];

  private static final int FIRST_CELLS = 256;
  private static final int FIRST_BYTES = 1 << 13;

  /** Makes a driver's object of PostgreSQL's text of a value. */
  interface TypedText {
    Object value(String text);
  }

  private final List<String> labels;
  private byte[] bytes;
  private int[] ends;
  private Object[] objects;
  private int cells;
  private int filled;

  /**
   * @param labels of the result's columns, in their order
   */
  public CellBatch(List<String> labels) {
    this(labels, FIRST_CELLS, FIRST_BYTES);
  }

  private CellBatch(List<String> labels, int cells, int bytes) {
    this.labels = labels;
    this.ends = new int[cells];
    this.bytes = new byte[bytes];
  }

  /** An empty one with the room that this one took. */
  public CellBatch next() {
    return new CellBatch(labels, Math.max(1, cells), Math.max(1, filled + filled / Byte.SIZE));
  }

  public List<String> labels() {
    return labels;
  }

  public int rows() {
    return labels.isEmpty() ? 0 : cells / labels.size();
  }

  /** The number of bytes of all values so far. */
  public int size() {
    return filled;
  }

  /** The bytes of all values; {@link #start} and {@link #end} say where each lies. */
  public byte[] bytes() {
    return bytes;
  }

  /** The number of a value among all. */
  public int cell(int row, int column) {
    return row * labels.size() + column;
  }

  /** True if the value is bytes: neither null nor an object. */
  public boolean isBytes(int cell) {
    return ends[cell] >= 0 && object(cell) == null;
  }

  public boolean isNull(int cell) {
    return ends[cell] < 0;
  }

  /** True for the text of a number that has a sign or a point, or is none. */
  public boolean isNumber(int cell) {
    return object(cell) == CellForm.NUMBER;
  }

  /** True for a date as {@code 2026-11-22}, of the calendar that is in use today. */
  public boolean isDay(int cell) {
    return object(cell) == CellForm.DAY;
  }

  private Object object(int cell) {
    return objects == null || cell >= objects.length ? null : objects[cell];
  }

  public int start(int cell) {
    return cell == 0 ? 0 : end(cell - 1);
  }

  public int end(int cell) {
    return ends[cell] ^ ends[cell] >> Integer.SIZE - 1;
  }

  /** The value as a driver's {@code getObject} would give it; a whole number may be its digits. */
  public Object value(int cell) {
    Object object = object(cell);
    if (ends[cell] < 0) {
      return null;
    }
    if (object != null && !(object instanceof TypedText)) {
      return object;
    }
    int length = end(cell) - start(cell);
    String text = new String(bytes, start(cell), length, StandardCharsets.UTF_8);
    return object instanceof TypedText form ? form.value(text) : text;
  }

  void addNull() {
    close(~filled);
  }

  void addObject(Object value) {
    if (objects == null || objects.length <= cells) {
      int room = Math.max(ends.length, cells + 1);
      objects = objects == null ? new Object[room] : Arrays.copyOf(objects, room);
    }
    objects[cells] = value;
    close(filled);
  }

  /** Adds the text of a value that is neither a text nor a whole number. */
  void addTyped(TypedText form, byte[] from, int start, int end) {
    makeRoom(end - start);
    System.arraycopy(from, start, bytes, filled, end - start);
    filled += end - start;
    addObject(form);
  }

  /** Adds the UTF-8 of a text; of one that is too long, its beginning. */
  void addText(byte[] from, int start, int end) {
    int length = end - start;
    if (length > WideText.LONGEST) {
      addLong(new String(from, start, length, StandardCharsets.UTF_8));
      return;
    }
    makeRoom(length);
    System.arraycopy(from, start, bytes, filled, length);
    filled += length;
    close(filled);
  }

  /** Adds the UTF-8 of a text, or null. */
  void addBytes(byte[] text) {
    if (text == null) {
      addNull();
    } else {
      addText(text, 0, text.length);
    }
  }

  /** Adds a value as a driver gives it. */
  void addValue(Object value) {
    if (value == null) {
      addNull();
    } else if (value instanceof String text) {
      addText(text);
    } else if (value instanceof Long || value instanceof Integer || value instanceof BigInteger) {
      addNumber((Number) value);
    } else {
      addObject(value);
    }
  }

  /** The sign of a number is no separator of a phone, so that one with a sign stays a number. */
  private void addNumber(Number number) {
    String digits = number.toString();
    if (digits.charAt(0) == '-') {
      addObject(number);
    } else {
      addText(digits);
    }
  }

  private void addLong(String text) {
    byte[] cut = WideText.cut(text).getBytes(StandardCharsets.UTF_8);
    makeRoom(cut.length);
    System.arraycopy(cut, 0, bytes, filled, cut.length);
    filled += cut.length;
    close(filled);
  }

  /**
   * Adds a text of a driver that gives strings. One beyond ASCII stays a string: as bytes it would
   * lose the half of a pair that the rules look for.
   */
  void addText(String text) {
    String kept = WideText.cut(text);
    if (!isAscii(kept)) {
      addObject(kept);
      return;
    }
    makeRoom(kept.length());
    copy(kept);
    close(filled);
  }

  @SuppressWarnings("deprecation") // The one copy of ASCII text that makes no array on the way.
  private void copy(String ascii) {
    ascii.getBytes(0, ascii.length(), bytes, filled);
    filled += ascii.length();
  }

  private static boolean isAscii(String text) {
    int all = 0;
    for (int at = 0; at < text.length(); at++) {
      all |= text.charAt(at);
    }
    return all < 0x80;
  }

  private void close(int end) {
    if (cells == ends.length) {
      ends = Arrays.copyOf(ends, 2 * cells);
    }
    ends[cells++] = end;
  }

  private void makeRoom(int more) {
    if (more > bytes.length - filled) {
      bytes = Arrays.copyOf(bytes, Math.max(filled + more, 2 * bytes.length));
    }
  }
}

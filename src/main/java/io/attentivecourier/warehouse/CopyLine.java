package io.attentivecourier.warehouse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/** Takes a row of COPY's text apart: tabs between its values, a line feed behind the last. */
final class CopyLine {
  private static final byte ESCAPE = '\\';
  private static final long TABS = 0x0909090909090909L;
  private static final long ESCAPES = 0x5C5C5C5C5C5C5C5CL;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHEST = 0x8080808080808080L;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final String LETTERS = "bfnrtv";
  private static final String MEANINGS = "\b\f\n\r\t\u000B";

  private final CellForm[] forms;
  private byte[] plain = new byte[64];
  private int column;

  CopyLine(List<CellForm> forms) {
    this.forms = forms.toArray(CellForm[]::new);
  }

  /**
   * @throws IllegalStateException for a line of fewer or more values: one would stand for another
   */
  void add(byte[] line, CellBatch batch) {
    int end = line.length - 1;
    int from = 0;
    boolean escaped = false;
    column = 0;
    for (int at = sign(line, 0, end); at < end; at = sign(line, at + 1, end)) {
      if (line[at] == '\t') {
        add(line, from, at, escaped, batch);
        from = at + 1;
        escaped = false;
      } else {
        escaped = true;
        at++; // The letter of an escape may be a backslash again.
      }
    }
    add(line, from, end, escaped, batch);
    require(column == forms.length && line[end] == '\n');
  }

  /** The place of the next tab or backslash, or the end; eight bytes are looked at together. */
  private static int sign(byte[] line, int from, int end) {
    int at = from;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      long eight = (long) LONG.get(line, at);
      long signs = zeros(eight ^ TABS) | zeros(eight ^ ESCAPES);
      if (signs != 0) {
        return at + Long.numberOfTrailingZeros(signs) / Byte.SIZE;
      }
    }
    while (at < end && line[at] != '\t' && line[at] != ESCAPE) {
      at++;
    }
    return Math.min(at, end);
  }

  /**
   * The highest bit of each byte that is zero; above the lowest of them it may be of others too.
   */
  private static long zeros(long eight) {
    return eight - ONES & ~eight & HIGHEST;
  }

  private static void require(boolean whole) {
    if (!whole) {
      throw new IllegalStateException("a row of COPY has other values than its query");
    }
  }

  private void add(byte[] line, int from, int to, boolean escaped, CellBatch batch) {
    require(column < forms.length && from <= to);
    CellForm form = forms[column++];
    if (!escaped) {
      form.add(line, from, to, batch);
    } else if (to - from == 2 && line[from + 1] == 'N') {
      batch.addNull();
    } else {
      int length = unescape(line, from, to);
      form.add(plain, 0, length, batch);
    }
  }

  /** Returns the length of the text in {@link #plain}. */
  private int unescape(byte[] line, int from, int to) {
    if (plain.length < to - from) {
      plain = new byte[to - from];
    }
    int length = 0;
    for (int at = from; at < to; at++) {
      plain[length++] = line[at] == ESCAPE ? meaning(line[++at]) : line[at];
    }
    return length;
  }

  private static byte meaning(byte letter) {
    int known = LETTERS.indexOf(letter);
    require(known >= 0 || letter == ESCAPE);
    return known < 0 ? ESCAPE : (byte) MEANINGS.charAt(known);
  }
}

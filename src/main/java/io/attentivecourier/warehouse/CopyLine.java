package io.attentivecourier.warehouse;

import java.util.List;

/** Takes a row of COPY's text apart: tabs between its values, a line feed behind the last. */
final class CopyLine {
  private static final byte ESCAPE = '\\';
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
    for (int at = 0; at < end; at++) {
      byte next = line[at];
      if (next == '\t') {
        add(line, from, at, escaped, batch);
        from = at + 1;
        escaped = false;
      } else if (next == ESCAPE) {
        escaped = true;
        at++;
      }
    }
    add(line, from, end, escaped, batch);
    require(column == forms.length && line[end] == '\n');
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

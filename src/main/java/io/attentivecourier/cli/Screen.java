package io.attentivecourier.cli;

import io.attentivecourier.settings.Fault;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The output for the operator. With {@code --json} one document goes to standard output and every
 * other word to standard error.
 */
final class Screen {
  private final boolean json;
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  Screen(boolean json) {
    this.json = json;
  }

  boolean isJson() {
    return json;
  }

  /** A line of text; nothing in a JSON document's place. */
  void line(String text) {
    if (!json) {
      out.println(text);
    }
  }

  void line() {
    line("");
  }

  void table(Table table) {
    table.lines().forEach(this::line);
  }

  /** The command's one document. */
  void document(Object document) {
    if (json) {
      Json.write(document, out);
      out.println();
    }
  }

  void warn(String text) {
    err.println("note: " + text);
  }

  /** Every fault with its fix, or the document that holds them. */
  void faults(List<Fault> faults) {
    document(Map.of("faults", faults.stream().map(Screen::document).toList()));
    if (!json) {
      faults.forEach(this::print);
    }
  }

  static Map<String, String> document(Fault fault) {
    Map<String, String> document = new LinkedHashMap<>();
    document.put("key", fault.key());
    document.put("fault", fault.fault());
    document.put("mend", fault.fix());
    return document;
  }

  private void print(Fault fault) {
    err.println(fault.key() + " " + fault.fault());
    err.println("    " + fault.fix());
  }

  /** Rows of cells in aligned columns. */
  static final class Table {
    private final List<List<String>> rows = new ArrayList<>();
    private final String alignment;

    /**
     * @param alignment a letter a column: l or r
     */
    Table(String alignment) {
      this.alignment = alignment;
    }

    Table row(Object... cells) {
      List<String> row = new ArrayList<>();
      for (Object cell : cells) {
        row.add(cell == null ? "" : cell.toString());
      }
      rows.add(row);
      return this;
    }

    List<String> lines() {
      int[] widths = new int[alignment.length()];
      rows.forEach(row -> widen(widths, row));
      return rows.stream().map(row -> line(row, widths)).map(String::stripTrailing).toList();
    }

    private static void widen(int[] widths, List<String> row) {
      for (int column = 0; column < row.size(); column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }

    private String line(List<String> row, int[] widths) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append("  ").append(padded(row.get(column), column, widths[column]));
      }
      return line.toString();
    }

    private String padded(String cell, int column, int width) {
      String space = " ".repeat(width - cell.length());
      return alignment.charAt(column) == 'r' ? space + cell : cell + space;
    }
  }
}

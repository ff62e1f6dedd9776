package io.attentivecourier.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of cells in aligned columns. On a narrow terminal columns go, the least needed first; what
 * is too wide even so is broken between two cells, never inside one.
 */
public final class Table {
  private static final String GAP = "  ";
  private static final String NEXT_LINE = "      ";

  private final List<TableColumn> columns;
  private final List<List<TableCell>> rows = new ArrayList<>();

  /**
   * A column.
   *
   * @param head its heading; empty in a table that has none
   * @param isNumber aligned to the right
   * @param need 0 for a column that always stays; else the column with the highest goes first
   */
  public record TableColumn(String head, boolean isNumber, int need) {
    public static TableColumn text(String head) {
      return new TableColumn(head, false, 0);
    }

    public static TableColumn number(String head) {
      return new TableColumn(head, true, 0);
    }

    public TableColumn goes(int order) {
      return new TableColumn(head, isNumber, order);
    }
  }

  /** A text, and the colour in which a terminal shows it. */
  record TableCell(String text, Colour colour, int width) {
    TableCell(String text, Colour colour) {
      this(text, colour, TextWidth.of(text));
    }

    static TableCell of(Object cell) {
      return cell instanceof TableCell coloured
          ? coloured
          : new TableCell(cell == null ? "" : cell.toString(), Colour.PLAIN);
    }
  }

  public Table(TableColumn... columns) {
    this.columns = List.of(columns);
  }

  /** A row of texts, numbers and {@link TableCell}s; {@code null} is an empty cell. */
  public Table row(Object... cells) {
    rows.add(Arrays.stream(cells).map(TableCell::of).toList());
    return this;
  }

  /** The lines for that terminal. A column without a single cell is left out everywhere. */
  List<String> lines(Terminal terminal) {
    Layout layout = new Layout(columns, widths(), shown(), terminal);
    List<String> lines = new ArrayList<>();
    if (columns.stream().anyMatch(column -> !column.head().isEmpty())) {
      lines.addAll(layout.lines(heads()));
    }
    rows.forEach(row -> lines.addAll(layout.lines(row)));
    return lines;
  }

  private List<TableCell> heads() {
    return columns.stream().map(column -> new TableCell(column.head(), Colour.PLAIN)).toList();
  }

  private List<Integer> shown() {
    return IntStream.range(0, columns.size()).filter(this::hasCells).boxed().toList();
  }

  private boolean hasCells(int column) {
    return rows.stream().anyMatch(row -> !row.get(column).text().isEmpty());
  }

  /** Once a table: of 50,000 rows, each of which asked anew, nobody saw the end. */
  private int[] widths() {
    return IntStream.range(0, columns.size()).map(this::widest).toArray();
  }

  private int widest(int column) {
    int head = TextWidth.of(columns.get(column).head());
    return Math.max(head, rows.stream().mapToInt(row -> row.get(column).width()).max().orElse(0));
  }

  /**
   * The columns that a terminal has room for, and their widths.
   *
   * @param widths of all columns
   * @param shown numbers of columns
   */
  private record Layout(
      List<TableColumn> columns, int[] widths, List<Integer> shown, Terminal terminal) {
    Layout {
      shown = fitting(columns, widths, new ArrayList<>(shown), terminal);
    }

    private static List<Integer> fitting(
        List<TableColumn> columns, int[] widths, List<Integer> shown, Terminal terminal) {
      while (terminal.columns().isPresent()
          && width(widths, shown) > terminal.columns().getAsInt()
          && shown.removeIf(leastNeeded(columns, shown)::equals)) {
        // One column less.
      }
      return List.copyOf(shown);
    }

    private static Integer leastNeeded(List<TableColumn> columns, List<Integer> shown) {
      return shown.stream()
          .filter(column -> columns.get(column).need() > 0)
          .max(Comparator.comparing(column -> columns.get(column).need()))
          .orElse(-1);
    }

    private static int width(int[] widths, List<Integer> shown) {
      return shown.stream().mapToInt(column -> GAP.length() + widths[column]).sum();
    }

    List<String> lines(List<TableCell> row) {
      List<String> lines = new ArrayList<>();
      StringBuilder line = new StringBuilder();
      int width = 0;
      for (int column : shown) {
        int more = GAP.length() + widths[column];
        if (width > 0 && width + more > terminal.columns().orElse(Integer.MAX_VALUE)) {
          lines.add(line.toString().stripTrailing());
          line = new StringBuilder(NEXT_LINE);
          width = NEXT_LINE.length();
        }
        line.append(GAP).append(padded(row.get(column), column));
        width += more;
      }
      lines.add(line.toString().stripTrailing());
      return lines;
    }

    private String padded(TableCell cell, int column) {
      String space = " ".repeat(widths[column] - cell.width());
      String text = cell.colour().in(cell.text(), terminal);
      return columns.get(column).isNumber() ? space + text : text + space;
    }
  }
}

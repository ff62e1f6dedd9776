package io.attentivecourier.page;

import io.attentivecourier.ledger.ListHistory.DeliveredList;
import io.attentivecourier.run.Amount;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A list's rows over the days, and below what each delivery added and removed. The two scales are
 * apart, as ten of a thousand rows would not be seen on one.
 *
 * @param line the path of the rows
 * @param area the path of what is below it
 * @param levels lines across, with their rows
 * @param months the days' names
 */
public record RowsChart(
    String line,
    String area,
    List<LevelView> levels,
    List<LevelView> months,
    List<BarView> bars,
    String label) {
  public static final int WIDTH = 900;
  public static final int HEIGHT = 260;

  private static final int LEFT = 62;
  private static final int TOP = 14;
  private static final int BOTTOM = 170;
  private static final int MIDDLE = 216;
  private static final int HALF = 26;
  private static final int PARTS = 4;
  private static final int MONTH_DAYS = 15;

  /** A line or a word at a place, with its text. */
  public record LevelView(String at, String text) {}

  /** A bar of what was added ({@code plus}) or removed ({@code minus}). */
  public record BarView(String kind, String x, String y, String width, String height) {}

  /**
   * @param lists the oldest first
   * @param days how many days the chart has, the last of them the given date
   * @return null where there is nothing to draw
   */
  static RowsChart of(List<DeliveredList> lists, LocalDate last, int days) {
    if (lists.size() <= 1) {
      return null;
    }
    Scale scale = new Scale(last.minusDays(days - 1L), days, most(lists), change(lists));
    StringBuilder line = new StringBuilder();
    for (DeliveredList list : lists) {
      line.append(line.isEmpty() ? 'M' : 'L').append(scale.place(list));
    }
    String area =
        line
            + "L%s %dL%s %dZ"
                .formatted(
                    scale.x(lists.get(lists.size() - 1)), BOTTOM, scale.x(lists.get(0)), BOTTOM);
    List<BarView> bars = new ArrayList<>();
    lists.forEach(list -> scale.addBars(bars, list));
    return new RowsChart(line.toString(), area, scale.levels(), scale.months(), bars, label(lists));
  }

  private static long most(List<DeliveredList> lists) {
    return lists.stream().mapToLong(DeliveredList::rows).max().orElse(1);
  }

  private static long change(List<DeliveredList> lists) {
    return lists.stream()
        .filter(list -> list.change() != null)
        .mapToLong(list -> Math.max(list.change().added(), list.change().removed()))
        .max()
        .orElse(1);
  }

  private static String label(List<DeliveredList> lists) {
    long least = lists.stream().mapToLong(DeliveredList::rows).min().orElse(0);
    return "Rows of "
        + Amount.of(lists.size())
        + " deliveries, from "
        + Amount.of(least)
        + " to "
        + Amount.of(most(lists))
        + ", and what each added and removed; the table below has the numbers";
  }

  private record Scale(LocalDate first, int days, long most, long change) {
    String place(DeliveredList list) {
      return x(list) + " " + number(y(list.rows()));
    }

    String x(DeliveredList list) {
      return number(x(list.run().date()));
    }

    private double x(LocalDate date) {
      long day = ChronoUnit.DAYS.between(first, date);
      return LEFT + (day + 0.5) * (WIDTH - LEFT) / days;
    }

    private double y(long rows) {
      return BOTTOM - (double) (BOTTOM - TOP) * rows / top();
    }

    /** A round number above the most, so that the levels are round too. */
    private long top() {
      long step = 1;
      while (step * 10 < most) {
        step *= 10;
      }
      long top = step;
      while (top < most) {
        top += step;
      }
      return Math.max(PARTS, (top + PARTS - 1) / PARTS * PARTS);
    }

    List<LevelView> levels() {
      List<LevelView> levels = new ArrayList<>();
      for (int i = 0; i <= PARTS; i++) {
        long rows = top() / PARTS * i;
        levels.add(new LevelView(number(y(rows)), Amount.of(rows)));
      }
      return levels;
    }

    List<LevelView> months() {
      List<LevelView> months = new ArrayList<>();
      for (int day = 0; day < days; day += MONTH_DAYS) {
        LocalDate date = first.plusDays(day);
        months.add(new LevelView(number(x(date)), date.toString().substring(5)));
      }
      return months;
    }

    void addBars(List<BarView> bars, DeliveredList list) {
      if (list.change() == null) {
        return;
      }
      double width = Math.max(1.5, 0.6 * (WIDTH - LEFT) / days);
      double plus = (double) HALF * list.change().added() / Math.max(1, change);
      double minus = (double) HALF * list.change().removed() / Math.max(1, change);
      String x = number(x(list.run().date()) - width / 2);
      bars.add(new BarView("plus", x, number(MIDDLE - plus), number(width), number(plus)));
      bars.add(new BarView("minus", x, number(MIDDLE), number(width), number(minus)));
    }

    private static String number(double at) {
      return String.format(Locale.ROOT, "%.1f", at);
    }
  }
}

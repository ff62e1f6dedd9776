package io.attentivecourier.page;

import io.attentivecourier.run.Amount;
import java.util.Collections;
import java.util.List;

/**
 * A small chart of rows, from nothing up to the most: a list that collapses shows as a fall.
 *
 * @param line the path of its line
 * @param area the path of what is below it
 * @param x of the last point
 * @param y of the last point
 * @param isApart true if the last point was not delivered
 * @param label the chart in words
 */
public record SparkLine(
    String line, String area, String x, String y, boolean isApart, String label) {
  static final int WIDTH = 120;
  static final int HEIGHT = 28;

  private static final int EDGE = 3;

  /**
   * @param delivered rows, the oldest first
   * @param apart rows that were read and not delivered; null where there are none
   * @return null where there is nothing to draw
   */
  static SparkLine of(List<Long> delivered, Long apart) {
    if (delivered.isEmpty() || delivered.size() == 1 && apart == null) {
      return null;
    }
    long most = Math.max(Collections.max(delivered), apart == null ? 1 : apart);
    LineSpan scale =
        new LineSpan(delivered.size() + (apart == null ? 0 : 1), Math.max(1, most + most / 4));
    String line = scale.line(delivered);
    int last = delivered.size() - 1;
    String area = line + "L%s %dL%s %dZ".formatted(scale.x(last), HEIGHT, scale.x(0), HEIGHT);
    return apart == null
        ? new SparkLine(
            line, area, scale.x(last), scale.y(delivered.get(last)), false, label(delivered, null))
        : new SparkLine(
            line, area, scale.x(last + 1), scale.y(apart), true, label(delivered, apart));
  }

  private static String label(List<Long> delivered, Long apart) {
    long least = Collections.min(delivered);
    long most = Collections.max(delivered);
    String range = least == most ? Amount.of(least) : Amount.of(least) + " to " + Amount.of(most);
    String text =
        "last " + Amount.of(delivered.size(), "delivery", "deliveries") + ": " + range + " rows";
    return apart == null ? text : text + "; now " + Amount.of(apart) + ", not delivered";
  }

  private record LineSpan(int points, long most) {
    String x(int nth) {
      double step = points == 1 ? 0 : (double) (WIDTH - 2 * EDGE) / (points - 1);
      return number(EDGE + nth * step);
    }

    String y(long rows) {
      return number(HEIGHT - EDGE - (double) (HEIGHT - 2 * EDGE) * rows / most);
    }

    String line(List<Long> rows) {
      StringBuilder path = new StringBuilder();
      for (int i = 0; i < rows.size(); i++) {
        path.append(i == 0 ? 'M' : 'L').append(x(i)).append(' ').append(y(rows.get(i)));
      }
      return path.toString();
    }

    /** With one decimal; a page has 120,000 of them, and a format string takes 2 µs. */
    private static String number(double at) {
      long tenths = Math.round(at * 10);
      return tenths / 10 + "." + tenths % 10;
    }
  }
}

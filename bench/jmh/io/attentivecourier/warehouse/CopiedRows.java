package io.attentivecourier.warehouse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lines of COPY with made-up people, as a server sends them: phones of each form, 50 segments, one
 * row in 100 bad.
 */
public final class CopiedRows {
  public static final int ROWS = 4096;

  private static final List<String> LABELS = List.of("phone", "segment_name");
  private static final List<String> FORMS =
      List.of("+1%s%s%s", "+1%s%s%s", "+1%s%s%s", "%s%s%s", "(%s) %s-%s", "%s-%s-%s", "1.%s.%s.%s");

  private final byte[][] lines =
      IntStream.range(0, ROWS).mapToObj(CopiedRows::line).toArray(byte[][]::new);

  private final CopyLine apart = new CopyLine(List.of(CellForm.TEXT, CellForm.TEXT));

  /** Area codes N9X are nobody's. */
  private static byte[] line(int row) {
    long number = row * 271_828_183L % 8_000_000;
    String line = String.format("%04d", number % 10_000);
    String phone =
        row % 100 == 99
            ? "no phone"
            : FORMS.get(row % FORMS.size()).formatted("290", 200 + number / 10_000, line);
    return (phone + "\tMade-up List " + row * row % 50 + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** All lines, taken apart. */
  public CellBatch batch() {
    CellBatch batch = new CellBatch(LABELS);
    for (byte[] line : lines) {
      apart.add(line, batch);
    }
    return batch;
  }
}

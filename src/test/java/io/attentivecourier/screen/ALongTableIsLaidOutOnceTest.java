package io.attentivecourier.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A home may have 50,000 segments, each a line. */
class ALongTableIsLaidOutOnceTest {
  /** It took over ten minutes where each row asked for the widths of all; now 0.2 s. */
  private static final Duration GENEROUS = Duration.ofSeconds(20);

  @Test
  void fiftyThousandLinesAreMadeInSeconds() {
    Table table =
        new Table(Table.TableColumn.text("segment"), Table.TableColumn.number("rows").goes(1));
    IntStream.range(0, 50_000).forEach(line -> table.row("List " + line, line));
    List<String> lines = assertTimeout(GENEROUS, () -> table.lines(Terminal.NONE));
    assertEquals(50_001, lines.size());
    assertEquals("  List 49999  49999", lines.get(50_000));
  }
}

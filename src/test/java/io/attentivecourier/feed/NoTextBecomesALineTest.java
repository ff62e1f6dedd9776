package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Texts that break programs which read or write CSV, as a phone and as a segment's name. */
class NoTextBecomesALineTest {
  /** As SQL writes them: chr() for what no file of source should hold. */
  private static final List<String> TEXTS =
      List.of(
          "''",
          "' '",
          "chr(0)",
          "chr(9)",
          "chr(10)",
          "chr(13) || chr(10)",
          "chr(27) || '[31m'",
          "chr(127)",
          "chr(133)",
          "chr(160)",
          "chr(173)",
          "chr(8203)",
          "chr(8206)",
          "chr(8232)",
          "chr(65279)",
          "chr(65533)",
          "chr(119070)",
          "'null'",
          "'undefined'",
          "'NaN'",
          "'Infinity'",
          "'true'",
          "'0'",
          "'-1'",
          "'1e10'",
          "'0x7f'",
          "'2025550101,Winback'",
          "'\"2025550101\"'",
          "'=1+1'",
          "'@SUM(1)'",
          "'+1'",
          "'-2025550101'",
          "'2025550101;'",
          "'2025550101' || chr(10) || '2025550102'",
          "'2025550101' || chr(0)",
          "'<script>x</script>'",
          "'''; DROP TABLE t; --'",
          "'../../etc/passwd'",
          "'%s%n%x'",
          "'${env:HOME}'",
          "chr(123) || chr(123) || 'x'",
          "'\\u0000'",
          "'Ω≈ç√∫'",
          "'田中さん'",
          "'مرحبا'",
          "'٢٠٢٥٥٥٠١٠١'",
          "'２０２５５５０１０１'",
          "repeat('9', 10000)",
          "repeat('a', 65)",
          "chr(8238) || '1010555202'");

  @RegisterExtension private final TestHome home = new TestHome();

  @Test
  void asAPhone() throws Exception {
    assertEquals(List.of("2025550101,Winback"), sent(values(text -> text + ", 'Winback'")));
  }

  @Test
  void asASegmentsName() throws Exception {
    assertEquals(
        List.of(
            "2025550101,-1",
            "2025550101,-2025550101",
            "2025550101,0",
            "2025550101,0x7f",
            "2025550101,1e10",
            "2025550101,Infinity",
            "2025550101,NaN",
            "2025550101,Winback",
            "2025550101,null",
            "2025550101,true",
            "2025550101,undefined"),
        sent(values(text -> "'2025550101', " + text)));
  }

  private interface Row {
    String of(String text);
  }

  private static String values(Row row) {
    return "SELECT * FROM (VALUES ('2025550101', 'Winback'), "
        + TEXTS.stream().map(text -> "(" + row.of(text) + ")").collect(Collectors.joining(", "))
        + ") t (phone, segment_name)";
  }

  /** Every line of every file that arrived. */
  private List<String> sent(String query) throws Exception {
    RunReport report = home.pipeline("winback", query).run("winback");
    assertEquals(RunState.WHOLE, report.state(), report.message());
    return IntStream.rangeClosed(1, report.segments().size())
        .mapToObj(number -> "sirendenim_subscriber_segment_20261122_" + number + ".csv")
        .flatMap(this::lines)
        .sorted()
        .toList();
  }

  private Stream<String> lines(String file) {
    try {
      return home.received(file).lines();
    } catch (Exception e) {
      throw new IllegalStateException(file, e);
    }
  }
}

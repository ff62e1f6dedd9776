package io.attentivecourier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;

class RejectedRowsAreTheLibrarysLinesTest {
  private static final String SIGNS = "az09AZ-_ #!\"',;=+@\\\t\r\n.é😀\uFF20";

  @Test
  void aLineOfHashesIsWrittenBare() throws IOException {
    assertEquals(
        "7,phone,phone-shape,0a1b,,,\n",
        written(List.of(7L, "phone", "phone-shape", "0a1b", "", "", "")));
  }

  @Test
  void whatNeedsQuotesGetsThem() throws IOException {
    assertEquals("7,\"a,\"\"b\"\"\n\",\" \"\n", written(List.of(7L, "a,\"b\"\n", " ")));
  }

  @Test
  void anyValueReadsAsTheLibraryWritesIt() throws IOException {
    Random random = new Random(12);
    for (int line = 0; line < 20_000; line++) {
      List<Object> values = values(random);
      assertEquals(ofTheLibrary(values), written(values));
    }
  }

  private static List<Object> values(Random random) {
    List<Object> values = new ArrayList<>();
    for (int column = 0; column < 4; column++) {
      int[] signs = SIGNS.codePoints().toArray();
      int[] some = random.ints(random.nextInt(5), 0, signs.length).map(at -> signs[at]).toArray();
      values.add(random.nextInt(20) == 0 ? null : new String(some, 0, some.length));
    }
    return values;
  }

  private static String written(List<Object> values) throws IOException {
    Map<Integer, Object> row = new LinkedHashMap<>();
    values.forEach(value -> row.put(row.size(), value));
    try (ByteArrayOutputStream lines = new ByteArrayOutputStream();
        RejectionCsv csv = new RejectionCsv()) {
      csv.marshal(null, Arrays.asList(row), lines);
      return lines.toString(StandardCharsets.UTF_8);
    }
  }

  private static String ofTheLibrary(List<Object> values) throws IOException {
    StringBuilder lines = new StringBuilder();
    CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();
    try (CSVPrinter printer = new CSVPrinter(lines, format)) {
      printer.printRecord(values);
    }
    return lines.toString();
  }
}

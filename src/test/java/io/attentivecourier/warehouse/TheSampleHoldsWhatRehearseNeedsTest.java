package io.attentivecourier.warehouse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TheSampleHoldsWhatRehearseNeedsTest {
  private static final Path SAMPLE = Path.of("sample").toAbsolutePath();

  @TempDir Path tmp;

  /** One row of a pipeline's query; the fault is the rule's that would reject it, or empty. */
  private record Row(String phone, String segment, String fault) {
    String digits() {
      String digits = phone.replaceAll("\\D", "");
      return digits.substring(digits.length() - 10);
    }
  }

  private static Path file(String pipeline) {
    return SAMPLE.resolve("routes/pipelines/" + pipeline + ".camel.yaml");
  }

  private static String query(String pipeline) throws IOException {
    String yaml = Files.readString(file(pipeline));
    return yaml.substring(yaml.indexOf("constant: |") + 11, yaml.indexOf("- to:"));
  }

  private List<Row> rows(String pipeline) throws IOException, SQLException {
    WarehouseAddress home = Addresses.of("jdbc:duckdb:", SAMPLE);
    WarehouseAddress address =
        new WarehouseAddress(
            home.url(),
            null,
            null,
            1,
            home.timeout(),
            home.hikari(),
            null,
            tmp,
            SAMPLE,
            home.duckDb());
    List<Row> rows = new ArrayList<>();
    try (Warehouse warehouse = Warehouse.open(address);
        Connection connection = warehouse.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query(pipeline))) {
      while (result.next()) {
        rows.add(row(result));
      }
    }
    return rows;
  }

  private static Row row(ResultSet result) throws SQLException {
    String phone = result.getString("phone");
    boolean grouped = result.getMetaData().getColumnCount() == 3;
    String segment =
        grouped
            ? (result.getString("campaign_name") + result.getString("group_name")).replace(" ", "")
            : result.getString("segment_name");
    return new Row(phone, segment, fault(phone, segment));
  }

  private static String fault(String phone, String segment) {
    String faulty = phoneFault(phone);
    return faulty.isEmpty() ? segmentFault(segment) : faulty;
  }

  private static String phoneFault(String phone) {
    if (phone == null || phone.isBlank()) {
      return "identifier-missing";
    }
    String bare = phone.replaceAll("[ ().-]", "");
    return phone.indexOf('\uFFFD') >= 0
        ? "encoding"
        : phone.chars().anyMatch(Character::isISOControl)
            ? "control-characters"
            : phone.contains("@")
                ? "identifier-mixed"
                : bare.matches("(\\+?1)?\\d{10}") ? "" : "phone-shape";
  }

  private static String segmentFault(String segment) {
    if (segment == null) {
      return "segment-missing";
    }
    return segment.length() > 64
        ? "segment-length"
        : segment.contains("  ")
            ? "segment-spaces"
            : segment.matches("[A-Za-z0-9 _-]+") ? "" : "segment-characters";
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          pipeline,   rows, segments, rejected, duplicates
          winback,    1370, 1,        3,        6
          loyalty,    4000, 4,        12,       12
          newsletter, 2402, 4,        6,        6
          """)
  void aPipelineYieldsAlwaysTheSame(
      String pipeline, int rows, int segments, int rejected, int duplicates) throws Exception {
    List<Row> all = rows(pipeline);
    List<Row> good = all.stream().filter(row -> row.fault().isEmpty()).toList();
    Set<String> members = new HashSet<>();
    good.forEach(row -> members.add(row.segment() + "," + row.digits()));
    assertEquals(
        List.of(rows, segments, rejected, duplicates),
        List.of(
            all.size(),
            (int) good.stream().map(Row::segment).distinct().count(),
            all.size() - good.size(),
            good.size() - members.size()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"winback", "loyalty", "newsletter"})
  void atMostOneRowInTwoHundredIsRejected(String pipeline) throws Exception {
    List<Row> rows = rows(pipeline);
    long rejected = rows.stream().filter(row -> !row.fault().isEmpty()).count();
    assertTrue(rejected * 200 <= rows.size(), rejected + " of " + rows.size());
  }

  @Test
  void everyRuleOfTheSegmentsRejectsARow() throws Exception {
    Set<String> rules = new TreeSet<>();
    for (String pipeline : List.of("winback", "loyalty", "newsletter")) {
      rows(pipeline).forEach(row -> rules.add(row.fault()));
    }
    rules.remove("");
    assertEquals(
        "[control-characters, encoding, identifier-missing, identifier-mixed, phone-shape,"
            + " segment-characters, segment-length, segment-missing, segment-spaces]",
        rules.toString());
  }

  @Test
  void everyPhoneIsOneThatIsKeptForFiction() throws Exception {
    TreeMap<String, Integer> forms = new TreeMap<>();
    for (Row row : rows("loyalty")) {
      if (phoneFault(row.phone()).isEmpty()) {
        assertTrue(row.digits().matches("[2-9]\\d{2}55501\\d{2}"), "another number");
        forms.merge(row.phone().replaceAll("\\d", "9"), 1, Integer::sum);
      }
    }
    assertEquals(
        "[(999) 999-9999, +99999999999, 9.999.999.9999, 999-999-9999, 9999999999, 99999999999]",
        forms.keySet().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"winback", "loyalty", "newsletter"})
  void aPipelineIsAFileOfAFewLines(String pipeline) throws Exception {
    List<String> lines = Files.readAllLines(file(pipeline));
    assertTrue(lines.size() <= 16, lines.size() + " lines");
    assertTrue(lines.contains("    id: " + pipeline));
    assertTrue(lines.contains("      uri: quartz:courier/" + pipeline));
    assertEquals("            uri: direct:send-segments", lines.get(lines.size() - 1));
    assertFalse(query(pipeline).toLowerCase().contains("current_"), "the same on any day");
  }

  @Test
  void thereAreFourPipelines() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLE.resolve("routes/pipelines"))) {
      assertEquals(4, files.count());
    }
  }

  @Test
  void theScriptMakesTheSameFiles() throws Exception {
    String script = Files.readString(SAMPLE.resolve("generate.sql"));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(script.replace("TO 'data", "TO '" + tmp));
    }
    for (String name : List.of("customers.csv", "orders.csv")) {
      assertArrayEquals(
          Files.readAllBytes(SAMPLE.resolve("data").resolve(name)),
          Files.readAllBytes(tmp.resolve(name)),
          name);
    }
  }
}

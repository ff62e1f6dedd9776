package io.attentivecourier.attribute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.row.RuleTable;
import io.attentivecourier.settings.AttributeSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AValueIsOfItsTypeTest {
  @TempDir Path home;

  static Stream<Map<String, String>> values() throws IOException {
    return RuleTable.table("/attributes/values.csv");
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueIsSentOmittedOrRefused(Map<String, String> row) throws IOException {
    AttributeSettings.AttributeType type =
        AttributeSettings.AttributeType.valueOf(row.get("type").toUpperCase(Locale.ROOT));
    AttributeRules rules = Contract.phones(home, Contract.column("a", type));
    Object value = value(row.get("from"), long1000(row.get("value")));
    AttributeRules.CheckedPeople checked =
        rules.check(Contract.row("phone", "2025550101", "a", value));
    assertEquals(long1000(row.get("verdict")), verdict(checked), row.get("why"));
  }

  private static String verdict(AttributeRules.CheckedPeople checked) throws IOException {
    if (checked.good().isEmpty()) {
      return checked.rejections().get(0).rule().id();
    }
    JsonNode custom =
        new ObjectMapper().readTree(checked.good().get(0).line()).at("/attributes/custom");
    String line = new String(checked.good().get(0).line(), StandardCharsets.UTF_8);
    boolean text = custom.path("A").isTextual();
    return custom.isEmpty()
        ? "omitted"
        : text ? '"' + custom.path("A").textValue() + '"' : line.replaceAll(".*:|}+$", "");
  }

  private static String long1000(String text) {
    return text.replace("long(1000)", "x".repeat(1000)).replace("long(1001)", "x".repeat(1001));
  }

  private static Object value(String from, String text) {
    return switch (from) {
      case "text" -> text;
      case "null" -> null;
      case "integer" -> Long.valueOf(text);
      case "decimal" -> new BigDecimal(text);
      case "double" -> Double.valueOf(text);
      case "boolean" -> Boolean.valueOf(text);
      case "bytes" -> new byte[] {0};
      case "date" -> Date.valueOf(text);
      case "localdate" -> LocalDate.parse(text);
      case "localtime" -> LocalDateTime.parse(text);
      case "offsettime" -> OffsetDateTime.parse(text);
      case "instant" -> Instant.parse(text);
      case "uuid" -> UUID.fromString(text);
      case "olddate" -> new Date(millis(text, TimeZone.getDefault()));
      case "oldtime" -> new Timestamp(millis(text, TimeZone.getTimeZone("UTC")));
      case "timestamp" -> Timestamp.from(Instant.parse(text));
      default -> throw new IllegalArgumentException(from);
    };
  }

  /** Midnight of a year that counts on below 1, in the one calendar that java.sql has. */
  private static long millis(String date, TimeZone zone) {
    boolean negative = date.startsWith("-");
    String[] parts = (negative ? date.substring(1) : date).split("-");
    int year = Integer.parseInt(parts[0]) * (negative ? -1 : 1);
    GregorianCalendar calendar = new GregorianCalendar(zone);
    calendar.clear();
    calendar.set(Calendar.ERA, year > 0 ? GregorianCalendar.AD : GregorianCalendar.BC);
    calendar.set(Calendar.YEAR, year > 0 ? year : 1 - year);
    calendar.set(Calendar.MONTH, Integer.parseInt(parts[1]) - 1);
    calendar.set(Calendar.DAY_OF_MONTH, Integer.parseInt(parts[2]));
    return calendar.getTimeInMillis();
  }
}

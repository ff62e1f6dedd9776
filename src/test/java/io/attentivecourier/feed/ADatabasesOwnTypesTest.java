package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.api.ApiEndpoint;
import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.FaultyApi;
import io.attentivecourier.warehouse.Postgres;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types that a driver hands over as objects, in whole runs; types.csv has each for itself. */
class ADatabasesOwnTypesTest {
  private static final String ADA = "+12025550101";

  @RegisterExtension final TestHome home = new TestHome();

  @AutoClose private final FaultyApi api = FaultyApi.start(ApiOptions.of("sirendenim"));

  @AfterEach
  void close() {
    assertEquals(List.of(), api.breaches());
  }

  private void onPostgres() throws Exception {
    Postgres.execute("CREATE EXTENSION IF NOT EXISTS citext");
    home.set("courier.warehouse.url", Postgres.url());
    home.set("courier.warehouse.username", "postgres");
    home.set("courier.warehouse.password", "postgres");
  }

  private RunReport list(String columns) throws Exception {
    return home.pipeline("winback", "SELECT " + columns).run("winback");
  }

  private RunReport tiers(String tier) throws Exception {
    home.api(api).pipeline("tiers", tiersQuery(tier), "direct:send-attributes");
    return home.runToItsEnd("tiers");
  }

  private static String tiersQuery(String tier) {
    return "SELECT '2025550101' AS phone, " + tier + " AS tier";
  }

  @Test
  void emailsOfCitextAreAList() throws Exception {
    onPostgres();
    home.set("courier.identifier", "email");
    RunReport report =
        list("'Ada@Example.com'::citext AS email, 'Winback'::citext AS segment_name");
    assertEquals(RunState.WHOLE, report.state(), report.message());
    String file = report.segments().get(0).file();
    assertEquals("ada@example.com,Winback\n", home.received(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'gold'::citext | gold",
        "true | true",
        "false | false",
        "'19cba5de-803f-443c-a500-0527a666e3f0'::uuid | 19cba5de-803f-443c-a500-0527a666e3f0",
        "(timestamptz '2026-11-22 10:15:30+00')::text | 2026-11-22 10:15:30+00"
      })
  void anAttributeIsTheText(String tier, String sent) throws Exception {
    onPostgres();
    RunReport report = tiers(tier);
    assertEquals(RunState.WHOLE, report.state(), report.message());
    assertEquals(Map.of("Loyalty tier", sent), api.people().attributes(ADA));
  }

  @Test
  void aCastTimestampIsADate() throws Exception {
    onPostgres();
    home.set("courier.attributes.tier.type", "date");
    RunReport report = tiers("(timestamptz '2026-11-22 10:15:30+00')::text");
    assertEquals(RunState.WHOLE, report.state(), report.message());
    assertEquals(Map.of("Loyalty tier", "2026-11-22T10:15:30Z"), api.people().attributes(ADA));
  }

  @Test
  void aDateBeforeChristIsNone() throws Exception {
    onPostgres();
    home.set("courier.attributes.tier.type", "date");
    RunReport report = tiers("date '0044-03-15 BC'");
    assertEquals(Map.of("attribute-type", 1L), report.counts().rejectedByRule());
    assertEquals(0, api.requests().count(ApiEndpoint.BULK));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NULL::jsonb | jsonb",
        "'\"gold\"'::json | json",
        "ARRAY['gold'] | _text",
        "2.5::float8 | float8",
        "'a'::bytea | bytea"
      })
  void noAttributeIsMadeOfThese(String tier, String type) throws Exception {
    onPostgres();
    assertUnknown(tiers(tier), type);
    home.set("courier.attributes.tier.type", "number").stop();
    assertUnknown(tiers(tier), type);
    assertEquals(0, api.requests().count(ApiEndpoint.BULK));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"Winback\"'::jsonb | jsonb",
        "ARRAY['Winback'] | _text",
        "2.5::real | float4",
        "true | bool",
        "date '2026-11-22' | date",
        "'Winback'::bytea | bytea"
      })
  void noListIsNamedByThese(String segment, String type) throws Exception {
    onPostgres();
    assertUnknown(list("'2025550101' AS phone, " + segment + " AS segment_name"), type);
    assertUnknown(list(segment + " AS phone, 'Winback' AS segment_name"), type);
    assertEquals(List.of(), home.standIn().folder().names());
  }

  @Test
  void anIgnoredColumnMayBeOfAnyType() throws Exception {
    onPostgres();
    home.set("courier.column.ignore", "extra");
    RunReport report =
        list("'2025550101' AS phone, 'Winback' AS segment_name, '{}'::jsonb AS extra");
    assertEquals(RunState.WHOLE, report.state(), report.message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"'{\"a\": 1}'::json | JSON", "['gold'] | VARCHAR[]", "2.5::double | DOUBLE"})
  void duckDbsTypesAreNamedAsItNamesThem(String tier, String type) throws Exception {
    assertUnknown(tiers(tier), type);
    assertUnknown(list("'2025550101' AS phone, " + tier + " AS segment_name"), type);
  }

  private static void assertUnknown(RunReport report, String type) {
    assertEquals(RunState.FAILED, report.state(), report.message());
    assertEquals("column-unknown", report.reason());
    assertTrue(report.message().contains(" is of type " + type), report.message());
    assertEquals(0, report.counts().read());
  }
}

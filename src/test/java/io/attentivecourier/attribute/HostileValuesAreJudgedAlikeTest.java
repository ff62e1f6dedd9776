package io.attentivecourier.attribute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.IdentifierRules;
import io.attentivecourier.row.Person;
import io.attentivecourier.row.Rejection;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.row.RowBatches;
import io.attentivecourier.settings.AttributeSettings;
import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.warehouse.DriverMaps;
import io.attentivecourier.warehouse.Postgres;
import io.attentivecourier.warehouse.ResultTypes;
import io.attentivecourier.warehouse.Warehouse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values of every type and of every kind of fault, each under each type of an attribute, read as
 * bytes and read as a driver's objects: the same people, values, lines and presence, and the same
 * rejections with their rows, columns, rules, values and owners.
 */
class HostileValuesAreJudgedAlikeTest {
  private static final Duration LONG = Duration.ofMinutes(30);
  private static final int FEW = 500;

  private static final String PHONE =
      """
      CASE n % 60
        WHEN 0 THEN NULL WHEN 1 THEN '' WHEN 2 THEN '  ' WHEN 3 THEN 'user' || n || '@example.com'
        WHEN 4 THEN p || '0' WHEN 5 THEN left(p, 9) WHEN 6 THEN E'\\t' || p WHEN 7 THEN '\\N'
        WHEN 8 THEN U&'\\FFFD' || p WHEN 9 THEN '+44 20 7183 ' || right(p, 4)
        WHEN 10 THEN '+442071830' || right(p, 3) WHEN 11 THEN '-' || p WHEN 12 THEN p || '.0'
        WHEN 13 THEN '1' || p WHEN 14 THEN '+1' || p WHEN 15 THEN '(202) 555-' || right(p, 4)
        WHEN 16 THEN ' ' || p || ' ' WHEN 17 THEN '0' || right(p, 9) WHEN 18 THEN '+10' || right(p, 9)
        ELSE p
      END\
      """;

  /** Each of them in turn, with another number in it. */
  private static final String TEXT =
      """
      CASE n % 75
        WHEN 0 THEN NULL WHEN 1 THEN '' WHEN 2 THEN '   ' WHEN 3 THEN U&'\\00a0' WHEN 4 THEN ' gold '
        WHEN 5 THEN 'Größe ' || n WHEN 6 THEN '😀' WHEN 7 THEN U&'\\2028' WHEN 8 THEN U&'\\FFFD'
        WHEN 9 THEN E'tab\\t' WHEN 10 THEN E'line\\n' WHEN 11 THEN E'\\x7f' WHEN 12 THEN '\\N'
        WHEN 13 THEN 'say "' || n || '"' WHEN 14 THEN 'back\\slash' WHEN 15 THEN '/' || n
        WHEN 16 THEN repeat('x', 999 + n % 3) WHEN 17 THEN repeat('é', 999 + n % 3)
        WHEN 18 THEN repeat(' ', 2000) WHEN 19 THEN repeat('z', 100001)
        WHEN 20 THEN '4111111111111111' WHEN 21 THEN '4111 1111 1111 1111' WHEN 22 THEN '123-45-6789'
        WHEN 23 THEN '40.7128, -74.0060' WHEN 24 THEN 'DE89370400440532013000' WHEN 25 THEN '$2a$10$abc'
        WHEN 26 THEN 'eyJhb.eyJzd.x' WHEN 27 THEN 'euro ' || n WHEN 28 THEN '$' || n WHEN 29 THEN p
        WHEN 30 THEN '0' WHEN 31 THEN '-0' WHEN 32 THEN '0.00' WHEN 33 THEN '-0.0' WHEN 34 THEN '00'
        WHEN 35 THEN '007' WHEN 36 THEN '-' || n WHEN 37 THEN n || '.50' WHEN 38 THEN '.5'
        WHEN 39 THEN n || '.' WHEN 40 THEN '1e5' WHEN 41 THEN '+5' WHEN 42 THEN '1,5' WHEN 43 THEN 'NaN'
        WHEN 44 THEN '999999999999999' WHEN 45 THEN '1000000000000000' WHEN 46 THEN '-999999999999999.9'
        WHEN 47 THEN '0.' || repeat('1', 64) WHEN 48 THEN '0.' || repeat('1', 65)
        WHEN 49 THEN '5.' || repeat('0', 64) WHEN 50 THEN '5.' || repeat('0', 65) WHEN 51 THEN '1200'
        WHEN 52 THEN '12345678' WHEN 53 THEN '378282246310005' WHEN 54 THEN 'true' WHEN 55 THEN 'FALSE'
        WHEN 56 THEN 't' WHEN 57 THEN ' true' WHEN 58 THEN '1' WHEN 59 THEN '2026-11-22'
        WHEN 60 THEN '2026-02-30' WHEN 61 THEN '2026-11-22T10:15:30+01:00' WHEN 62 THEN '2026-11-22 10:15'
        WHEN 63 THEN '2026-11-22 10:15:30.5+0100' WHEN 64 THEN '0000-01-01' WHEN 65 THEN '1500-02-29'
        WHEN 66 THEN '10000-01-01' WHEN 67 THEN '20261122' WHEN 68 THEN '2026-11-22 10:15:30-08'
        WHEN 69 THEN '１２３' WHEN 70 THEN '12345678.5' WHEN 71 THEN '0.5' WHEN 72 THEN '-'
        ELSE 'tier ' || n % 9
      END\
      """;

  private static final String ROWS =
      " FROM (SELECT n, '202555' || lpad((n::int8 * 7919 %% 10000)::text, 4, '0') AS p FROM"
          + " generate_series(1, %d) n) AS numbers";

  @TempDir static Path home;
  private static Warehouse warehouse;

  @BeforeAll
  static void open() throws Exception {
    Postgres.execute(
        "CREATE EXTENSION IF NOT EXISTS citext",
        "DROP TYPE IF EXISTS attribute_tier",
        "CREATE TYPE attribute_tier AS ENUM ('gold', 'silver')");
    warehouse = Postgres.open(home);
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  @Test
  void textsOfAnyForm() throws Exception {
    assertAlike(TEXT, FEW);
  }

  @Test
  @Tag("slow")
  void aHundredThousandOfThem() throws Exception {
    assertAlike(TEXT, 100_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "left(%s, 300)::varchar(300)",
        "left(%s, 12)::char(12)",
        "(%s)::citext",
        "left(%s, 60)::name"
      })
  void textsOfOtherTypes(String cast) throws Exception {
    assertAlike(cast.formatted(TEXT), FEW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(CASE n % 3 WHEN 0 THEN 'gold' WHEN 1 THEN 'silver' END)::attribute_tier",
        "('a0eebc99-9c0b-4ef8-bb6d-' || lpad(n::text, 12, '0'))::uuid",
        "(n - 2000)::int2",
        "(CASE n % 5 WHEN 0 THEN NULL ELSE n * 100000 - 5 END)::int4",
        "(CASE n % 6 WHEN 0 THEN 9223372036854775807 WHEN 1 THEN -9223372036854775807 - 1"
            + " WHEN 2 THEN 1000000000000000 WHEN 3 THEN 378282246310005 ELSE n END)::int8",
        "n::oid",
        "(CASE n % 12 WHEN 0 THEN 'NaN' WHEN 1 THEN 'Infinity' WHEN 2 THEN '1e-20'"
            + " WHEN 3 THEN '1e-70' WHEN 4 THEN '1e20' WHEN 5 THEN '4111111111111111.00'"
            + " WHEN 6 THEN '-0.500' WHEN 7 THEN '0.000' WHEN 8 THEN '999999999999999.5'"
            + " WHEN 9 THEN '12345678.0' ELSE n || '.250' END)::numeric",
        "(n * 1.5 - 7)::numeric(10, 2)",
        "(CASE n % 4 WHEN 0 THEN 'NaN' WHEN 1 THEN '1e-7' WHEN 2 THEN '1e30' ELSE '0.1'"
            + " END)::float4",
        "(CASE n % 4 WHEN 0 THEN '-Infinity' WHEN 1 THEN '1e-7' WHEN 2 THEN '-0' ELSE n || '.1'"
            + " END)::float8",
        "(CASE n % 3 WHEN 0 THEN true WHEN 1 THEN false END)",
        "(CASE n % 7 WHEN 0 THEN 'infinity' WHEN 1 THEN '-infinity' WHEN 2 THEN '0044-03-15 BC'"
            + " WHEN 3 THEN '10000-01-01' ELSE (date '1570-01-01' + n * 40)::text END)::date",
        "(CASE n % 7 WHEN 0 THEN 'infinity' WHEN 1 THEN '0044-03-15 10:00:00 BC'"
            + " WHEN 2 THEN '9999-12-31 23:59:59.999999' WHEN 3 THEN '0001-01-01 00:00:00'"
            + " ELSE (timestamp '1570-01-01' + n * interval '997 hours 13 seconds')::text"
            + " END)::timestamp",
        "(timestamptz '1570-01-01Z' + n * interval '997.3 hours 13.7 seconds')",
        "(time '00:00' + n * interval '13 seconds')",
        "(time '00:00' + n * interval '13 seconds')::timetz"
      })
  void valuesOfOtherTypes(String values) throws Exception {
    assertAlike(values, FEW);
  }

  @Test
  void phonesThatAreNumbers() throws Exception {
    String phone =
        "CASE n % 6 WHEN 0 THEN NULL WHEN 1 THEN -p::int8 WHEN 2 THEN n ELSE p::int8 END";
    String exact =
        "CASE n % 6 WHEN 0 THEN p::numeric + 0.5 WHEN 1 THEN p::numeric(14, 2) ELSE p::numeric END";
    assertAlike(phone, TEXT, FEW, IdentifierKind.PHONE, PipelineSettings.PhoneCheck.SHAPE);
    assertAlike(exact, TEXT, FEW, IdentifierKind.PHONE, PipelineSettings.PhoneCheck.SHAPE);
  }

  @Test
  void phonesThatAreInUseAndAddresses() throws Exception {
    String email =
        "CASE n % 6 WHEN 0 THEN 'User.' || n || '@Example.COM ' WHEN 1 THEN p WHEN 2 THEN"
            + " 'a@b@c.de' WHEN 3 THEN 'o''neil' || n || '@example.com' WHEN 4 THEN NULL ELSE 'u'"
            + " || n || '@example.com' END";
    String area = "CASE n % 2 WHEN 0 THEN " + PHONE + " ELSE '212' || right(p, 7) END";
    assertAlike(area, TEXT, FEW, IdentifierKind.PHONE, PipelineSettings.PhoneCheck.VALID);
    assertAlike(email, TEXT, FEW, IdentifierKind.EMAIL, PipelineSettings.PhoneCheck.SHAPE);
  }

  private void assertAlike(String values, int rows) throws Exception {
    assertAlike(PHONE, values, rows, IdentifierKind.PHONE, PipelineSettings.PhoneCheck.SHAPE);
  }

  private void assertAlike(
      String who, String values, int rows, IdentifierKind kind, PipelineSettings.PhoneCheck check)
      throws Exception {
    String query = "SELECT %s AS who, %s AS a, n AS id, n %% 7 AS b".formatted(who, values);
    String all = query + ROWS.formatted(rows);
    List<Judge> plain = Judge.all(kind, check);
    List<Judge> bytes = Judge.all(kind, check);
    readPlain(all, plain);
    try (RowBatches batches = new RowBatches(warehouse.rows().open(all), LONG)) {
      Judge.judge(batches, bytes);
    }
    for (int at = 0; at < plain.size(); at++) {
      assertEquals(plain.get(at).told, bytes.get(at).told);
      assertEquals(plain.get(at).people.getValue(), bytes.get(at).people.getValue());
      assertEquals(plain.get(at).rejections.getValue(), bytes.get(at).rejections.getValue());
    }
    assertTrue(plain.get(0).told.get("rows") == rows);
  }

  private static void readPlain(String query, List<Judge> judges) throws Exception {
    try (Connection connection = warehouse.queries().getConnection();
        Statement statement = connection.createStatement()) {
      statement.setFetchSize(1000);
      ResultSet result = statement.executeQuery(query);
      ResultTypes types = ResultTypes.ofTheLastResult();
      Iterator<Map<String, Object>> rows = types.asText(new DriverMaps(result, types.labels()));
      try (RowBatches batches = new RowBatches(rows, LONG)) {
        Judge.judge(batches, judges);
      }
    }
  }

  /** What became of all rows where the column is declared in one way. */
  private static final class Judge {
    private final AttributeRules rules;
    private final Rejection.RowOwner owner;
    private final Map<String, Long> told = new TreeMap<>();
    private final CRC32C people = new CRC32C();
    private final CRC32C rejections = new CRC32C();

    private Judge(
        AttributeSettings.AttributeSetting a,
        IdentifierKind kind,
        PipelineSettings.PhoneCheck check)
        throws Exception {
      rules =
          new AttributeRules(
              AttributeColumns.resolve(
                  List.of("who", "a", "id", "b"),
                  "who",
                  List.of(a, Contract.column("b", AttributeSettings.AttributeType.STRING)),
                  Set.of("id")),
              kind,
              check,
              IdentifierKey.at(home.resolve("key")));
      owner = new Rejection.RowOwner(IdentifierRules.ofApi("who", kind, check), "who", "id");
    }

    static List<Judge> all(IdentifierKind kind, PipelineSettings.PhoneCheck check)
        throws Exception {
      List<Judge> judges = new ArrayList<>();
      for (AttributeSettings.AttributeType type : AttributeSettings.AttributeType.values()) {
        judges.add(new Judge(Contract.column("a", type), kind, check));
        judges.add(new Judge(Contract.rejecting("a", type), kind, check));
        judges.add(new Judge(Contract.allowed("a", type), kind, check));
      }
      return judges;
    }

    static void judge(RowBatches batches, List<Judge> judges) {
      while (batches.hasNext()) {
        RowBatch batch = batches.next();
        judges.forEach(judge -> judge.add(batch));
      }
    }

    private void add(RowBatch batch) {
      count("rows", batch.rows().size());
      AttributeRules.CheckedPeople checked = rules.check(batch);
      checked.good().forEach(this::add);
      owner.addOwners(batch, checked.rejections()).forEach(this::add);
    }

    private void add(Person person) {
      count("good", 1);
      note(people, person.hash() + " " + person.values() + " " + person.identifier());
      note(people, Arrays.toString(person.present()));
      people.update(person.line());
    }

    private void add(Rejection one) {
      count(one.column() + " " + one.rule().id(), 1);
      note(rejections, one.row() + "|" + one.value() + "|" + one.person() + "|" + one.key());
    }

    private void count(String what, long more) {
      told.merge(what, more, Long::sum);
    }

    private static void note(CRC32C sum, String text) {
      sum.update(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}

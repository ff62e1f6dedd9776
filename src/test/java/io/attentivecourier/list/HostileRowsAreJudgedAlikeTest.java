package io.attentivecourier.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.row.IdentifierRules;
import io.attentivecourier.row.Rejection;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.row.RowBatches;
import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.NameTemplate;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.warehouse.DriverMaps;
import io.attentivecourier.warehouse.Postgres;
import io.attentivecourier.warehouse.ResultTypes;
import io.attentivecourier.warehouse.Warehouse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows of every kind of fault, read as bytes and read as a driver's objects: the same members, and
 * the same rejections with their rows, columns, rules, values and owners.
 */
class HostileRowsAreJudgedAlikeTest {
  private static final Duration LONG = Duration.ofMinutes(30);
  private static final int FEW = 20_000;

  /** A phone of each row, with a digit that changes; half of them are good. */
  private static final String PHONE =
      """
      CASE n % 44
        WHEN 0 THEN NULL WHEN 1 THEN '' WHEN 2 THEN '   ' WHEN 3 THEN E'\\u00a0'
        WHEN 4 THEN 'user' || n || '@example.com' WHEN 5 THEN p || '0' WHEN 6 THEN left(p, 9)
        WHEN 7 THEN E'\\t' || p WHEN 8 THEN p || E'\\n' WHEN 9 THEN E'a\\\\N' || p
        WHEN 10 THEN '\\N' WHEN 11 THEN '\\.' WHEN 12 THEN p || E'\\r\\n' || p
        WHEN 13 THEN U&'\\FFFD' || p WHEN 14 THEN '２０２' || right(p, 7) WHEN 15 THEN 'é' || p
        WHEN 16 THEN '+44 20 7183 ' || right(p, 4) WHEN 17 THEN '2026-11-26 10'
        WHEN 18 THEN '202.' || right(p, 7) WHEN 19 THEN '-' || p WHEN 20 THEN p || '.0'
        WHEN 21 THEN repeat(' ', 200) || p WHEN 22 THEN repeat('1', 1 + n % 400)
        WHEN 23 THEN E'\\x7f' || p WHEN 24 THEN '+' || p WHEN 25 THEN '+0' || p
        WHEN 26 THEN '  ' || p || ' ' WHEN 27 THEN '1' || p WHEN 28 THEN '+1' || p
        WHEN 29 THEN '(' || a || ') ' || b || '-' || c WHEN 30 THEN a || '-' || b || '-' || c
        WHEN 31 THEN '1.' || a || '.' || b || '.' || c WHEN 32 THEN a || ' ' || b || ' ' || c
        WHEN 33 THEN '(' || a || ')' || b || c WHEN 34 THEN a || b || '-' || c
        WHEN 35 THEN '+1 (' || a || ')-' || b || ' - ' || c WHEN 36 THEN a || '--' || b || c
        WHEN 37 THEN '😀' WHEN 38 THEN 'K' || p
        ELSE p
      END\
      """;

  private static final String SEGMENT =
      """
      CASE n % 29
        WHEN 0 THEN NULL WHEN 1 THEN '' WHEN 2 THEN '  ' WHEN 3 THEN ' Winback' WHEN 4 THEN 'A  b'
        WHEN 5 THEN 'Winback ' WHEN 6 THEN 'Größe ' || n % 7 WHEN 7 THEN 'a,b' WHEN 8 THEN 'a"b'
        WHEN 9 THEN repeat('s', 60 + n % 9) WHEN 10 THEN E'line\\nend' WHEN 11 THEN E'tab\\there'
        WHEN 12 THEN 'back\\slash' WHEN 13 THEN '\\N' WHEN 14 THEN U&'lost \\FFFD'
        WHEN 15 THEN p WHEN 16 THEN 'own ' || n WHEN 17 THEN '日本' WHEN 18 THEN 'é́'
        ELSE 'List ' || n % 13
      END\
      """;

  private static final String ROWS =
      " FROM (SELECT n, '202555' || lpad((n::int8 * 7919 %% 10000)::text, 4, '0') AS p, '202' AS a,"
          + " '555' AS b, lpad((n %% 10000)::text, 4, '0') AS c FROM generate_series(1, %d) n) AS"
          + " numbers";

  private static final SegmentColumns PAIR = new SegmentColumns("phone", "segment_name");

  @TempDir Path home;
  @AutoClose private Warehouse warehouse;

  @BeforeEach
  void open() throws Exception {
    warehouse = Postgres.open(home);
  }

  private static String query(String phone, String segment, int rows) {
    return "SELECT "
        + phone
        + " AS phone, "
        + segment
        + " AS segment_name, n AS id"
        + ROWS.formatted(rows);
  }

  @Test
  void textsOfAnyForm() throws Exception {
    assertAlike(query(PHONE, SEGMENT, FEW), PAIR, IdentifierKind.PHONE);
  }

  @Test
  @Tag("slow")
  void aMillionOfThem() throws Exception {
    assertAlike(query(PHONE, SEGMENT, 1_000_000), PAIR, IdentifierKind.PHONE);
  }

  @Test
  void numbersOfAnySize() throws Exception {
    String whole =
        "CASE n % 5 WHEN 0 THEN NULL WHEN 1 THEN -p::int8 WHEN 2 THEN n ELSE p::int8 END";
    String exact =
        "CASE n % 6 WHEN 0 THEN p::numeric + 0.5 WHEN 1 THEN p::numeric(14, 2) WHEN 2 THEN 1e-20"
            + " WHEN 3 THEN -p::numeric WHEN 4 THEN 12345678901234567890123456789.00"
            + " ELSE p::numeric END";
    assertAlike(query(whole, "n % 9", FEW), PAIR, IdentifierKind.PHONE);
    assertAlike(query(exact, "(n % 9)::numeric(4, 1)", FEW), PAIR, IdentifierKind.PHONE);
  }

  @Test
  void fixedWidthsAndTypesOfTheirOwn() throws Exception {
    Postgres.execute("CREATE EXTENSION IF NOT EXISTS citext");
    assertAlike(
        query("(" + PHONE + ")::char(14)", "(" + SEGMENT + ")::citext", FEW),
        PAIR,
        IdentifierKind.PHONE);
    assertAlike(
        query("(" + PHONE + ")::varchar(30)", "left(" + SEGMENT + ", 60)::name", FEW),
        PAIR,
        IdentifierKind.PHONE);
  }

  @Test
  void emailsOfAnyForm() throws Exception {
    String email =
        "CASE n % 9 WHEN 0 THEN 'User.' || n || '@Example.COM ' WHEN 1 THEN p WHEN 2 THEN"
            + " 'a@b@c.de' WHEN 3 THEN 'é' || n || '@example.com' WHEN 4 THEN repeat('x', 95) ||"
            + " '@example.com' WHEN 5 THEN 'K@example.com' WHEN 6 THEN NULL ELSE 'u' || n ||"
            + " '@example.com' END";
    assertAlike(query(email, SEGMENT, FEW), PAIR, IdentifierKind.EMAIL);
  }

  @Test
  void namesOfTwoColumns() throws Exception {
    SegmentColumns columns =
        new SegmentColumns("phone", null, "campaign", "treatment", NameTemplate.DEFAULT);
    String query =
        "SELECT "
            + PHONE
            + " AS phone, "
            + SEGMENT
            + " AS campaign, 'g ' || n % 3 AS treatment, n AS"
            + " id"
            + ROWS.formatted(FEW);
    assertAlike(query, columns, IdentifierKind.PHONE);
  }

  private void assertAlike(String query, SegmentColumns columns, IdentifierKind kind)
      throws Exception {
    Told plain = plain(query, columns, kind);
    Told bytes = new Told(columns, kind, home.resolve("bytes"));
    try (RowBatches batches = new RowBatches(warehouse.rows().open(query), LONG)) {
      bytes.add(batches);
    }
    assertEquals(plain.told(), bytes.told());
    assertTrue(plain.rows > 0 && !plain.rules.isEmpty());
  }

  private Told plain(String query, SegmentColumns columns, IdentifierKind kind) throws Exception {
    Told plain = new Told(columns, kind, home.resolve("plain"));
    try (Connection connection = warehouse.queries().getConnection();
        Statement statement = connection.createStatement()) {
      statement.setFetchSize(1000);
      ResultSet result = statement.executeQuery(query);
      ResultTypes types = ResultTypes.ofTheLastResult();
      Iterator<Map<String, Object>> rows = types.asText(new DriverMaps(result, types.labels()));
      try (RowBatches batches = new RowBatches(rows, LONG)) {
        plain.add(batches);
      }
    }
    return plain;
  }

  /** What became of all rows, as sums that a million of them fit into. */
  private static final class Told {
    private final SegmentRules rules0;
    private final Rejection.RowOwner owner;
    private final SegmentStage stage;
    private final Map<String, Long> rules = new TreeMap<>();
    private long rows;
    private long rejections;

    Told(SegmentColumns columns, IdentifierKind kind, Path folder) throws Exception {
      PipelineSettings.PhoneCheck shape = PipelineSettings.PhoneCheck.SHAPE;
      rules0 = new SegmentRules(columns, kind, shape);
      owner = new Rejection.RowOwner(new IdentifierRules("phone", kind, shape), "phone", "id");
      stage = new SegmentStage(folder, 1 << 22);
    }

    void add(RowBatches batches) throws Exception {
      while (batches.hasNext()) {
        RowBatch batch = batches.next();
        rows += batch.rows().size();
        SegmentRules.CheckedBatch checked = rules0.check(batch);
        owner.addOwners(batch, checked.rejections()).forEach(this::add);
        for (SegmentRules.SegmentRow row : checked.good()) {
          stage.add(row.segment(), row);
        }
      }
    }

    private void add(Rejection one) {
      rules.merge(one.column() + " " + one.rule().id(), 1L, Long::sum);
      String all =
          one.row()
              + "|"
              + one.column()
              + "|"
              + one.rule()
              + "|"
              + one.value()
              + "|"
              + one.person()
              + "|"
              + one.key();
      rejections = rejections * 31 + all.hashCode();
    }

    Map<String, Object> told() throws Exception {
      Map<String, Object> told = new HashMap<>(rules);
      told.put("rows", rows);
      told.put("rejections", rejections);
      told.put("names of rejected rows", rules0.namesOfRejected());
      Iterator<MemberBatch> members = stage.sortedBatches();
      while (members.hasNext()) {
        MemberBatch batch = members.next();
        told.merge(
            "list " + batch.segment(),
            (long) batch.identifiers().hashCode(),
            (one, other) -> (long) one * 31 + (long) other);
      }
      stage.close();
      return told;
    }
  }
}

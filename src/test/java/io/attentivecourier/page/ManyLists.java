package io.attentivecourier.page;

import io.attentivecourier.ledger.DayView;
import io.attentivecourier.ledger.Ledger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A ledger with a month of many lists, written past the repositories, which take a commit a row.
 */
public final class ManyLists {
  static final ZoneId ZONE = ZoneId.of("America/New_York");

  private static final String HASH = "51465d459fa5".repeat(6).substring(0, 64);

  private final Connection connection;
  private final int pipelines;
  private final int segments;

  private ManyLists(Connection connection, int pipelines, int segments) {
    this.connection = connection;
    this.pipelines = pipelines;
    this.segments = segments;
  }

  /**
   * @param segments of each pipeline
   */
  public static void write(Path file, Clock clock, int pipelines, int segments, int days)
      throws SQLException {
    Ledger.open("jdbc:sqlite:" + file, clock).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      connection.setAutoCommit(false);
      LocalDate today = LocalDate.now(clock.withZone(ZONE));
      for (int day = days - 1; day >= 0; day--) {
        new ManyLists(connection, pipelines, segments).day(today.minusDays(day));
      }
      connection.commit();
    }
  }

  static List<DayView.Configured> configured(int pipelines) {
    return IntStream.range(0, pipelines)
        .mapToObj(i -> new DayView.Configured(name(i), "0 " + i % 60 + " 9 * * ?", ZONE))
        .toList();
  }

  static String name(int pipeline) {
    return "pipeline-%04d".formatted(pipeline);
  }

  private void day(LocalDate date) throws SQLException {
    for (int i = 0; i < pipelines; i++) {
      run(date, name(i), i);
    }
  }

  private void run(LocalDate date, String pipeline, int nth) throws SQLException {
    String run = date + "." + pipeline + ".1";
    String at = date + "T14:%02d:%02d.000Z".formatted(nth % 60, nth / 60 % 60);
    insert(
        "INSERT INTO run (id, pipeline, date, number, kind, started_at) VALUES"
            + " (?,?,?,1,'SEGMENTS',?)",
        run,
        pipeline,
        date.toString(),
        at);
    insert("INSERT INTO run_counts (run, at, read, duplicates) VALUES (?,?,?,0)", run, at, 5000);
    for (int i = 0; i < segments; i++) {
      file(run, at, date, "Segment %04d %03d".formatted(nth, i), nth * segments + i + 1);
    }
    insert(
        "INSERT INTO run_end (run, at, state, late, message) VALUES (?,?,'WHOLE',0,'whole')",
        run,
        at);
  }

  private void file(String run, String at, LocalDate date, String segment, int number)
      throws SQLException {
    String name = "brand_subscriber_segment_" + date.toString().replace("-", "") + "_" + number;
    long rows = 5000 + Math.abs((segment + date).hashCode()) % 400;
    insert("INSERT INTO file VALUES (?,?,?,?,?,?)", run, name, segment, number, rows * 19, HASH);
    insert(
        "INSERT INTO file_part (run, name, segment, rows, added, removed, kept)"
            + " VALUES (?,?,?,?,12,10,?)",
        run,
        name,
        segment,
        rows,
        rows - 12);
    for (String step : List.of("UPLOADING", "STORED", "RENAMING", "DELIVERED")) {
      insert("INSERT INTO file_step (run, name, at, step) VALUES (?,?,?,?)", run, name, at, step);
    }
  }

  private void insert(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}

package io.attentivecourier.known;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.function.LongFunction;

/**
 * What a courier left that noted outcomes in files: {@code RUN.outcomes}, and ends of jobs without
 * the outcome of each line.
 */
public final class EarlierRun {
  private final Path folder;
  private final Path ledger;
  private final RunId run;

  /**
   * @param folder {@code var/people/}
   */
  public EarlierRun(Path folder, Path ledger, RunId run) {
    this.folder = folder;
    this.ledger = ledger;
    this.run = run;
  }

  public Path file() {
    return folder.resolve(run + ".outcomes");
  }

  /** The file, with one outcome a line. */
  public EarlierRun noted(List<RunReport.PersonOutcome> outcomes) throws IOException {
    return noted(outcomes.size(), line -> outcomes.get((int) line));
  }

  public EarlierRun noted(long lines, LongFunction<RunReport.PersonOutcome> outcomes)
      throws IOException {
    Files.createDirectories(folder);
    try (var file = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file())))) {
      file.writeInt(0x4143504F);
      file.writeInt(1);
      file.writeLong(lines);
      for (long line = 0; line < lines; line++) {
        file.write("OARU".indexOf(outcomes.apply(line).name().charAt(0)));
      }
    }
    return this;
  }

  /** So many ended jobs of 256 people, each with so many refused. */
  public EarlierRun ended(int jobs, int refused) throws SQLException {
    String each =
        " FROM (WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < "
            + (jobs - 1)
            + ") SELECT i FROM n)";
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger)) {
      connection.setAutoCommit(false);
      String request = "INSERT INTO request (run, first, people, at, state, job)";
      insert(
          connection, request + " SELECT ?, i * 256, 256, '', 'ACCEPTED', 'job-' || i" + each, run);
      String end = "INSERT INTO job_end SELECT ?, 'job-' || i, '', 'COMPLETED', ?";
      insert(connection, end + each, run, 256 - refused);
      String count = "INSERT INTO job_count SELECT ?, 'job-' || i, 'REFUSED', 'made-up', ?";
      insert(connection, count + each, run, refused);
      connection.commit();
      return this;
    }
  }

  /** The end of an accepted job, by counts alone. */
  EarlierRun ended(String job, List<RunReport.PersonOutcome> outcomes) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger)) {
      int applied = Collections.frequency(outcomes, RunReport.PersonOutcome.APPLIED);
      insert(
          connection, "INSERT INTO job_end VALUES (?, ?, '', 'COMPLETED', ?)", run, job, applied);
      for (var outcome :
          List.of(RunReport.PersonOutcome.REFUSED, RunReport.PersonOutcome.UNCONFIRMED)) {
        int people = Collections.frequency(outcomes, outcome);
        String count = "INSERT INTO job_count SELECT ?, ?, ?, 'made-up', ? WHERE ? > 0";
        insert(connection, count, run, job, outcome, people, people);
      }
      return this;
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /**
   * Turns what the present courier left of its runs into what an earlier one would have left: the
   * outcome of each line is in the file alone.
   */
  public EarlierRun withoutLines() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("DROP TRIGGER job_lines_no_delete");
      assertTrue(statement.executeUpdate("DELETE FROM job_lines") > 0);
      statement.executeUpdate(
          "CREATE TRIGGER job_lines_no_delete BEFORE DELETE ON job_lines"
              + " BEGIN SELECT RAISE(ABORT, 'append-only'); END");
      return this;
    }
  }

  private static void insert(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i] instanceof Integer ? values[i] : "" + values[i]);
      }
      statement.executeUpdate();
    }
  }
}

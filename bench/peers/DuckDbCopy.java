import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/**
 * DuckDB's own way: rules and split in SQL, one CSV file a segment. Arguments: the rows as CSV, a
 * folder.
 */
final class DuckDbCopy {
  public static void main(String[] places) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET preserve_insertion_order = false");
      statement.execute(
          """
          COPY (
            SELECT right(digits, 10) AS phone, segment_name, segment_name AS segment
            FROM (SELECT regexp_replace(phone, '^[+]|[ ().-]', '', 'g') AS digits, segment_name
                  FROM read_csv('%s', all_varchar = true))
            WHERE regexp_full_match(digits, '1?[0-9]{10}')
              AND regexp_full_match(segment_name, '[A-Za-z0-9_-]+( [A-Za-z0-9_-]+)*')
              AND length(segment_name) <= 64
          ) TO '%s' (FORMAT csv, HEADER false, PARTITION_BY segment)
          """
              .formatted(places[0], places[1]));
    }
  }
}

package io.attentivecourier.scale;

import io.attentivecourier.standin.sftp.FaultySftp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A home whose one pipeline reads so many made-up people in 50 segments from DuckDB. Each row is a
 * pure function of its number: neighbours are far apart in the order of phones, and nobody comes
 * twice.
 *
 * @param rows divides by 50, and has no factor in common with 1,000,003
 */
record Audience(Path home, long rows) {
  static final int SEGMENTS = 50;
  static final String PIPELINE = "audience";

  /** The home, delivering to that stand-in. */
  static Audience at(Path home, long rows, FaultySftp standIn) throws IOException {
    Files.createDirectories(home.resolve("routes/pipelines"));
    Files.writeString(home.resolve("application.properties"), settings(standIn));
    Files.writeString(home.resolve("known_hosts"), standIn.knownHostsLine() + "\n");
    Files.writeString(home.resolve("routes/pipelines/" + PIPELINE + ".camel.yaml"), pipeline(rows));
    return new Audience(home, rows);
  }

  private static String settings(FaultySftp standIn) {
    return """
    courier.clientDomain=sirendenim
    courier.warehouse.url=jdbc:duckdb:
    courier.sftp.host=%s
    courier.sftp.port=%d
    courier.sftp.username=%s
    courier.sftp.password=%s
    courier.sftp.knownHostsFile=known_hosts
    """
        .formatted(standIn.host(), standIn.port(), standIn.username(), standIn.password());
  }

  private static String pipeline(long rows) {
    return """
    - route:
        id: %1$s
        from:
          uri: direct:%1$s
          steps:
            - setBody:
                constant: |
                  SELECT '+1' || (2005550100 + range * 1000003 %% %2$d) AS phone,
                         'Segment ' || range %% %3$d AS segment_name
                  FROM range(%2$d)
            - to:
                uri: direct:send-segments
    """
        .formatted(PIPELINE, rows, SEGMENTS);
  }
}

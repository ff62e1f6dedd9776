package io.attentivecourier.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.attentivecourier.fuzz.ForeignBytes;
import io.attentivecourier.home.Home;
import io.attentivecourier.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.quartz.CronExpression;

/** A pipeline's YAML, with its schedule and its query. */
public final class PipelineBytes implements ForeignBytes, AutoCloseable {
  private static final Date NOW = Date.from(Instant.parse("2026-11-22T12:00:00Z"));
  private static final int LONGEST = 1 << 18;
  private static final String SEGMENTS =
      """
      - route:
          id: winback
          description: Buyers of long ago
          from:
            uri: quartz:courier/winback
            parameters:
              cron: 0 15 9 * * ?
            steps:
              - setBody:
                  constant: |
                    SELECT phone, 'Winback' AS segment_name
                    FROM buyers WHERE ordered_on < DATE '2026-07-01'
              - to:
                  uri: direct:send-segments
      """;
  private static final String CRON =
      """
      - route:
          id: winback
          from:
            uri: "quartz:courier/winback?cron=0+0/5+9-17+?+JAN-MAR,DEC+MON#2+2026-2099"
            steps:
              - setBody:
                  constant: "resource:file:sql/winback.sql"
              - choice:
                  when:
                    - simple: "${body} == ''"
                      steps:
                        - to: direct:other
              - to: direct:send-attributes
      """;

  private final Home home;
  private final Settings settings;
  private final CamelContext context = new DefaultCamelContext();

  public PipelineBytes(Path folder) throws Exception {
    home = Home.at(folder);
    Files.createDirectories(home.pipelines());
    Files.createDirectories(home.resolve("sql"));
    Files.writeString(home.resolve("sql/winback.sql"), "SELECT 1");
    settings = Settings.load(home, Map.of(), Map.of());
  }

  @Override
  public List<byte[]> samples() {
    return Stream.of(SEGMENTS, CRON).map(text -> text.getBytes(UTF_8)).toList();
  }

  /**
   * A pipeline or faults, never both. A pipeline has a destination, and Quartz knows when it
   * starts.
   */
  @Override
  public void read(byte[] bytes) throws Exception {
    // The YAML parser takes 5 s and more for a query of 2 MB in one line.
    byte[] text = Arrays.copyOf(bytes, Math.min(LONGEST, bytes.length));
    Files.write(PipelineFiles.file(home, "winback"), text);
    PipelineFiles files = new PipelineFiles(home, settings);
    Optional<Pipeline> read = files.read(context, "winback");
    assertEquals(read.isPresent(), files.faults().isEmpty());
    assertNotNull(PipelineText.read(home, "winback").destination());
    assertNotNull(PipelineFiles.ways(home));
    assertNotNull(PipelineFiles.hash(home, "winback"));
    if (read.isPresent() && read.get().cron() != null) {
      new CronExpression(read.get().cron()).getNextValidTimeAfter(NOW);
    }
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of();
  }

  @Override
  public void close() throws Exception {
    context.close();
  }
}

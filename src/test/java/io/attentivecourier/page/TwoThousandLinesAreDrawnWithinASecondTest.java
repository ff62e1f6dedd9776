package io.attentivecourier.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.home.Home;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.pipeline.PipelineCard;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.OpenNames;
import io.attentivecourier.settings.Destination;
import io.attentivecourier.settings.Settings;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In time of the processor, as others may have it too. */
@Tag("slow")
class TwoThousandLinesAreDrawnWithinASecondTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-26T16:30:00Z"), ZoneOffset.UTC);

  private static final int DAYS = 5;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"2000,1", "20,100"})
  void ofManyPipelinesAndOfManySegments(int pipelines, int segments) throws Exception {
    Path file = folder.resolve("ledger.db");
    ManyLists.write(file, CLOCK, pipelines, segments, DAYS);
    try (Ledger ledger = Ledger.open("jdbc:sqlite:" + file, CLOCK)) {
      PageReader first = browser(ledger, pipelines);
      String page = first.html("/");
      assertEquals(pipelines * segments, Jsoup.parse(page).select("tbody .mark").size());
      assertTrue(page.contains("All 2,000 lists are whole"), page.substring(0, 2000));

      PageReader again = browser(ledger, pipelines);
      Duration took = timeOf(() -> again.html("/"));
      assertTrue(took.toMillis() < 1000, "read anew: " + took);
      Duration next = timeOf(() -> again.html("/"));
      assertTrue(next.toMillis() < 500, "by the next reader: " + next);
    }
  }

  private PageReader browser(Ledger ledger, int pipelines) throws Exception {
    Home home = Home.at(folder);
    Settings settings =
        Settings.read(home, Map.of("courier.zone", ManyLists.ZONE.getId()), Map.of()).settings();
    List<PipelineCard> cards =
        ManyLists.configured(pipelines).stream()
            .map(one -> new PipelineCard(one, Destination.SEGMENTS, null, "a file", "", null))
            .toList();
    OpenNames names = new OpenNames(IdentifierKey.at(folder.resolve("key")));
    Visits visits = new Visits(() -> settings, ledger, () -> cards, names, CLOCK);
    PageEndpoints pages =
        new PageEndpoints(visits, home, Stream::empty, pipeline -> Optional.empty());
    return new PageReader(pages.all(), BrandMorning.OPERATOR);
  }

  private static Duration timeOf(Runnable work) {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    work.run();
    return Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
  }
}

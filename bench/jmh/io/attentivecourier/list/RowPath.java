package io.attentivecourier.list;

import io.attentivecourier.row.BatchOfRows;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.IdentifierRules;
import io.attentivecourier.row.MemberHash;
import io.attentivecourier.row.RowBatch;
import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.PipelineSettings;
import io.attentivecourier.warehouse.CellBatch;
import io.attentivecourier.warehouse.CopiedRows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a row costs in each station on its way, in ns. The heap and the collector are those of a
 * run.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx128m", "-XX:+UseSerialGC"})
public class RowPath {
  private static final int BATCHES = 64;
  private static final int SORTED = BATCHES * CopiedRows.ROWS;

  /** Of a home's sort, so that this many rows make spills and a merge. */
  private static final long SORT_BYTES = 1 << 20;

  private final CopiedRows copied = new CopiedRows();
  private final CellBatch cells = copied.batch();
  private final RowBatch rows = BatchOfRows.of(cells);
  private final IdentifierRules identifier =
      new IdentifierRules("phone", IdentifierKind.PHONE, PipelineSettings.PhoneCheck.SHAPE);
  private final SegmentRules rules =
      new SegmentRules(
          new SegmentColumns("phone", "segment_name"),
          IdentifierKind.PHONE,
          PipelineSettings.PhoneCheck.SHAPE);
  private final List<GoodRows> good = new ArrayList<>();
  private final MemberBatch members =
      MemberBatch.of(
          "Made-up List 1",
          LongStream.range(0, CopiedRows.ROWS).mapToObj(n -> "" + (2_902_000_000L + n)).toList(),
          true);
  private Path folder;
  private MemberHash hash;

  @Setup
  public void open() throws IOException {
    folder = Files.createTempDirectory("row-path");
    hash = IdentifierKey.at(folder.resolve("key")).memberHash();
    for (int batch = 0; batch < BATCHES; batch++) {
      good.add(rules.check(rows).good());
    }
  }

  @TearDown
  public void close() throws IOException {
    Files.delete(folder.resolve("key"));
    Files.delete(folder);
  }

  /** A line of COPY is taken apart into the bytes of its values. */
  @Benchmark
  @OperationsPerInvocation(CopiedRows.ROWS)
  public CellBatch line() {
    return copied.batch();
  }

  /** A phone from its bytes to a number. */
  @Benchmark
  @OperationsPerInvocation(CopiedRows.ROWS)
  public long phone() {
    long sum = 0;
    for (int row = 0; row < CopiedRows.ROWS; row++) {
      sum += identifier.phone(cells, cells.cell(row, 0));
    }
    return sum;
  }

  /** All rules of a row, the phone and the name among them; bad rows get their rule. */
  @Benchmark
  @OperationsPerInvocation(CopiedRows.ROWS)
  public SegmentRules.CheckedBatch rules() {
    return rules.check(rows);
  }

  /** Good rows are put on disk, sorted, merged, and given back once each. */
  @Benchmark
  @OperationsPerInvocation(SORTED)
  public int stageSortAndMerge() throws IOException {
    int given = 0;
    try (SegmentStage stage = new SegmentStage(folder.resolve("stage"), SORT_BYTES)) {
      good.forEach(stage::addAll);
      Iterator<MemberBatch> sorted = stage.sortedBatches();
      while (sorted.hasNext()) {
        given += sorted.next().members();
      }
    }
    Files.delete(folder.resolve("stage"));
    return given;
  }

  /** A member's line of its list. */
  @Benchmark
  @OperationsPerInvocation(CopiedRows.ROWS)
  public void csvLine() throws IOException {
    CsvLines.write(members, OutputStream.nullOutputStream());
  }

  /** A member's keyed hash, for the snapshot of its list. */
  @Benchmark
  @OperationsPerInvocation(CopiedRows.ROWS)
  public long snapshotHash() throws IOException {
    long[] sum = new long[1];
    members.each((text, from, to) -> sum[0] += hash.of(text, from, to));
    return sum[0];
  }
}

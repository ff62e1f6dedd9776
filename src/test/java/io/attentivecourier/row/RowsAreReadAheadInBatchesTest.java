package io.attentivecourier.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RowsAreReadAheadInBatchesTest {
  private static final Duration LONG = Duration.ofMinutes(30);
  private static final int ENDLESS = Integer.MAX_VALUE;

  @Test
  void rowsKeepTheirOrderAndNumbers() {
    CountedRows source = new CountedRows(20_000);
    try (RowBatches batches = new RowBatches(source, LONG)) {
      List<RowBatch> all = new ArrayList<>();
      batches.forEachRemaining(all::add);
      assertEquals(
          List.of(1L, 4097L, 8193L, 12289L, 16385L), all.stream().map(RowBatch::firstRow).toList());
      assertEquals(
          numbers(20_000), all.stream().flatMap(RowsAreReadAheadInBatchesTest::ids).toList());
      assertTrue(source.isClosed(), "the cursor goes back at the last row, not at the last file");
    }
  }

  @Test
  void noRowsAreNoBatch() {
    try (RowBatches batches = new RowBatches(List.<Map<String, Object>>of().iterator(), LONG)) {
      assertFalse(batches.hasNext());
      assertThrows(NoSuchElementException.class, batches::next);
    }
  }

  @Test
  void aWholeLastBatchIsFollowedByNone() {
    try (RowBatches batches = batches(new CountedRows(20), 10)) {
      assertEquals(10, batches.next().rows().size());
      assertEquals(10, batches.next().rows().size());
      assertFalse(batches.hasNext());
    }
  }

  @Test
  void threeBatchesAreReadBeforeOneIsAskedFor() throws InterruptedException {
    CountedRows source = new CountedRows(ENDLESS);
    try (RowBatches batches = batches(source, 10)) {
      assertTrue(source.awaitRows(30));
      assertEquals(1, batches.next().firstRow());
    }
  }

  @Test
  void theReaderIsNeverMoreThanFourBatchesAhead() {
    CountedRows source = new CountedRows(5_000);
    try (RowBatches batches = batches(source, 10)) {
      while (batches.hasNext()) {
        source.took(batches.next().rows().size());
      }
    }
    assertTrue(source.farthestAhead() <= 40, () -> "ahead by " + source.farthestAhead());
  }

  @Test
  void aFailureAtRow9999EndsTheRunAndNotTheList() {
    Iterator<Map<String, Object>> source = failingAt(9_999, new RuntimeException("2125550100"));
    try (RowBatches batches = new RowBatches(source, LONG)) {
      assertEquals(4_096, batches.next().rows().size());
      assertEquals(4_096, batches.next().rows().size());
      assertRefused(batches, Reason.QUERY_FAILED, "the query broke off: RuntimeException");
      assertRefused(batches, Reason.QUERY_FAILED, "the query broke off: RuntimeException");
    }
  }

  @Test
  void aDriversErrorIsNamedByItsStateAlone() {
    SQLException sql = new SQLException("Key (phone)=(2125550100)", "57014");
    try (RowBatches batches = batches(failingAt(1, new RuntimeException(sql)), 10)) {
      assertRefused(batches, Reason.QUERY_FAILED, "the query broke off: SQLSTATE 57014");
    }
  }

  @Test
  void aRefusalOfTheSourceStaysWhatItIs() {
    Refusal refusal = new Refusal(Reason.COLUMN_UNKNOWN, "column x");
    try (RowBatches batches = batches(failingAt(1, refusal), 10)) {
      assertRefused(batches, Reason.COLUMN_UNKNOWN, "column x");
    }
  }

  /** An Error ends the thread: without a last word the list would end, or the run would hang. */
  @Test
  void aReaderThatDiesIsNotTheEndOfTheRows() {
    CountedRows source =
        new CountedRows(ENDLESS) {
          @Override
          public Map<String, Object> next() {
            throw new NoClassDefFoundError("a driver without its jar");
          }
        };
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, error) -> {});
    try (RowBatches batches = batches(source, 10)) {
      assertRefused(batches, Reason.QUERY_FAILED, "the reader of the rows died");
      assertTrue(source.isClosed());
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void aProcessThatIsToEndDoesNotWaitForASilentServer() {
    CountDownLatch silence = new CountDownLatch(1);
    CountedRows source = new CountedRows(10).waitingFor(silence);
    try (RowBatches batches = new RowBatches(source, LONG).stopWhen(() -> true)) {
      assertRefused(batches, Reason.INTERRUPTED, Reason.INTERRUPTED.what());
    } finally {
      silence.countDown();
    }
  }

  @Test
  void closingMidWayFreesTheReaderAndTheSource() throws InterruptedException {
    CountedRows source = new CountedRows(ENDLESS);
    RowBatches batches = batches(source, 10);
    batches.next();
    assertTrue(source.awaitRows(40), "the queue is full and the reader waits");
    batches.close();
    assertTrue(source.isClosed());
    batches.close();
  }

  @Test
  void aListThatWasClosedDoesNotLookEnded() {
    RowBatches batches = batches(new CountedRows(100), 10);
    batches.next();
    batches.close();
    assertThrows(IllegalStateException.class, batches::hasNext);
  }

  @Test
  void aListThatEndedStaysEnded() {
    RowBatches batches = batches(new CountedRows(5), 10);
    batches.next();
    assertFalse(batches.hasNext());
    batches.close();
    assertFalse(batches.hasNext());
  }

  @Test
  void aQueryThatRunsTooLongIsRefusedAndGivenBack() {
    AtomicLong nanos = new AtomicLong();
    CountedRows source = new CountedRows(ENDLESS);
    try (RowBatches batches = new RowBatches(source, 10, LONG, nanos::get)) {
      batches.next();
      nanos.set(LONG.toNanos());
      assertRefused(batches, Reason.QUERY_FAILED, "ran longer than 30m, courier.warehouse.timeout");
      assertTrue(source.isClosed());
    }
  }

  @Test
  void aDriverThatNeverAnswersHoldsNobody() throws InterruptedException {
    CountDownLatch answer = new CountDownLatch(1);
    CountedRows source = new CountedRows(ENDLESS).waitingFor(answer);
    RowBatches batches = new RowBatches(source, 10, Duration.ofMillis(1), System::nanoTime);
    String message = "ran longer than 0.001s, courier.warehouse.timeout";
    assertRefused(batches, Reason.QUERY_FAILED, message);
    batches.close();
    answer.countDown();
    assertTrue(source.awaitClose(), "the reader closes it as soon as the driver is back");
  }

  @Test
  void aStoppedConsumerIsToldSo() {
    CountDownLatch answer = new CountDownLatch(1);
    RowBatches batches = batches(new CountedRows(ENDLESS).waitingFor(answer), 10);
    Thread.currentThread().interrupt();
    assertRefused(batches, Reason.INTERRUPTED, "stopped while it waited for rows");
    assertTrue(Thread.interrupted(), "the interrupt is passed on");
    answer.countDown();
  }

  private static RowBatches batches(Iterator<Map<String, Object>> source, int size) {
    return new RowBatches(source, size, LONG, System::nanoTime);
  }

  private static CountedRows failingAt(int row, RuntimeException failure) {
    return new CountedRows(ENDLESS) {
      @Override
      public Map<String, Object> next() {
        Map<String, Object> next = super.next();
        if (next.get("id").equals(row)) {
          throw failure;
        }
        return next;
      }
    };
  }

  private static void assertRefused(RowBatches batches, Reason reason, String message) {
    Refusal refusal = assertThrows(Refusal.class, batches::hasNext);
    assertEquals(reason, refusal.reason());
    assertEquals(message, refusal.getMessage());
  }

  private static Stream<Object> ids(RowBatch batch) {
    return batch.rows().stream().map(row -> row.get("id"));
  }

  private static List<Object> numbers(int last) {
    return IntStream.rangeClosed(1, last).<Object>mapToObj(i -> i).toList();
  }
}

package io.attentivecourier.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MembersAreReadAheadTest {
  private final List<MemberBatch> noted = new ArrayList<>();

  @Test
  void batchesKeepTheirOrderAndNoneIsLost() {
    List<MemberBatch> all = IntStream.range(0, 200).mapToObj(MembersAreReadAheadTest::of).toList();
    List<MemberBatch> read = new ArrayList<>();
    try (MemberPrefetch ahead = new MemberPrefetch(all.iterator(), noted::add)) {
      ahead.forEachRemaining(read::add);
      assertThrows(NoSuchElementException.class, ahead::next);
    }
    assertEquals(all, read);
    assertEquals(all, noted, "each was noted once, in its order, before the end");
  }

  @Test
  void noMembersAreNoBatch() {
    try (MemberPrefetch ahead = new MemberPrefetch(Collections.emptyIterator(), noted::add)) {
      assertFalse(ahead.hasNext());
    }
  }

  @Test
  void theNextBatchIsMadeWhileThisOneIsWritten() throws InterruptedException {
    CountDownLatch second = new CountDownLatch(1);
    try (MemberPrefetch ahead =
        new MemberPrefetch(counting(second, new CountDownLatch(0)), noted::add)) {
      assertEquals(people(0), ahead.next().identifiers());
      second.await();
    }
  }

  @Test
  void aFailureNeverLooksLikeTheEnd() {
    IllegalStateException lost = new IllegalStateException("3 rows were staged and 2 came back");
    try (MemberPrefetch ahead = new MemberPrefetch(failing(lost), noted::add)) {
      assertEquals(people(0), ahead.next().identifiers());
      assertSame(lost, assertThrows(IllegalStateException.class, ahead::hasNext));
      assertSame(lost, assertThrows(IllegalStateException.class, ahead::next));
    }
  }

  @Test
  void aListThatCannotBeNotedNeverLooksWhole() {
    IOException full = new IOException("no space");
    try (MemberPrefetch ahead = new MemberPrefetch(List.of(of(0)).iterator(), refusing(full))) {
      assertEquals(people(0), ahead.next().identifiers());
      assertSame(full, assertThrows(UncheckedIOException.class, ahead::hasNext).getCause());
      assertThrows(UncheckedIOException.class, ahead::next);
    }
  }

  @Test
  void anErrorOfTheReaderNeverLooksLikeTheEnd() {
    try (MemberPrefetch ahead = new MemberPrefetch(failing(new AssertionError()), noted::add)) {
      assertEquals(people(0), ahead.next().identifiers());
      assertThrows(IllegalStateException.class, ahead::hasNext);
    }
  }

  @Test
  void aStopWhileItWaitsIsARefusal() {
    CountDownLatch made = new CountDownLatch(1);
    try (MemberPrefetch ahead = new MemberPrefetch(waiting(made), noted::add)) {
      Thread.currentThread().interrupt();
      assertEquals(Reason.INTERRUPTED, assertThrows(Refusal.class, ahead::hasNext).reason());
      assertTrue(Thread.interrupted());
      made.countDown();
    }
  }

  /** Else a disk that is slow to take the notes would have the whole list wait in memory. */
  @Test
  void aSlowNoteHoldsTheWriterUp() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    List<String> order = new CopyOnWriteArrayList<>();
    MemberPrefetch.Note note =
        batch -> {
          await(slow);
          order.add("noted");
        };
    Iterator<MemberBatch> endless = Stream.generate(() -> of(0)).iterator();
    try (MemberPrefetch ahead = new MemberPrefetch(endless, note)) {
      for (int batches = 0; batches < 32; batches++) {
        ahead.next();
      }
      assertTrue(ahead.hasNext());
      Thread writer = new Thread(() -> order.add("written " + ahead.next().members()));
      writer.start();
      while (writer.isAlive() && writer.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      slow.countDown();
      writer.join();
      assertEquals("noted", order.get(0));
    }
  }

  @Test
  void noThreadOutlivesTheCloseNorKeepsAProcessAlive() throws InterruptedException {
    List<Thread> threads = new CopyOnWriteArrayList<>();
    Iterator<MemberBatch> source =
        Stream.generate(() -> of(0)).peek(batch -> threads.add(Thread.currentThread())).iterator();
    try (MemberPrefetch ahead =
        new MemberPrefetch(source, batch -> threads.add(Thread.currentThread()))) {
      for (int batches = 0; batches < 40; batches++) {
        ahead.next();
      }
      assertTrue(threads.stream().allMatch(Thread::isDaemon));
    }
    assertEquals(2, Set.copyOf(threads).size());
    for (Thread thread : threads) {
      thread.join(10_000);
      assertFalse(thread.isAlive(), thread.getName());
    }
  }

  @Test
  void nothingIsReadAfterTheClose() {
    CountDownLatch second = new CountDownLatch(1);
    CountDownLatch made = new CountDownLatch(1);
    MemberPrefetch ahead = new MemberPrefetch(counting(second, made), noted::add);
    Thread.currentThread().interrupt(); // closes without waiting for the first
    ahead.close();
    assertTrue(Thread.interrupted());
    made.countDown();
    ahead.close();
    assertEquals(1, second.getCount());
  }

  private static MemberBatch of(int number) {
    return MemberBatch.of("Winback", people(number), false);
  }

  private static List<String> people(int number) {
    return List.of(String.valueOf(2_025_550_100L + number));
  }

  private static MemberPrefetch.Note refusing(IOException failure) {
    return batch -> {
      throw failure;
    };
  }

  private static Iterator<MemberBatch> counting(CountDownLatch second, CountDownLatch made) {
    return IntStream.range(0, Integer.MAX_VALUE)
        .peek(number -> countDown(second, number))
        .peek(number -> await(made))
        .mapToObj(MembersAreReadAheadTest::of)
        .iterator();
  }

  private static Iterator<MemberBatch> waiting(CountDownLatch made) {
    return Stream.of(0).peek(number -> await(made)).map(MembersAreReadAheadTest::of).iterator();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void countDown(CountDownLatch second, int number) {
    if (number == 1) {
      second.countDown();
    }
  }

  private static Iterator<MemberBatch> failing(Throwable failure) {
    return new Iterator<>() {
      private boolean begun;

      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public MemberBatch next() {
        if (begun) {
          throw unchecked(failure);
        }
        begun = true;
        return of(0);
      }
    };
  }

  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }
}

package io.attentivecourier.sort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RadixSortTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 11, 12, 33, 38, 55, 63})
  void numbersOfAnyWidthAscend(int bits) {
    long[] keys = new Random(bits).longs(5_000).map(key -> key >>> Long.SIZE - bits).toArray();
    long[] expected = keys.clone();
    Arrays.sort(expected);
    assertArrayEquals(expected, RadixSort.sort(keys, new long[keys.length], keys.length));
  }

  @ParameterizedTest
  @ValueSource(ints = {511, 512, 2_000})
  void fewAndManyAscendAlikeAsNumbersWithoutASign(int count) {
    long[] keys = new Random(count).longs(count).toArray();
    long[] expected =
        LongStream.of(keys).boxed().sorted(Long::compareUnsigned).mapToLong(key -> key).toArray();
    assertArrayEquals(expected, RadixSort.sort(keys, new long[count], count));
  }

  @Test
  void theHighestBitIsNoSign() {
    long[] keys = {-1, 1, Long.MIN_VALUE, 0, Long.MAX_VALUE};
    long[] expected = {0, 1, Long.MAX_VALUE, Long.MIN_VALUE, -1};
    assertArrayEquals(expected, RadixSort.sort(keys, new long[5], 5));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void onlyTheFirstOnesAreSorted(int count) {
    long[] sorted = RadixSort.sort(new long[] {3, 2, 1}, new long[3], count);
    long[] expected = count < 2 ? new long[] {3, 2} : new long[] {2, 3};
    assertArrayEquals(Arrays.copyOf(expected, count), Arrays.copyOf(sorted, count));
  }

  /** Each half of them is equal in all bits but the lowest ones: the city of a list. */
  @ParameterizedTest
  @ValueSource(ints = {4, 12, 20, 30})
  void keysThatDifferInTheirLowestBitsAscendToo(int bits) {
    Random random = new Random(bits);
    long[] keys =
        random.longs(300_000).map(key -> key >>> 63 << 46 | key & (1L << bits) - 1).toArray();
    long[] expected = keys.clone();
    Arrays.sort(expected);
    assertArrayEquals(expected, RadixSort.sort(keys, new long[keys.length], keys.length));
  }

  /** As numbers with the place of their entry below them are. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 17, 39})
  void bitsBelowTheLowestKeepTheirOrder(int bits) {
    long[] keys = new Random(bits).longs(100_000).map(key -> key >>> Long.SIZE - bits).toArray();
    for (int place = 0; place < keys.length; place++) {
      keys[place] = keys[place] << 24 | place;
    }
    long[] expected = LongStream.of(keys).sorted().toArray();
    assertArrayEquals(expected, RadixSort.sort(keys, new long[keys.length], keys.length, 24));
  }
}

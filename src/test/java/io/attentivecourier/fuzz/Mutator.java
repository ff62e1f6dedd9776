package io.attentivecourier.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Breaks samples, one to six times each. A seed and a number give the same bytes again. */
final class Mutator {
  private static final int LONGEST = 1 << 21;
  private static final int MOST_BREAKS = 6;

  /**
   * Numbers at their limits, blanks and letters that look like others, and what opens something.
   */
  private static final List<byte[]> ODD =
      Stream.concat(
              Stream.of(
                      "\uFEFF \0 \u0085 \u00A0 \u2028 \u202E \u200B \u0130 \u0131 \u212A \uFF11 \u0661"
                          .split(" "),
                      "-1 0 2147483648 -9223372036854775808 99999999999999999999 1e999999 NaN"
                          .split(" "),
                      "' \" ; -- /* */ $$ # // \\ \\u \\u0000 { } {{ }} [ ] , : | * ? ! @ = % %n ~"
                          .split(" "),
                      "null true & *a !!x <<: {{env:A}} {{file:}} {{x:y}} \\x00".split(" "),
                      new String[] {" ", "\t", "\f", "\n", "\r", "\r\n", "\n\n", "\n---\n"})
                  .flatMap(Arrays::stream)
                  .map(text -> text.getBytes(UTF_8)),
              // No UTF-8: half of a pair, an overlong sign, a byte that none begins with.
              Stream.of("\u00ED\u00A0\u0080", "\u00C0\u00AF", "\u00FF")
                  .map(text -> text.getBytes(ISO_8859_1)))
          .toList();

  private static final List<String> OPENING = List.of("[", "{\"a\":", "(", "/*", "{{", "- ", "!");

  private final List<byte[]> samples;
  private final long seed;
  private Random random;

  Mutator(List<byte[]> samples, long seed) {
    this.samples = samples;
    this.seed = seed;
  }

  byte[] input(long number) {
    random = new Random(seed * 1_000_003 + number);
    byte[] bytes = sample();
    List<UnaryOperator<byte[]>> breaks =
        List.of(
            this::flip, this::cut, this::odd, this::repeat, this::splice, this::nest, this::end);
    for (int left = 1 + random.nextInt(MOST_BREAKS); left > 0; left--) {
      bytes = breaks.get(random.nextInt(breaks.size())).apply(bytes);
    }
    return bytes;
  }

  private byte[] sample() {
    return samples.get(random.nextInt(samples.size()));
  }

  private int place(byte[] bytes) {
    return random.nextInt(bytes.length + 1);
  }

  /** Most often short. */
  private int length(int most) {
    return most == 0 ? 0 : random.nextInt(1 + random.nextInt(most));
  }

  private byte[] flip(byte[] bytes) {
    byte[] flipped = bytes.clone();
    if (bytes.length > 0) {
      flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    }
    return flipped;
  }

  private byte[] cut(byte[] bytes) {
    int from = place(bytes);
    return joined(bytes, from, new byte[0], from + length(bytes.length - from));
  }

  private byte[] end(byte[] bytes) {
    return Arrays.copyOf(bytes, place(bytes));
  }

  /** In the place of as much, or between. */
  private byte[] odd(byte[] bytes) {
    int from = place(bytes);
    byte[] odd = ODD.get(random.nextInt(ODD.size()));
    int over = random.nextBoolean() ? 0 : odd.length;
    return joined(bytes, from, odd, Math.min(bytes.length, from + over));
  }

  private byte[] repeat(byte[] bytes) {
    int from = place(bytes);
    byte[] part = Arrays.copyOfRange(bytes, from, from + length(bytes.length - from));
    return joined(bytes, from, times(part), from);
  }

  private byte[] nest(byte[] bytes) {
    int from = place(bytes);
    byte[] opening = OPENING.get(random.nextInt(OPENING.size())).getBytes(UTF_8);
    return joined(bytes, from, times(opening), from);
  }

  /** Few times most often, and now and then 20,000 times. */
  private byte[] times(byte[] part) {
    int times = random.nextInt(16) == 0 ? length(20_000) : 1 + random.nextInt(4);
    byte[] all = new byte[(int) Math.min(LONGEST, (long) part.length * times)];
    for (int at = 0; at < all.length; at++) {
      all[at] = part[at % part.length];
    }
    return all;
  }

  private byte[] splice(byte[] bytes) {
    byte[] other = sample();
    int from = place(other);
    int at = place(bytes);
    byte[] part = Arrays.copyOfRange(other, from, from + length(other.length - from));
    return joined(bytes, at, part, random.nextBoolean() ? at : bytes.length);
  }

  private static byte[] joined(byte[] bytes, int to, byte[] part, int from) {
    int length = to + part.length + bytes.length - from;
    byte[] all = Arrays.copyOf(bytes, Math.max(length, to));
    System.arraycopy(part, 0, all, to, part.length);
    System.arraycopy(bytes, from, all, to + part.length, bytes.length - from);
    return length > LONGEST ? Arrays.copyOf(all, LONGEST) : all;
  }
}

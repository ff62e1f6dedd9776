package io.attentivecourier.faults;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which cases of a long table are run: one that a seed draws, so that each build looks somewhere
 * else, or all with {@code -Dfaults=all}. A case takes 2 to 6 seconds, as most start a JVM and kill
 * it.
 */
public final class Drawn {
  private static final int FEW = 1;
  private static final long SEED = seed();

  private Drawn() {}

  private static long seed() {
    String given = System.getProperty("faults.seed", "");
    return given.isBlank() ? new Random().nextInt(1_000_000) : Long.parseLong(given);
  }

  /**
   * @param table its name, so that two tables of one seed are drawn apart
   */
  public static <T> Stream<T> from(String table, Stream<T> cases) {
    List<T> all = cases.collect(Collectors.toList());
    if (System.getProperty("faults", "").equals("all")) {
      return all.stream();
    }
    Collections.shuffle(all, new Random(SEED * 31 + table.hashCode()));
    System.out.printf(
        "%s: %d of %d cases; -Dfaults.seed=%d draws them again, -Dfaults=all runs all%n",
        table, Math.min(FEW, all.size()), all.size(), SEED);
    return all.stream().limit(FEW);
  }
}

package io.attentivecourier.page;

import io.attentivecourier.ledger.Ledger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was read of the ledger, until the ledger changes: fifty readers of one morning ask it once.
 * 2,000 lists of a date are 20,000 queries.
 */
final class LedgerMemo {
  /** Each may have thousands of lines. */
  private static final int MOST = 8;

  private final Ledger ledger;
  private final Map<String, Object> read = new HashMap<>();
  private String version = "";

  LedgerMemo(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * @param what the name of what is read; the same name always reads the same type
   */
  @SuppressWarnings("unchecked")
  synchronized <T> T of(String what, Supplier<T> reading) {
    String now = ledger.version();
    if (!now.equals(version) || read.size() >= MOST && !read.containsKey(what)) {
      read.clear();
      version = now;
    }
    return (T) read.computeIfAbsent(what, first -> reading.get());
  }
}

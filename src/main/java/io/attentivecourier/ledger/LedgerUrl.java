package io.attentivecourier.ledger;

import java.nio.file.Path;

/**
 * {@code courier.ledger.url}. Parameters are refused: {@code ?synchronous=OFF} would lose what was
 * acknowledged, and a ledger in memory would give every number of a date again.
 */
final class LedgerUrl {
  private static final String PREFIX = "jdbc:sqlite:";

  private LedgerUrl() {}

  /**
   * @throws LedgerFault for anything but a plain file of SQLite
   */
  static Path path(String url) {
    String path = url.startsWith(PREFIX) ? url.substring(PREFIX.length()) : "";
    if (path.isBlank() || path.startsWith(":") || path.startsWith("file:") || path.contains("?")) {
      throw new LedgerFault(
          "courier.ledger.url names no file of SQLite",
          "write it as jdbc:sqlite:var/ledger.db, without parameters");
    }
    return Path.of(path).toAbsolutePath().normalize();
  }
}

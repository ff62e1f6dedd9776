package io.attentivecourier.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What DuckDB, which runs in this process with its rights, may reach.
 *
 * @param folders below which a query may read files, absolute
 * @param allowed what is open beyond them
 */
public record DuckDb(List<Path> folders, Set<Opens> allowed) {

  /** What is closed unless it is named. */
  public enum Opens {
    /** Extensions may be installed and loaded, by {@code hikari.connectionInitSql}. */
    EXTENSIONS,
    /** Addresses of the web and of object stores. */
    NETWORK,
    /** Files anywhere. */
    FILES
  }

  public boolean opens(Opens one) {
    return allowed.contains(one);
  }
}

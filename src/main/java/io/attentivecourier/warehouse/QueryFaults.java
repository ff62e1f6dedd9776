package io.attentivecourier.warehouse;

import io.attentivecourier.run.QueryFault;
import io.attentivecourier.run.QueryFault.FaultKind;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Reads a driver's fault of a query: by SQLState and position, and none of its text is kept. Where
 * a driver gives neither, fixed words of it stand for them.
 */
public final class QueryFaults {
  private static final Map<FaultKind, List<String>> BY_STATE =
      Map.ofEntries(
          Map.entry(FaultKind.TABLE, List.of("42P01", "42S02", "3F000")),
          Map.entry(FaultKind.COLUMN, List.of("42703", "42702", "42S22")),
          Map.entry(FaultKind.FUNCTION, List.of("42883", "42725")),
          Map.entry(FaultKind.RIGHT, List.of("42501")),
          Map.entry(FaultKind.NOT_A_QUERY, List.of("25006")),
          Map.entry(FaultKind.TIMEOUT, List.of("57014", "HYT00", "70100")),
          Map.entry(FaultKind.POOLER, List.of("08P01")),
          Map.entry(FaultKind.SYNTAX, List.of("42601", "42")),
          Map.entry(FaultKind.VALUE, List.of("22")),
          Map.entry(FaultKind.CONNECTION, List.of("08", "57P")),
          Map.entry(FaultKind.LOGIN, List.of("28")),
          Map.entry(FaultKind.ROOM, List.of("53")));

  /**
   * By SQLState and code: MySQL (from 1044) and Oracle have one SQLState for a fault of syntax, a
   * right and a name that is missing. SQL Server's codes stand behind S00.
   */
  private static final Map<String, FaultKind> BY_CODE =
      Map.ofEntries(
          Map.entry("42000 1142", FaultKind.RIGHT),
          Map.entry("42000 1143", FaultKind.RIGHT),
          Map.entry("42000 1044", FaultKind.RIGHT),
          Map.entry("42000 1370", FaultKind.RIGHT),
          Map.entry("42000 1305", FaultKind.FUNCTION),
          Map.entry("42000 942", FaultKind.TABLE),
          Map.entry("42000 904", FaultKind.COLUMN),
          Map.entry("42000 918", FaultKind.COLUMN),
          Map.entry("42000 1031", FaultKind.RIGHT),
          Map.entry("42000 41900", FaultKind.RIGHT),
          Map.entry("S00 208", FaultKind.TABLE),
          Map.entry("S00 207", FaultKind.COLUMN),
          Map.entry("S00 209", FaultKind.COLUMN),
          Map.entry("S00 195", FaultKind.FUNCTION),
          Map.entry("S00 102", FaultKind.SYNTAX),
          Map.entry("S00 156", FaultKind.SYNTAX),
          Map.entry("S00 229", FaultKind.RIGHT),
          Map.entry("S00 230", FaultKind.RIGHT),
          Map.entry("S00 245", FaultKind.VALUE),
          Map.entry("S00 8114", FaultKind.VALUE),
          Map.entry("S00 8134", FaultKind.VALUE));

  private static final Set<FaultKind> OF_CONNECTIONS =
      EnumSet.of(
          FaultKind.ZONE, FaultKind.POOLER, FaultKind.LOGIN, FaultKind.RIGHT, FaultKind.ROOM);

  private static final String UNKNOWN = "unknown";

  private QueryFaults() {}

  /** A fault of which the query's text is not at hand. */
  public static Refusal refusal(SQLException fault) {
    return refusal(fault, null);
  }

  static Refusal refusal(SQLException fault, String query) {
    return refusal(fault, query, (marked, text) -> OptionalInt.empty());
  }

  /** The fault of a pool that has no connection to give: for the query it is as good as lost. */
  static Refusal unconnected(SQLException fault) {
    QueryFault known =
        QueryFault.of(kind(fault).filter(OF_CONNECTIONS::contains).orElse(FaultKind.CONNECTION));
    return Refusal.ofQuery(Reason.QUERY_FAILED, failed(fault), known, null);
  }

  private static String failed(SQLException fault) {
    String state = state(fault);
    return "the query failed" + (state.equals(UNKNOWN) ? "" : " (SQLState " + state + ")");
  }

  /**
   * @param marks asked where the driver gives no position
   */
  static Refusal refusal(SQLException fault, String query, LocalFault.Marks marks) {
    String failed = failed(fault);
    QueryFault where = fault(fault);
    OptionalInt position = query == null ? OptionalInt.empty() : position(fault, query, marks);
    return Refusal.ofQuery(
        Reason.QUERY_FAILED,
        failed,
        position.isPresent() ? where.at(query, position.getAsInt()) : where,
        query);
  }

  /** The kind of the fault, without a place. */
  public static QueryFault fault(SQLException fault) {
    return QueryFault.of(kind(fault).orElse(null));
  }

  static Optional<FaultKind> kind(SQLException fault) {
    if (isTooWide(fault)) {
      return Optional.of(FaultKind.WIDTH);
    }
    String state = state(fault);
    if (fault instanceof SQLTransientConnectionException && state.equals("22023")) {
      return Optional.of(FaultKind.ZONE);
    }
    return Optional.ofNullable(BY_CODE.get(code(state, fault)))
        .or(() -> byState(state))
        .or(() -> LocalFault.kind(fault));
  }

  /** SQL Server's states are of its own making, and of the code alone. */
  private static String code(String state, SQLException fault) {
    return (state.startsWith("S00") ? "S00" : state) + " " + fault.getErrorCode();
  }

  /** The whole state before its class. */
  private static Optional<FaultKind> byState(String state) {
    return Stream.of(5, 3, 2)
        .filter(length -> length <= state.length())
        .map(length -> state.substring(0, length))
        .flatMap(
            begin ->
                BY_STATE.entrySet().stream()
                    .filter(known -> known.getValue().contains(begin))
                    .map(Map.Entry::getKey))
        .findFirst();
  }

  /** The driver's own limit has the state of a lost connection; its name is in every language. */
  private static boolean isTooWide(SQLException fault) {
    return chain(fault)
        .anyMatch(one -> String.valueOf(one.getMessage()).contains("maxResultBuffer"));
  }

  /** The pool's own fault has the state of the driver's, or none. */
  private static String state(SQLException fault) {
    return chain(fault)
        .filter(SQLException.class::isInstance)
        .map(one -> ((SQLException) one).getSQLState())
        .filter(state -> state != null && state.matches("[0-9A-Z]{5}"))
        .findFirst()
        .orElse(UNKNOWN);
  }

  private static OptionalInt position(SQLException fault, String query, LocalFault.Marks marks) {
    OptionalInt given = position(fault);
    return given.isPresent() ? given : marks.in(fault, query);
  }

  private static OptionalInt position(SQLException fault) {
    return chain(fault)
        .filter(PSQLException.class::isInstance)
        .map(one -> ((PSQLException) one).getServerErrorMessage())
        .filter(message -> message != null && message.getPosition() > 0)
        .mapToInt(ServerErrorMessage::getPosition)
        .map(from -> from - 1)
        .findFirst();
  }

  private static Stream<Throwable> chain(Throwable fault) {
    // Bounded, as a chain of causes may be a ring.
    return Stream.iterate(fault, one -> one != null, Throwable::getCause).limit(20);
  }
}

package io.attentivecourier.warehouse;

import io.attentivecourier.run.QueryFault;
import io.attentivecourier.run.QueryFault.FaultKind;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Reads a driver's fault of a query: by SQLState and position, never by its text. */
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

  /** MySQL has one SQLState for a fault of syntax and for a right that is missing. */
  private static final Map<Integer, FaultKind> OF_MYSQL =
      Map.of(
          1142,
          FaultKind.RIGHT,
          1143,
          FaultKind.RIGHT,
          1044,
          FaultKind.RIGHT,
          1370,
          FaultKind.RIGHT);

  private QueryFaults() {}

  /** A fault of which the query's text is not at hand. */
  public static Refusal refusal(SQLException fault) {
    return refusal(fault, null);
  }

  static Refusal refusal(SQLException fault, String query) {
    String failed = "the query failed (SQLState " + state(fault) + ")";
    QueryFault where = fault(fault);
    OptionalInt position = position(fault);
    return Refusal.ofQuery(
        Reason.QUERY_FAILED,
        failed,
        query != null && position.isPresent() ? where.at(query, position.getAsInt()) : where,
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
    return Optional.ofNullable(state.equals("42000") ? OF_MYSQL.get(fault.getErrorCode()) : null)
        .or(() -> byState(state));
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
        .orElse("unknown");
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

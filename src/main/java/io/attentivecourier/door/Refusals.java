package io.attentivecourier.door;

import io.attentivecourier.pickup.PickupFault;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunId;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever stopped a step into a refusal. The text of a driver is dropped on the way: it may
 * quote a row ("Key (phone)=…").
 */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private Refusals() {}

  /** As {@link #of}; the log says so, and shows the whole fault only where nobody foresaw it. */
  static Refusal told(RunId run, Throwable fault, boolean reading) {
    Refusal refusal = of(fault, reading);
    if (refusal.reason() == Reason.UNEXPECTED) {
      LOG.error("{}: {}", run, refusal.getMessage(), fault);
    } else {
      LOG.warn("{} refused: {} ({})", run, refusal.getMessage(), refusal.reason().id());
    }
    return refusal;
  }

  /**
   * @param reading whether the warehouse was being read: then an unknown fault is the query's
   */
  static Refusal of(Throwable fault, boolean reading) {
    return find(fault, Refusal.class)
        .or(() -> find(fault, PickupFault.class).map(Refusals::pickup))
        .or(() -> find(fault, SQLException.class).map(Refusals::query))
        .or(() -> find(fault, IOException.class).filter(Refusals::isFull).map(Refusals::full))
        .or(() -> find(fault, FileSystemException.class).map(Refusals::file))
        .orElseGet(() -> other(fault, reading));
  }

  private static <T> Optional<T> find(Throwable fault, Class<T> type) {
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  private static Refusal pickup(PickupFault fault) {
    return new Refusal(fault.reason(), fault.getMessage());
  }

  private static Refusal query(SQLException fault) {
    return new Refusal(
        Reason.QUERY_FAILED, "the query failed (SQLState " + fault.getSQLState() + ")");
  }

  /** A channel's write says it in a plain IOException, a rename in a FileSystemException. */
  private static boolean isFull(IOException fault) {
    return String.valueOf(fault.getMessage()).contains("No space left");
  }

  private static Refusal full(IOException fault) {
    return new Refusal(Reason.NO_SPACE, "no space left under var/");
  }

  private static Refusal file(FileSystemException fault) {
    return new Refusal(
        Reason.UNEXPECTED, fault.getClass().getSimpleName() + " at a file under var/");
  }

  private static Refusal other(Throwable fault, boolean reading) {
    return reading
        ? new Refusal(Reason.QUERY_FAILED, "the query failed")
        : new Refusal(Reason.UNEXPECTED, "stopped by " + fault.getClass().getSimpleName());
  }
}

package io.attentivecourier.flow;

import io.attentivecourier.home.Causes;
import io.attentivecourier.home.FatalFault;
import io.attentivecourier.home.FullDisk;
import io.attentivecourier.ledger.LedgerFault;
import io.attentivecourier.pickup.PickupFault;
import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.run.RunId;
import io.attentivecourier.warehouse.QueryFaults;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns any fault of a step into a refusal. The text of a driver is dropped on the way: it may
 * quote a row ("Key (phone)=…").
 */
public final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  /** The exceptions of a step that leads to no endpoint or to no bean. */
  private static final Set<String> FLOW =
      Set.of(
          "DirectConsumerNotAvailableException",
          "NoSuchEndpointException",
          "ResolveEndpointFailedException",
          "FailedToCreateProducerException",
          "NoSuchBeanException");

  private static final Set<String> JDK = Set.of("java.", "jdk.", "sun.");
  private static final Set<String> OURS = Set.of("io.attentivecourier.", "org.apache.camel.");

  private Refusals() {}

  /** As {@link #of}, and writes it to the log; the whole fault only if it is {@code unexpected}. */
  public static Refusal report(RunId run, Throwable fault, boolean reading) {
    FatalFault.heed(fault);
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
    return Causes.first(fault, Refusal.class)
        .or(() -> Causes.first(fault, PickupFault.class).map(Refusals::pickup))
        // Its cause is an SQLException too, and none of the query's.
        .or(() -> Causes.first(fault, LedgerFault.class).map(Refusals::ledger))
        .or(() -> Causes.first(fault, SQLException.class).map(QueryFaults::refusal))
        .or(() -> Optional.of(fault).filter(FullDisk::isIn).map(Refusals::full))
        .or(() -> Causes.first(fault, FileSystemException.class).map(Refusals::file))
        .or(() -> flow(fault))
        .orElseGet(() -> other(fault, reading));
  }

  private static Refusal pickup(PickupFault fault) {
    return new Refusal(fault.reason(), fault.getMessage());
  }

  private static Refusal ledger(LedgerFault fault) {
    return new Refusal(fault.reason(), fault.fault());
  }

  private static Refusal full(Throwable fault) {
    return new Refusal(Reason.NO_SPACE, "no space left under var/");
  }

  private static Refusal file(FileSystemException fault) {
    return new Refusal(
        Reason.UNEXPECTED, fault.getClass().getSimpleName() + " at a file under var/");
  }

  /**
   * A fault of the home's own flow. A route may compute a name while it runs, so no check before
   * the start finds it.
   */
  private static Optional<Refusal> flow(Throwable fault) {
    return Causes.of(fault)
        .map(cause -> cause.getClass().getSimpleName())
        .filter(FLOW::contains)
        .findFirst()
        .map(name -> new Refusal(Reason.FLOW_BROKEN, "a step of the flow failed (" + name + ")"));
  }

  private static Refusal other(Throwable fault, boolean reading) {
    return reading && !isOurs(fault)
        ? new Refusal(Reason.QUERY_FAILED, "the query failed")
        : new Refusal(Reason.UNEXPECTED, "stopped by " + fault.getClass().getSimpleName());
  }

  /**
   * True if our own code or Camel threw it, and not the warehouse's driver: then the query is good,
   * and whoever looks into it looks in vain.
   */
  private static boolean isOurs(Throwable fault) {
    return Causes.of(fault)
        .reduce((outer, inner) -> inner)
        .flatMap(Refusals::thrower)
        .filter(name -> OURS.stream().anyMatch(name::startsWith))
        .isPresent();
  }

  /** The class that threw it; of what the JDK threw, the class that called the JDK. */
  private static Optional<String> thrower(Throwable cause) {
    return Stream.of(cause.getStackTrace())
        .map(StackTraceElement::getClassName)
        .filter(name -> JDK.stream().noneMatch(name::startsWith))
        .findFirst();
  }
}

package io.attentivecourier.home;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the causes of a fault: Camel, pools and threads wrap exceptions that they did not expect.
 */
public final class Causes {
  private Causes() {}

  /** The fault itself, then its cause, and so on. */
  public static Stream<Throwable> of(Throwable fault) {
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause);
  }

  /** The first cause of that type. */
  public static <T> Optional<T> first(Throwable fault, Class<T> kind) {
    return of(fault).filter(kind::isInstance).map(kind::cast).findFirst();
  }
}

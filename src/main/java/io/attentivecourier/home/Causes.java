package io.attentivecourier.home;

import java.util.Optional;
import java.util.stream.Stream;

/** A fault with what caused it: Camel, pools and threads wrap what they did not foresee. */
public final class Causes {
  private Causes() {}

  /** The fault itself, then its cause, and so on. */
  public static Stream<Throwable> of(Throwable fault) {
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause);
  }

  /** The first of that kind. */
  public static <T> Optional<T> first(Throwable fault, Class<T> kind) {
    return of(fault).filter(kind::isInstance).map(kind::cast).findFirst();
  }
}

package io.attentivecourier;

import org.apache.camel.model.ModelCamelContext;

/** The Camel context behind a courier, for tests that listen to its steps. */
public final class LiveContext {
  private LiveContext() {}

  public static ModelCamelContext of(Courier courier) {
    return courier.context();
  }
}

package io.attentivecourier.warehouse;

/** A setting of the warehouse to fix. The message never holds the value. */
public final class WarehouseFault extends RuntimeException {
  private final String key;
  private final String fault;
  private final String fix;

  WarehouseFault(String key, String fault, String fix) {
    super(key + ": " + fault);
    this.key = key;
    this.fault = fault;
    this.fix = fix;
  }

  /** The full key, as it stands in {@code application.properties}. */
  public String key() {
    return key;
  }

  /** The fault in one clause, without the key. */
  public String fault() {
    return fault;
  }

  /** The next step, in one line. */
  public String fix() {
    return fix;
  }
}

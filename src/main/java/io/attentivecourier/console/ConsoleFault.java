package io.attentivecourier.console;

/** The console cannot listen where the settings say, so {@code serve} does not start. */
public final class ConsoleFault extends RuntimeException {
  private final String key;
  private final String fault;
  private final String fix;

  ConsoleFault(String key, String fault, String fix, Throwable cause) {
    super(key + ": " + fault + "; " + fix, cause);
    this.key = key;
    this.fault = fault;
    this.fix = fix;
  }

  /** The setting at fault: {@code courier.console.host} or {@code courier.console.port}. */
  public String key() {
    return key;
  }

  /** The fault in one clause. */
  public String fault() {
    return fault;
  }

  /** The next step: something to do or to type. */
  public String fix() {
    return fix;
  }
}

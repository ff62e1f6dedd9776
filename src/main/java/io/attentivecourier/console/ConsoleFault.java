package io.attentivecourier.console;

/** The console cannot listen where the settings say, so {@code serve} does not start. */
public final class ConsoleFault extends RuntimeException {
  private final String key;
  private final String fault;
  private final String mend;

  ConsoleFault(String key, String fault, String mend, Throwable cause) {
    super(key + ": " + fault + "; " + mend, cause);
    this.key = key;
    this.fault = fault;
    this.mend = mend;
  }

  /** The setting at fault: {@code courier.console.host} or {@code courier.console.port}. */
  public String key() {
    return key;
  }

  /** What is wrong, in one clause. */
  public String fault() {
    return fault;
  }

  /** What to do or type next. */
  public String mend() {
    return mend;
  }
}

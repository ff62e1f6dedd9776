package io.attentivecourier.pack;

/** A PGP key that is not encrypted to: the start stops, and nothing is sent to anybody else. */
public final class PgpKeyFault extends RuntimeException {
  static final String FILE = "courier.pgp.publicKeyFile";
  static final String FINGERPRINT = "courier.pgp.fingerprint";

  private final String key;
  private final String fault;
  private final String fix;

  PgpKeyFault(String key, String fault, String fix) {
    super(key + ": " + fault + "; " + fix);
    this.key = key;
    this.fault = fault;
    this.fix = fix;
  }

  static PgpKeyFault file(String fault) {
    return new PgpKeyFault(FILE, fault, "ask the key's owner for a new one");
  }

  /** The setting at fault, in full. */
  public String key() {
    return key;
  }

  /** The fault in one clause. */
  public String fault() {
    return fault;
  }

  /** The next step. */
  public String fix() {
    return fix;
  }
}

package io.attentivecourier.settings;

/** A value that no log, fault, screen or JSON document shows. Empty text is an absent secret. */
public final class Secret {
  private final String text;

  public Secret(String text) {
    this.text = text;
  }

  public boolean isPresent() {
    return !text.isEmpty();
  }

  /** The value itself, or empty text; for the one call that needs it, and never kept. */
  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "****";
  }
}

package io.attentivecourier.settings;

/**
 * One thing in the settings that stops the start.
 *
 * @param key the full key, such as {@code courier.phone.digits}, or the file or variable at fault
 * @param fault what is wrong, in one clause; never holds a secret
 * @param fix what to do or type next
 */
public record Fault(String key, String fault, String fix) {
  @Override
  public String toString() {
    return key + ": " + fault + "; " + fix;
  }
}

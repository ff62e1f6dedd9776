package io.attentivecourier.sandbox;

/**
 * What became of one record.
 *
 * @param status as in HTTP
 * @param message empty where it was applied; Attentive may echo a value here, the stand-in does not
 */
public record Verdict(int status, String message) {

  static final Verdict APPLIED = new Verdict(200, "");

  boolean isApplied() {
    return status == 200;
  }

  String json() {
    return isApplied()
        ? "{\"status\":200}"
        : "{\"status\":" + status + ",\"message\":\"" + message.replace('"', '\'') + "\"}";
  }
}

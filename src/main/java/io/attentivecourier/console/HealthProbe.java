package io.attentivecourier.console;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Asks the {@code serve} on this machine whether it is well: exit 0 if it is, else 1. An image
 * needs no curl for its health check.
 */
public final class HealthProbe {
  private static final int PATIENCE_MILLIS = 3_000;
  private static final String DEFAULT_PORT = "8080";

  private HealthProbe() {}

  public static void main(String[] args) {
    String given = System.getenv("COURIER_CONSOLE_PORT");
    System.exit(isWell(given == null ? DEFAULT_PORT : given) ? 0 : 1);
  }

  static boolean isWell(String port) {
    try {
      URI health = URI.create("http://127.0.0.1:" + port + "/observe/health");
      return answer((HttpURLConnection) health.toURL().openConnection()) == 200;
    } catch (IOException | IllegalArgumentException unreachable) {
      return false;
    }
  }

  private static int answer(HttpURLConnection connection) throws IOException {
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setInstanceFollowRedirects(false);
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }
}

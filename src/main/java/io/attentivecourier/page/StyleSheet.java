package io.attentivecourier.page;

import io.attentivecourier.console.ConsoleRequest;
import io.attentivecourier.console.PageAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The one style sheet. Its address holds its hash, so a browser keeps it until it changes. */
final class StyleSheet {
  private static final String NAME = "style.css";
  private static final int HEX_DIGITS = 12;
  private static final byte[] BYTES = read();

  /** With the hash, for a page's head. */
  static final String ADDRESS = "/" + NAME + "?" + hash();

  private StyleSheet() {}

  static PageAnswer answer(ConsoleRequest request) {
    Map<String, String> kept = Map.of("Cache-Control", "max-age=31536000, immutable");
    return new PageAnswer(200, "text/css; charset=utf-8", kept, BYTES.clone());
  }

  private static byte[] read() {
    try (InputStream sheet = StyleSheet.class.getResourceAsStream("/page/" + NAME)) {
      return sheet.readAllBytes();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static String hash() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(BYTES);
      return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

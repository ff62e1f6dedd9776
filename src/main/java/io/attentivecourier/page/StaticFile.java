package io.attentivecourier.page;

import io.attentivecourier.console.Endpoint;
import io.attentivecourier.console.PageAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** A file of the pages. Its address holds its hash, so a browser keeps it until it changes. */
final class StaticFile {
  static final StaticFile STYLE = new StaticFile("style.css", "text/css; charset=utf-8");
  static final StaticFile ICON = new StaticFile("icon.svg", "image/svg+xml");

  private static final int HEX_DIGITS = 12;

  private final String name;
  private final String type;
  private final byte[] bytes;

  private StaticFile(String name, String type) {
    this.name = name;
    this.type = type;
    this.bytes = read(name);
  }

  /** With the hash, for a page's head. */
  String address() {
    return "/" + name + "?" + hash();
  }

  /** Open to everybody: the page to sign in has it too. */
  Endpoint endpoint() {
    Map<String, String> kept = Map.of("Cache-Control", "max-age=31536000, immutable");
    PageAnswer answer = new PageAnswer(200, type, kept, bytes);
    return Endpoint.open("/" + name, request -> answer);
  }

  private static byte[] read(String name) {
    try (InputStream file = StaticFile.class.getResourceAsStream("/page/" + name)) {
      return file.readAllBytes();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private String hash() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

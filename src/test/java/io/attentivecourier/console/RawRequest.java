package io.attentivecourier.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A request as bytes, with any Host and Origin, which Java's own client keeps to itself. */
public final class RawRequest {
  private final List<String> lines = new ArrayList<>();
  private String body = "";
  private String source;

  private RawRequest(String method, String path) {
    lines.add(method + " " + path + " HTTP/1.1");
  }

  public static RawRequest of(String method, String path) {
    return new RawRequest(method, path);
  }

  public RawRequest with(String header, String value) {
    lines.add(header + ": " + value);
    return this;
  }

  /** Sends fields of a form. */
  public RawRequest form(String fields) {
    body = fields;
    return with("Content-Type", "application/x-www-form-urlencoded");
  }

  public RawRequest body(String text) {
    body = text;
    return this;
  }

  /** Comes from another address of loopback. */
  public RawRequest from(String address) {
    source = address;
    return this;
  }

  public RawAnswer send(int port) throws IOException {
    boolean named = lines.stream().anyMatch(line -> line.startsWith("Host:"));
    try (Socket socket = socket(port)) {
      String head = String.join("\r\n", lines) + (named ? "" : "\r\nHost: localhost:" + port);
      String length = "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write((head + length + body).getBytes(ISO_8859_1));
      return new RawAnswer(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
    }
  }

  private Socket socket(int port) throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    return source == null
        ? new Socket(loopback, port)
        : new Socket(loopback, port, InetAddress.getByName(source), 0);
  }

  /** What came back, whole. */
  public record RawAnswer(String text) {
    public int status() {
      return Integer.parseInt(text.split(" ", 3)[1]);
    }

    public String body() {
      return text.substring(text.indexOf("\r\n\r\n") + 4);
    }

    /** The header's value; of one that comes twice, the first. */
    public Optional<String> header(String name) {
      return text.substring(0, text.indexOf("\r\n\r\n"))
          .lines()
          .filter(line -> line.toLowerCase().startsWith(name.toLowerCase() + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }

    /** The cookie as a browser would send it back. */
    public String cookie() {
      return header("Set-Cookie").orElseThrow().split(";")[0];
    }
  }
}

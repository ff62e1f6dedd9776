package io.attentivecourier.attribute;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * JSON in ASCII, so that no charset on the way can change it. Jackson writes the texts that need an
 * escape; a generator for each of ten million people took a third of the time of a run.
 */
final class JsonText {
  private static final JsonFactory JSON =
      new JsonFactoryBuilder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final int USUAL_BYTES = 256;

  private byte[] bytes = new byte[USUAL_BYTES];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  /** Goes back, or on, to that length. */
  void setLength(int other) {
    makeRoom(Math.max(0, other - length));
    length = other;
  }

  void set(int at, int one) {
    bytes[at] = (byte) one;
  }

  void add(int one) {
    makeRoom(1);
    bytes[length++] = (byte) one;
  }

  void add(byte[] from, int start, int end) {
    makeRoom(end - start);
    System.arraycopy(from, start, bytes, length, end - start);
    length += end - start;
  }

  void add(byte[] all) {
    add(all, 0, all.length);
  }

  /** Adds a text, a number or a truth. */
  void addValue(Object value) {
    if (value instanceof String text) {
      addString(text);
    } else if (value instanceof BigDecimal number) {
      addAscii(number.toPlainString());
    } else {
      addAscii(((Boolean) value).toString());
    }
  }

  void addString(String text) {
    if (isPlain(text)) {
      add('"');
      addAscii(text);
      add('"');
    } else {
      add(quoted(text));
    }
  }

  /** True if it stands in JSON as it is. */
  static boolean isPlain(int character) {
    return character >= ' ' && character < 0x7F && character != '"' && character != '\\';
  }

  private static boolean isPlain(String text) {
    int at = 0;
    while (at < text.length() && isPlain(text.charAt(at))) {
      at++;
    }
    return at == text.length();
  }

  @SuppressWarnings("deprecation") // The one copy of ASCII text that makes no array on the way.
  private void addAscii(String text) {
    makeRoom(text.length());
    text.getBytes(0, text.length(), bytes, length);
    length += text.length();
  }

  private static byte[] quoted(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeString(text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private void makeRoom(int more) {
    if (more > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}

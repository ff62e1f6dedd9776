package io.attentivecourier.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads text that a person wrote in an editor: UTF-8 whatever the locale, without the byte order
 * mark that some editors add. A byte that is not UTF-8 is refused and never replaced: a query with
 * another character in it is another query.
 */
public final class WrittenText {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private WrittenText() {}

  /**
   * @throws NotUtf8 where it is in another charset
   */
  public static String read(Path file) throws IOException {
    return of(Files.readAllBytes(file));
  }

  /**
   * @throws NotUtf8 where they are in another charset
   */
  public static String of(byte[] bytes) throws NotUtf8 {
    return unmarked(decoded(ByteBuffer.wrap(bytes)));
  }

  /** The text without a byte order mark at its start. */
  public static String unmarked(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  /**
   * The same for bytes that need not be text: no format that is read here begins with that mark.
   */
  public static byte[] unmarked(byte[] bytes) {
    byte[] mark = BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8);
    return Arrays.mismatch(mark, bytes) == mark.length
        ? Arrays.copyOfRange(bytes, mark.length, bytes.length)
        : bytes;
  }

  private static String decoded(ByteBuffer bytes) throws NotUtf8 {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.limit());
    CoderResult end = decoder.decode(bytes, text, true);
    text.flip();
    if (end.isError()) {
      throw new NotUtf8(1 + (int) text.chars().filter(letter -> letter == '\n').count());
    }
    return text.toString();
  }

  /** A file in another charset than UTF-8. */
  public static final class NotUtf8 extends CharacterCodingException {
    private final int line;

    /**
     * @param line the line of the first byte that is not UTF-8, from 1
     */
    NotUtf8(int line) {
      this.line = line;
    }

    @Override
    public String getMessage() {
      return "is not UTF-8";
    }

    /** The next step, with the line. */
    public String fix() {
      return "save it as UTF-8: line %d is in another charset".formatted(line);
    }
  }
}

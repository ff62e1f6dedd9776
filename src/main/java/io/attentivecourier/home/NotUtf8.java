package io.attentivecourier.home;

import java.nio.charset.CharacterCodingException;

/** A file in another charset than UTF-8. */
public final class NotUtf8 extends CharacterCodingException {
  private final int line;

  /**
   * @param line where the first byte stands that is none, from 1
   */
  NotUtf8(int line) {
    this.line = line;
  }

  @Override
  public String getMessage() {
    return "is not UTF-8";
  }

  /** What to do, and where. */
  public String mend() {
    return "save it as UTF-8: line %d is in another charset".formatted(line);
  }
}

package io.attentivecourier.settings;

import java.util.Locale;

/** How a file is compressed: one archive a file, one entry in it, named as the {@code .csv}. */
public enum Compression {
  NONE(""),
  GZIP(".gz"),
  ZIP(".zip"),
  TAR(".tar"),
  TGZ(".tgz");

  private final String suffix;

  Compression(String suffix) {
    this.suffix = suffix;
  }

  /**
   * By the word of {@code courier.compression}, in any case.
   *
   * @throws IllegalArgumentException for any other word, and for none: a file that should be
   *     compressed is never sent plain
   */
  public static Compression of(String word) {
    if (word == null) {
      throw new IllegalArgumentException("it is not said how to compress");
    }
    return valueOf(word.strip().toUpperCase(Locale.ROOT));
  }

  /** What follows {@code .csv} in the name; empty for {@link #NONE}. */
  public String suffix() {
    return suffix;
  }
}

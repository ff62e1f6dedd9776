package io.attentivecourier.settings;

import java.nio.file.Path;
import java.util.Locale;

/** The settings that make files of a pipeline's segments. */
public record PackingSettings(FileLayout files, Oversize oversize, Compression compression) {

  /** The layout of segments in files. */
  public enum FileLayout {
    /** A file a segment. */
    SEPARATE,
    /** Whole segments packed together up to the row limit. */
    SINGLE
  }

  /** The treatment of a segment with more rows than Attentive takes in a file. */
  public enum Oversize {
    /** The run is refused: a second file of the same segment may replace the first. */
    REFUSE,
    /** It is spread over files, which is safe only once Attentive has confirmed that they join. */
    SPAN
  }

  /** The compression of a file: one archive a file, one entry in it, named as the {@code .csv}. */
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

    /** The ending after {@code .csv} in the name; empty for {@link #NONE}. */
    public String suffix() {
      return suffix;
    }
  }

  /**
   * The one key that files are encrypted to.
   *
   * @param publicKeyFile existed when the settings were read
   * @param fingerprint of the primary key: 40 or 64 hex digits in upper case, without spaces
   */
  public record Pgp(Path publicKeyFile, String fingerprint) {}
}

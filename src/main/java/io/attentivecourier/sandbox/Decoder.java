package io.attentivecourier.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * How a file is opened, by what follows {@code .csv} in its name.
 *
 * @param ending what follows the {@code .csv}
 * @param opener from the stored bytes to those of the list
 */
record Decoder(String ending, Opener opener) {

  /** From the stored bytes to the list's. */
  interface Opener {
    InputStream open(InputStream stored) throws IOException;
  }

  static final List<Decoder> ALL =
      List.of(new Decoder("", stored -> stored), new Decoder(".gz", GZIPInputStream::new));

  private static final Pattern FINAL =
      Pattern.compile(".*\\.csv(\\.(gz|zip|tar|tgz))?(\\.pgp)?", Pattern.DOTALL);

  /** Whether a receiver takes files of that name; one that ends {@code .part} is left alone. */
  static boolean isFinal(String name) {
    return FINAL.matcher(name).matches();
  }

  static Decoder of(String name) throws Breach {
    return ALL.stream()
        .filter(d -> name.endsWith(".csv" + d.ending))
        .findFirst()
        .orElseThrow(() -> new Breach("the stand-in has no decoder for this ending"));
  }

  /** The name without what the decoder stands for. */
  String plain(String name) {
    return name.substring(0, name.length() - ending.length());
  }
}

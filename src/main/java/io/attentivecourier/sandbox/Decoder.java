package io.attentivecourier.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * How a final name's ending tells the receiver to open it. Every ending of {@link #ALL} starts with
 * {@code .csv}: that is what makes a name final.
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

  /**
   * The decoder of a final name; empty if the name is not final, as a name that ends {@code .part}.
   */
  static Optional<Decoder> of(String name) {
    return ALL.stream().filter(d -> name.endsWith(".csv" + d.ending)).findFirst();
  }

  /** The name without what the decoder stands for. */
  String plain(String name) {
    return name.substring(0, name.length() - ending.length());
  }
}

package io.attentivecourier.pack;

import io.attentivecourier.settings.Compression;

/**
 * What is done to a file before its seal.
 *
 * @param pgp whether it is encrypted, after it is compressed
 */
public record Packing(Compression compression, boolean pgp) {
  static final String PGP_SUFFIX = ".pgp";

  /**
   * What follows {@code .csv} in the name of the file that is sent; empty where nothing is done.
   */
  public String suffix() {
    return compression.suffix() + (pgp ? PGP_SUFFIX : "");
  }
}

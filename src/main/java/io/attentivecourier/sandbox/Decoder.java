package io.attentivecourier.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * How a file is opened, by what follows {@code .csv} in its name. What lies in it has to be named
 * as the file is without that ending.
 *
 * @param ending what follows the {@code .csv}
 * @param opener from the stored bytes to those of the list
 */
record Decoder(String ending, Opener opener) {

  /** From the stored bytes to the list's, which is called {@code plain}. */
  interface Opener {
    Contents open(InputStream stored, String plain) throws IOException, Breach;
  }

  static final List<Decoder> ALL =
      List.of(
          new Decoder("", (stored, plain) -> Contents.of(stored)),
          new Decoder(".gz", GzipFile::open),
          new Decoder(".zip", ZipArchive::open),
          new Decoder(".tar", TarArchive::open),
          new Decoder(".tgz", (stored, plain) -> TarArchive.open(gunzipped(stored), plain)));

  private static final String ENCRYPTED = ".pgp";

  private static final Pattern FINAL =
      Pattern.compile(".*\\.csv(\\.(gz|zip|tar|tgz))?(\\.pgp)?", Pattern.DOTALL);

  /** Whether a receiver takes files of that name; one that ends {@code .part} is left alone. */
  static boolean isFinal(String name) {
    return FINAL.matcher(name).matches();
  }

  /**
   * @param privateKey opens what ends {@code .pgp}
   */
  static Decoder of(String name, Optional<String> privateKey) throws Breach {
    return name.endsWith(ENCRYPTED)
        ? of(withoutEnd(name, ENCRYPTED)).encrypted(privateKey)
        : of(name);
  }

  private static Decoder of(String name) throws Breach {
    return ALL.stream()
        .filter(d -> name.endsWith(".csv" + d.ending))
        .findFirst()
        .orElseThrow(() -> new Breach("the stand-in has no decoder for this ending"));
  }

  private Decoder encrypted(Optional<String> privateKey) throws Breach {
    PrivateKey key =
        new PrivateKey(
            privateKey.orElseThrow(
                () -> new Breach("it is encrypted, and the stand-in has no private key")));
    return new Decoder(
        ending + ENCRYPTED, (stored, plain) -> EncryptedFile.open(stored, key, opener, plain));
  }

  Contents open(InputStream stored, String name) throws IOException, Breach {
    return opener.open(stored, plain(name));
  }

  /** The name without what the decoder stands for. */
  String plain(String name) {
    return withoutEnd(name, ending);
  }

  private static String withoutEnd(String name, String end) {
    return name.substring(0, name.length() - end.length());
  }

  private static InputStream gunzipped(InputStream stored) throws IOException {
    return new GZIPInputStream(stored);
  }
}

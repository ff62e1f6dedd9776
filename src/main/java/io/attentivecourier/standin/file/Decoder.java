package io.attentivecourier.standin.file;

import io.attentivecourier.standin.Breach;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Opens a file by the ending after {@code .csv} in its name. The entry in it must have the file's
 * name without that ending.
 *
 * @param ending the ending after {@code .csv}
 * @param opener from the stored bytes to those of the list
 */
public record Decoder(String ending, Opener opener) {

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

  /** True if a receiver takes files of that name; one that ends {@code .part} is left alone. */
  public static boolean isFinal(String name) {
    return FINAL.matcher(name).matches();
  }

  /**
   * @param privateKey opens what ends {@code .pgp}
   */
  public static Decoder of(String name, Optional<String> privateKey) throws Breach {
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
    EncryptedFile.PrivateKey key =
        new EncryptedFile.PrivateKey(
            privateKey.orElseThrow(
                () -> new Breach("it is encrypted, and the stand-in has no private key")));
    return new Decoder(
        ending + ENCRYPTED, (stored, plain) -> EncryptedFile.open(stored, key, opener, plain));
  }

  Contents open(InputStream stored, String name) throws IOException, Breach {
    return opener.open(stored, plain(name));
  }

  /** The name without what the decoder stands for. */
  public String plain(String name) {
    return withoutEnd(name, ending);
  }

  private static String withoutEnd(String name, String end) {
    return name.substring(0, name.length() - end.length());
  }

  private static InputStream gunzipped(InputStream stored) throws IOException {
    return new GZIPInputStream(stored);
  }

  /**
   * An opened file.
   *
   * @param list the rows, to be read first
   * @param end what has to hold once they were read: nothing more in the archive, sums that are
   *     right
   */
  record Contents(InputStream list, StreamEnd end) implements AutoCloseable {

    /** Checks the end of a file. */
    interface StreamEnd {
      void check() throws IOException, Breach;
    }

    static Contents of(InputStream list) {
      return new Contents(list, () -> {});
    }

    @Override
    public void close() throws IOException {
      list.close();
    }
  }

  /** A list as gzip leaves it; the name in it may be left out (RFC 1952, 2.3.1). */
  private static final class GzipFile {
    private static final int HEAD = 10;
    private static final int FLAGS = 3;
    private static final int NAME = 8;
    private static final int LONGEST = 512;

    private GzipFile() {}

    static Contents open(InputStream stored, String plain) throws IOException, Breach {
      BufferedInputStream in = new BufferedInputStream(stored);
      in.mark(HEAD + LONGEST);
      byte[] head = in.readNBytes(HEAD);
      if (head.length == HEAD && head[FLAGS] == NAME && !name(in).equals(plain)) {
        throw new Breach("the file in the archive is not named as the archive");
      }
      in.reset();
      return Contents.of(new GZIPInputStream(in));
    }

    private static String name(InputStream in) throws IOException {
      byte[] name = new byte[LONGEST];
      int length = 0;
      for (int b = in.read(); b > 0 && length < LONGEST - 1; b = in.read()) {
        name[length++] = (byte) b;
      }
      return new String(name, 0, length, StandardCharsets.ISO_8859_1);
    }
  }

  /** A list in a zip archive, read from its front as a receiver does that cannot seek. */
  private static final class ZipArchive {
    private ZipArchive() {}

    static Contents open(InputStream stored, String plain) throws IOException, Breach {
      ZipInputStream zip = new ZipInputStream(stored);
      ZipEntry entry = zip.getNextEntry();
      if (entry == null || !entry.getName().equals(plain)) {
        throw new Breach("the file in the archive is not named as the archive");
      }
      return new Contents(zip, () -> nothingElse(zip));
    }

    private static void nothingElse(ZipInputStream zip) throws IOException, Breach {
      if (zip.getNextEntry() != null) {
        throw new Breach("the archive holds more than one file");
      }
    }
  }
}

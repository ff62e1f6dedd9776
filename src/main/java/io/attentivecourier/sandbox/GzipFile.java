package io.attentivecourier.sandbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** A list as gzip leaves it; the name in it may be left out (RFC 1952, 2.3.1). */
final class GzipFile {
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

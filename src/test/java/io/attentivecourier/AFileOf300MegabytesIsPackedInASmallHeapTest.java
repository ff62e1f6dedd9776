package io.attentivecourier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.pack.MadeKey;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * In a JVM of its own, with the heap that the courier has. Camel's own step `marshal` ends here.
 */
@Tag("scale")
class AFileOf300MegabytesIsPackedInASmallHeapTest {
  private static final int ROWS = 14_000_000;

  @RegisterExtension final ChildJvm jvm = new ChildJvm("-Xmx128m", "-XX:+UseSerialGC");
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"none,.csv.pgp", "gzip,.csv.gz.pgp", "zip,.csv.zip.pgp", "tgz,.csv.tgz.pgp"})
  void within128Megabytes(String compression, String suffix) throws Exception {
    MadeKey key = MadeKey.good();
    ChildJvm.Ended ended =
        jvm.run(
            getClass(),
            list().toString(),
            key.file(folder).toString(),
            key.fingerprint(),
            compression);
    assertEquals(0, ended.exit(), ended.said());
    assertTrue(Files.exists(folder.resolve("0" + suffix)));
  }

  public static void main(String[] arguments) throws Exception {
    var key = PgpFile.key(Path.of(arguments[1]), arguments[2], Clock.systemUTC());
    try (PackRoutes routes = PackRoutes.encrypted(key, Clock.systemUTC())) {
      var exchange = routes.send(new File(arguments[0]), "list.csv", arguments[3]);
      if (exchange.getException() != null) {
        throw exchange.getException();
      }
    }
  }

  private Path list() throws Exception {
    Path list = folder.resolve("0.csv");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(list), 1 << 16)) {
      for (int i = 0; i < ROWS; i++) {
        out.write((2_125_550_000L + i + ",Spring VIP\n").getBytes(StandardCharsets.US_ASCII));
      }
    }
    return list;
  }
}

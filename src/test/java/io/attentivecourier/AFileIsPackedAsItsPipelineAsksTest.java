package io.attentivecourier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.pack.Gpg;
import io.attentivecourier.pack.MadeKey;
import io.attentivecourier.pack.PgpKey;
import io.attentivecourier.settings.PackingSettings;
import io.attentivecourier.settings.SettingsFault;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The routes as they are shipped. */
class AFileIsPackedAsItsPipelineAsksTest {
  private static final String NAME = "sirendenim_subscriber_segment_20261122_1.csv";
  private static final String LIST = "2125550101,Spring VIP\n2125550102,Spring VIP\n";

  @TempDir Path folder;
  private PackRoutes routes;

  @AfterEach
  void stop() throws Exception {
    if (routes != null) {
      routes.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"none,''", "gzip,.gz", "zip,.zip", "tar,.tar", "tgz,.tgz"})
  void withoutAKey(String compression, String suffix) throws Exception {
    routes = PackRoutes.readable();
    File packed = assertInstanceOf(File.class, packed(compression).getMessage().getBody());
    assertEquals(List.of("0.csv" + suffix), names());
    assertEquals("0.csv" + suffix, packed.getName());
  }

  @ParameterizedTest
  @CsvSource({"none,''", "gzip,.gz", "ZIP,.zip", "tar,.tar", "tgz,.tgz"})
  void withAKey(String compression, String suffix) throws Exception {
    MadeKey key = MadeKey.good();
    routes = PackRoutes.encrypted(key(key), Clock.systemUTC());
    File packed = assertInstanceOf(File.class, packed(compression).getMessage().getBody());
    assertEquals(List.of("0.csv" + suffix + ".pgp", "key.pgp"), names());
    assertEquals("0.csv" + suffix + ".pgp", packed.getName());
  }

  @Test
  void aFileThatIsNotPackedIsNotTouched() throws Exception {
    routes = PackRoutes.readable();
    File list = list();
    Exchange exchange = routes.send(list, NAME, "none");
    assertEquals(list, exchange.getMessage().getBody());
    assertEquals(LIST, Files.readString(list.toPath()));
  }

  /** As a route of a home may send it that was written for an earlier build. */
  @Test
  void aFileOfUnknownCompressionIsNotSentPlain() throws Exception {
    routes = PackRoutes.readable();
    for (Object body : new Object[] {list(), list().toPath(), ""}) {
      assertTrue(routes.send(body).isFailed(), "no list with its compression");
      assertEquals(List.of("0.csv"), names());
    }
  }

  @ParameterizedTest
  @CsvSource(
      value = {"NULL", "bzip2", "''"},
      nullValues = "NULL")
  void anUnknownWordIsNoCompression(String compression) {
    assertThrows(IllegalArgumentException.class, () -> PackingSettings.Compression.of(compression));
  }

  /** The format would have encrypted to it without a word. */
  @Test
  void aKeyThatExpiresWhileTheProcessRunsStopsTheFile() throws Exception {
    MadeKey made = MadeKey.living(Duration.ofDays(10), Duration.ZERO);
    Clock early = Clock.fixed(MadeKey.MADE.plusSeconds(1), ZoneOffset.UTC);
    var key = PgpFile.key(made.file(folder), made.fingerprint(), early);
    routes = PackRoutes.encrypted(key, Clock.offset(early, Duration.ofDays(10)));
    assertInstanceOf(SettingsFault.class, cause(packed("none")));
    assertEquals(List.of("0.csv", "key.pgp"), names());
  }

  @Test
  void anExpiredKeyStopsTheStart() throws Exception {
    MadeKey made = MadeKey.living(Duration.ofDays(10), Duration.ZERO);
    SettingsFault fault =
        assertThrows(
            SettingsFault.class,
            () -> PgpFile.key(made.file(folder), made.fingerprint(), Clock.systemUTC()));
    assertEquals("courier.pgp.publicKeyFile", fault.faults().get(0).key());
  }

  @ParameterizedTest
  @CsvSource({"compress,zip", "encrypt,none"})
  void aByteThatFlipsBeforeTheReadBackEndsTheRun(String step, String compression) throws Exception {
    routes = PackRoutes.encrypted(key(MadeKey.good()), Clock.systemUTC());
    String route = step.equals("encrypt") ? "encrypt-file" : "pack-list";
    AdviceWith.adviceWith(
        routes.context(),
        route,
        advice -> advice.weaveById(step).after().process(exchange -> flip()));
    assertInstanceOf(IllegalStateException.class, cause(packed(compression)));
    assertTrue(Files.exists(folder.resolve("0.csv")));
  }

  @ParameterizedTest
  @CsvSource({"rsa2048,rsa2048", "ed25519,cv25519", "nistp256,nistp256"})
  void gpgDecryptsToTheSameBytes(String primary, String subkey) throws Exception {
    try (Gpg gpg = Gpg.orSkip()) {
      Path file = folder.resolve("key.asc");
      String fingerprint = gpg.key(primary, subkey, file);
      var key = PgpFile.key(file, fingerprint, Clock.systemUTC());
      routes = PackRoutes.encrypted(key, Clock.systemUTC());
      File packed = (File) packed("none").getMessage().getBody();
      gpg.decrypt(packed.toPath(), folder.resolve("decrypted"));
      assertEquals(LIST, Files.readString(folder.resolve("decrypted")));
      String packets = gpg.packets(packed.toPath());
      assertTrue(packets.contains("mdc_method: 2"), packets);
      assertTrue(packets.contains("AES256 encrypted"), packets);
      assertTrue(packets.contains("name=\"" + NAME + "\""), packets);
      assertFalse(packets.contains("compressed packet"), packets);
    }
  }

  private PgpKey key(MadeKey made) throws Exception {
    return PgpFile.key(made.file(folder), made.fingerprint(), Clock.systemUTC());
  }

  private Exchange packed(String compression) throws Exception {
    return routes.send(list(), NAME, compression);
  }

  private File list() throws Exception {
    return Files.writeString(folder.resolve("0.csv"), LIST).toFile();
  }

  private void flip() throws Exception {
    for (String name : names()) {
      if (name.startsWith("0.csv.")) {
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        bytes[bytes.length - 30] ^= 1;
        Files.write(folder.resolve(name), bytes);
      }
    }
  }

  private static Throwable cause(Exchange exchange) {
    Throwable fault = exchange.getException();
    while (fault != null && fault.getCause() != null) {
      fault = fault.getCause();
    }
    return fault;
  }

  private List<String> names() throws Exception {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

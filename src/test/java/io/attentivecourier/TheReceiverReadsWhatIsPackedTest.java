package io.attentivecourier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.pack.MadeKey;
import io.attentivecourier.standin.sftp.PickupFolder;
import io.attentivecourier.standin.sftp.Received;
import io.attentivecourier.standin.sftp.SftpOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two share no code: what one writes wrong, the other does not read. */
class TheReceiverReadsWhatIsPackedTest {
  private static final String NAME = "sirendenim_subscriber_segment_20261122_1.csv";

  @TempDir Path folder;
  @TempDir Path receiver;

  @ParameterizedTest
  @CsvSource({"none,''", "gzip,.gz", "zip,.zip", "tar,.tar", "tgz,.tgz"})
  void readable(String compression, String suffix) throws Exception {
    try (PackRoutes routes = PackRoutes.readable()) {
      byte[] packed = packed(routes, compression);
      assertTaken(received(options(), NAME + suffix, packed));
    }
  }

  @ParameterizedTest
  @CsvSource({"none,.pgp", "gzip,.gz.pgp", "zip,.zip.pgp", "tar,.tar.pgp", "tgz,.tgz.pgp"})
  void encrypted(String compression, String suffix) throws Exception {
    MadeKey made = MadeKey.good();
    var key = PgpFile.key(made.file(folder), made.fingerprint(), Clock.systemUTC());
    try (PackRoutes routes = PackRoutes.encrypted(key, Clock.systemUTC())) {
      byte[] packed = packed(routes, compression);
      SftpOptions options = options().withPrivateKey(made.armouredPrivateKey());
      assertTaken(received(options, NAME + suffix, packed));
    }
  }

  /** Far from the rows: only the sum at the end tells of it. */
  @Test
  void anEncryptedFileThatWasChangedOnItsWayIsRefused() throws Exception {
    MadeKey made = MadeKey.good();
    var key = PgpFile.key(made.file(folder), made.fingerprint(), Clock.systemUTC());
    try (PackRoutes routes = PackRoutes.encrypted(key, Clock.systemUTC())) {
      byte[] packed = packed(routes, "none");
      packed[packed.length - 1] ^= 1;
      SftpOptions options = options().withPrivateKey(made.armouredPrivateKey());
      assertRefused("it was changed after it was encrypted", options, packed);
      SftpOptions others = options().withPrivateKey(MadeKey.good().armouredPrivateKey());
      assertRefused("it is encrypted to another key", others, packed);
    }
  }

  private static void assertRefused(String why, SftpOptions options, byte[] packed)
      throws Exception {
    PickupFolder folder = received(options, NAME + ".pgp", packed);
    assertEquals(List.of(NAME + ".pgp: " + why), folder.refusals());
    assertEquals(Map.of(), folder.lists());
  }

  private SftpOptions options() {
    return SftpOptions.at(receiver, "sirendenim");
  }

  private byte[] packed(PackRoutes routes, String compression) throws Exception {
    Path list = folder.resolve("0.csv");
    Files.writeString(list, "2125550101,VIP\n2125550102,VIP\n");
    var exchange = routes.send(list.toFile(), NAME, compression);
    return Files.readAllBytes(exchange.getMessage().getBody(File.class).toPath());
  }

  private static PickupFolder received(SftpOptions options, String name, byte[] bytes)
      throws Exception {
    return new Received(options).appears(name, bytes);
  }

  private static void assertTaken(PickupFolder folder) {
    assertEquals(List.of(), folder.refusals());
    assertEquals(Map.of("VIP", Set.of("2125550101", "2125550102")), folder.lists());
    assertEquals(List.of(), folder.leftovers());
  }
}

package io.attentivecourier.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.list.FileName;
import io.attentivecourier.settings.PackingSettings;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class APackedNameSaysHowTest {

  @ParameterizedTest
  @CsvSource({
    "none, false, ''",
    "gzip, false, .gz",
    "zip,  false, .zip",
    "tar,  false, .tar",
    "tgz,  false, .tgz",
    "none, true,  .pgp",
    "gzip, true,  .gz.pgp",
    "ZIP,  true,  .zip.pgp"
  })
  void behindTheListsOwn(String compression, boolean pgp, String suffix) {
    assertEquals(
        suffix, new Pack.PackFormat(PackingSettings.Compression.of(compression), pgp).suffix());
    Optional<FileName> name = FileName.parse(Lists.NAME + suffix, "sirendenim");
    assertEquals(Lists.NAME, name.orElseThrow().toString());
  }
}

package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.home.FileHash;
import io.attentivecourier.pack.MadeKey;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatIsSealedIsWhatIsSentTest {
  private static final String NAME = "sirendenim_subscriber_segment_20261122_%d.csv%s";

  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void pipeline() {
    home.rows(People.in("Denim:0-9", "Winback:0-299")).pipeline("winback", TestHome.ALL);
  }

  @ParameterizedTest
  @CsvSource({"gzip,.gz", "zip,.zip", "tar,.tar", "tgz,.tgz"})
  void compressed(String compression, String suffix) throws Exception {
    home.set("courier.compression", compression);
    assertSent(suffix);
  }

  @ParameterizedTest
  @CsvSource({"none,.pgp", "gzip,.gz.pgp", "zip,.zip.pgp"})
  void encrypted(String compression, String suffix) throws Exception {
    MadeKey key = MadeKey.good();
    key.file(home.home().root());
    String readable = key.armouredPrivateKey();
    home.receiver(options -> options.withPrivateKey(readable));
    home.set("courier.compression", compression).set("courier.pgp.publicKeyFile", "key.pgp");
    home.set("courier.pgp.fingerprint", key.fingerprint());
    assertSent(suffix);
  }

  private void assertSent(String suffix) throws Exception {
    RunReport report = home.run("winback");
    assertEquals(RunState.WHOLE, report.state(), report.message());
    assertEquals(List.of(), home.standIn().folder().refusals());
    assertEquals(11, home.standIn().folder().size("Denim"));
    assertEquals(300, home.standIn().folder().size("Winback"));
    for (int number = 1; number <= 2; number++) {
      assertSealed(report.segments().get(number - 1), NAME.formatted(number, suffix));
    }
  }

  private void assertSealed(SegmentOutcome one, String name) throws Exception {
    Path sent = home.standIn().folder().path().resolve(name);
    assertEquals(name, one.file());
    assertEquals(FileHash.sha256(sent), one.sha256());
    assertEquals(Files.size(sent), one.bytes());
  }
}

package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.feed.TestHome;
import io.attentivecourier.pickup.OpenSsh;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenSSH's own default: a key of each type, and the partner names one of them. */
class AHostKeyIsPinnedByItsFingerprintTest {
  @RegisterExtension static final OpenSsh server = OpenSsh.ofClass("ed25519", "ecdsa", "rsa");

  @RegisterExtension private final TestHome home = new TestHome();

  @TempDir Path folder;

  @BeforeEach
  void start() throws Exception {
    home.standIn();
    home.set("courier.sftp.host", "127.0.0.1")
        .set("courier.sftp.port", Integer.toString(server.port()))
        .set("courier.sftp.knownHostsFile", pins().toString());
  }

  private Path pins() {
    return folder.resolve("pins");
  }

  private String pinned() throws Exception {
    return Files.exists(pins()) ? Files.readString(pins()) : "";
  }

  private Shell.Said typing(String typed, String... args) {
    InputStream in = System.in;
    try {
      System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
      return home.cli(args);
    } finally {
      System.setIn(in);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
  void theKeyThatMatchesIsPinnedWhicheverItIs(String type) throws Exception {
    String print = server.fingerprint(type);

    Shell.Said said = home.cli("trust", "--fingerprint", print);

    assertEquals(0, said.exit(), said.out() + said.err());
    assertTrue(pinned().contains(server.publicKey(type)), pinned());
    assertEquals(1, pinned().lines().count());
    assertEquals(0, home.cli("trust", "--fingerprint", print).exit(), "a second time as well");
  }

  @Test
  void theKeysAreListedAndYesPinsTheMarkedOne() throws Exception {
    Shell.Said said = typing("yes\n", "trust");

    assertEquals(0, said.exit(), said.err());
    assertTrue(said.out().contains("* ssh-ed25519 " + server.fingerprint("ed25519")), said.out());
    for (String type : new String[] {"ecdsa", "rsa"}) {
      assertTrue(said.out().contains(server.fingerprint(type)), said.out());
    }
    assertTrue(pinned().contains(server.publicKey("ed25519")));
  }

  @Test
  void anyOtherWordPinsNothing() throws Exception {
    assertEquals(1, typing("no\n", "trust").exit());
    assertEquals("", pinned());
  }

  @Test
  void anotherFingerprintNamesTheServersKeysAndPinsNothing() throws Exception {
    String other = "SHA256:" + "A".repeat(43);

    Shell.Said said = home.cli("trust", "--fingerprint", other);

    assertEquals(1, said.exit());
    for (String type : new String[] {"ed25519", "ecdsa", "rsa"}) {
      assertTrue(said.out().contains(server.fingerprint(type)), said.out());
    }
    assertTrue(said.out().contains("do not connect, ask Attentive"), said.out());
    assertEquals("", pinned());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "SHA256:AAAA, it has 4 after SHA256:",
    "MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48, it has 51",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, it has 43",
    "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, it has 44",
    "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA_-, it has 43 after"
  })
  void whatIsNoFingerprintIsAUsageErrorWithItsLength(String given, String words) throws Exception {
    Shell.Said said = home.cli("trust", "--fingerprint", given);

    assertEquals(2, said.exit());
    assertTrue((said.out() + said.err()).contains(words), said.out() + said.err());
    assertEquals("", pinned());
  }

  @Test
  void aPinReplacesEveryLineOfThatHostAndPort() throws Exception {
    String name = "[127.0.0.1]:" + server.port();
    Files.writeString(
        pins(),
        "\uFEFF# ours\n"
            + (name + " " + server.publicKey("rsa") + "\n")
            + (name + ",other.example.com " + server.publicKey("ecdsa") + "\n"));

    assertEquals(0, home.cli("trust", "--fingerprint", server.fingerprint("ed25519")).exit());

    assertEquals(
        "# ours\nother.example.com "
            + (server.publicKey("ecdsa") + "\n")
            + (name + " " + server.publicKey("ed25519") + "\n"),
        pinned());
  }

  @Test
  void aPinnedKeyThatTheServerStillHasIsKeptWhateverItShowsFirst() throws Exception {
    Files.writeString(
        pins(), "[127.0.0.1]:" + server.port() + " " + server.publicKey("rsa") + "\n");
    String before = pinned();

    Shell.Said said = home.cli("trust");

    assertEquals(0, said.exit(), said.out());
    assertTrue(said.out().contains("pinned already"), said.out());
    assertEquals(before, pinned());
  }

  @Test
  void theDocumentHasAllKeys() {
    Told told = Told.by(home, "trust");
    assertEquals(3, told.document().get("keys").size(), told::toString);
    assertFalse(told.document().get("pinned").asBoolean());
  }
}

package io.attentivecourier.pickup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that people have; PORT is the server's, KEY its key and OLD another. */
class KnownHostsAreReadAsOpenSshReadsThemTest {
  @RegisterExtension static final OpenSsh server = OpenSsh.ofClass("ed25519", "ecdsa");

  @TempDir Path folder;
  @AutoClose private final PickupFixture fixture = new PickupFixture();

  private String filled(String text) throws Exception {
    return text.replace("PORT", Integer.toString(server.port()))
        .replace("KEY", server.publicKey("ed25519"))
        .replace("OLD", server.publicKey("ecdsa"));
  }

  private List<PickupSession.RemoteFile> list(String pins) throws Exception {
    Files.writeString(server.knownHosts(), filled(pins), StandardCharsets.UTF_8);
    try (PickupSession session = fixture.pickup(server.address(folder)).open()) {
      return session.list();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[127.0.0.1]:PORT KEY",
        "\uFEFF[127.0.0.1]:PORT KEY\r\n",
        "127.0.0.1 KEY\n",
        "[127.0.0.*]:PORT KEY",
        "[127.0.0.?]:PORT KEY # a comment",
        "*.example.com,127.0.0.* KEY",
        "[*]:PORT KEY",
        "* KEY",
        "other.example.com,[127.0.0.1]:PORT KEY",
        "!10.0.0.1,* KEY",
        "other.example.com ssh-ed25519 AAAAC3NzaC1lZDI\n[127.0.0.1]:PORT KEY",
        "other.example.com ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIA==\n[127.0.0.1]:PORT KEY",
        "|1|AAAA|AAAA= KEY\nother.example.com KEY*\nother.example.com x\n[127.0.0.1]:PORT KEY",
        "@revoked other.example.com ssh-ed25519 ????\n[127.0.0.1]:PORT KEY",
        "\n# ours\n\n[127.0.0.1]:PORT KEY\n[127.0.0.1]:PORT OLD"
      })
  void aPinIsFound(String pins) throws Exception {
    assertEquals(List.of(), list(pins));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# [127.0.0.1]:PORT KEY",
        "[127.0.0.1]:1 KEY",
        "[10.*]:PORT KEY",
        "![127.0.0.1]:PORT,* KEY",
        "!127.0.0.1 KEY",
        "127x0.0.? KEY",
        "@revoked * KEY\n[127.0.0.1]:PORT KEY",
        "[127.0.0.1]:PORT"
      })
  void whatIsNoPinIsNone(String pins) {
    PickupFault fault = assertThrows(PickupFault.class, () -> list(pins));
    assertEquals("host-key", fault.reason().id());
  }

  private void hashed(String pins) throws Exception {
    Files.writeString(server.knownHosts(), filled(pins));
    Process process =
        new ProcessBuilder("ssh-keygen", "-H", "-f", server.knownHosts().toString())
            .redirectErrorStream(true)
            .start();
    process.getInputStream().readAllBytes();
    assertEquals(0, process.waitFor());
  }

  /** A name without a port is of every port, and the key of the others is not to be forgotten. */
  @ParameterizedTest(name = "{0}, pinned at {1}")
  @CsvSource({
    "127.0.0.1, 22, true",
    "127.0.0.1, PORT, false",
    "[127.0.0.1]:PORT, PORT, true",
    "[127.0.0.1]:PORT, 22, false"
  })
  void aHashedNameIsForgottenOfItsOwnPortAlone(String name, String port, boolean forgotten)
      throws Exception {
    hashed(name + " KEY\n");
    int pinned = Integer.parseInt(filled(port));

    KnownHosts.pin(server.knownHosts(), "127.0.0.1", pinned, server.hostKey("ecdsa"));

    assertEquals(forgotten ? 1 : 2, Files.readAllLines(server.knownHosts()).size());
  }

  @Test
  void aHashedNameIsFoundAndReplaced() throws Exception {
    hashed("[127.0.0.1]:PORT KEY\nother.example.com OLD\n");
    assertEquals(List.of(), list(Files.readString(server.knownHosts())));

    KnownHosts.pin(server.knownHosts(), "127.0.0.1", server.port(), server.hostKey("ecdsa"));

    List<String> lines = Files.readAllLines(server.knownHosts());
    assertEquals(2, lines.size());
    assertEquals(filled("[127.0.0.1]:PORT OLD"), lines.get(1));
  }

  @Test
  void aKeyOfTheHostAtEveryPortIsNoLongerGoodAtThePinnedOne() throws Exception {
    Path pins = server.knownHosts();
    Files.writeString(pins, filled("127.0.0.1 KEY\n"));

    KnownHosts.pin(pins, "127.0.0.1", server.port(), server.hostKey("ecdsa"));

    assertEquals(
        List.of(server.hostKey("ecdsa")), KnownHosts.pins(pins, "127.0.0.1", server.port()));
    assertEquals(List.of(server.hostKey()), KnownHosts.pins(pins, "127.0.0.1", 22));
  }

  @Test
  void aPinOfOneHostLeavesAPatternToTheOthers() throws Exception {
    Path pins = server.knownHosts();
    Files.writeString(pins, filled("# kept\n\n[127.0.0.*]:PORT OLD of all\n@revoked * OLD\n"));

    KnownHosts.pin(pins, "127.0.0.1", server.port(), server.hostKey("ed25519"));

    String text =
        "# kept\n\n[127.0.0.*]:PORT,![127.0.0.1]:PORT OLD of all\n@revoked * OLD\n"
            + "[127.0.0.1]:PORT KEY\n";
    assertEquals(filled(text), Files.readString(pins));
    assertEquals(
        List.of(server.hostKey("ed25519")), KnownHosts.pins(pins, "127.0.0.1", server.port()));
    assertEquals(
        List.of(server.hostKey("ecdsa")), KnownHosts.pins(pins, "127.0.0.2", server.port()));
  }
}

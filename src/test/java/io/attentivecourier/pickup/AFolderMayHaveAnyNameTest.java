package io.attentivecourier.pickup;

import static io.attentivecourier.pickup.PickupFixture.NAME;
import static io.attentivecourier.pickup.PickupFixture.PART;
import static io.attentivecourier.pickup.PickupFixture.RUN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder may be named with the signs that JSch reads as patterns and quotes. */
class AFolderMayHaveAnyNameTest {
  @RegisterExtension static final OpenSsh server = OpenSsh.ofClass("ed25519");

  @TempDir Path folder;
  @AutoClose private final PickupFixture fixture = new PickupFixture();

  @BeforeEach
  void start() throws Exception {
    Files.createDirectories(folder.resolve("aXb"));
    Files.writeString(folder.resolve("aXb/" + NAME), "of another folder\n");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "a\\b", "\\", "a\\", "a\\*b", "a*b", "a?b", "a[1]", "a{b}", "a b", "Über", "%20", "#", "~",
        "a'b", "a\"b", "$HOME", "x\\y/z*"
      })
  void aFileIsStoredSeenRenamedAndRemovedThere(String name) throws Exception {
    Path uploads = Files.createDirectories(folder.resolve(name));
    Path file = PickupFixture.segment(folder, "Winback", 10);
    Pickup pickup = fixture.pickup(server.address(uploads));
    try (PickupSession session = pickup.open()) {
      pickup.upload(session, file, NAME, RUN);
      pickup.check(session, file, NAME, RUN);
      PickupFixture.publish(pickup, session, false);
      Files.writeString(uploads.resolve(PART), "half");
      assertEquals(2, session.list().size());
      session.delete(PART);

      assertEquals(
          List.of(NAME), session.list().stream().map(PickupSession.RemoteFile::name).toList());
    }
    assertEquals(-1, Files.mismatch(file, uploads.resolve(NAME)));
    assertTrue(Files.readString(folder.resolve("aXb/" + NAME)).startsWith("of another"));
  }
}

package io.attentivecourier.pickup;

import static io.attentivecourier.pickup.PickupFixture.NAME;
import static io.attentivecourier.pickup.PickupFixture.PART;
import static io.attentivecourier.pickup.PickupFixture.RUN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.Reason;
import io.attentivecourier.standin.sftp.FaultySftp;
import io.attentivecourier.standin.sftp.SftpFailure;
import io.attentivecourier.standin.sftp.SftpOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thirty days of fifty lists are 1,500 files, and each delivery asks for sizes several times. */
class ASizeReadsNoFolderTest {
  private static final int KEPT = 300;

  @TempDir Path folder;
  @AutoClose private final PickupFixture fixture = new PickupFixture();
  private Path uploads;
  private Path file;
  @AutoClose private FaultySftp server;
  private Pickup pickup;

  @BeforeEach
  void start() throws IOException {
    file = PickupFixture.segment(folder, "Winback", 10);
    server = FaultySftp.start(SftpOptions.at(folder.resolve("root"), "sirendenim"));
    uploads = server.folder().path();
    for (int kept = 0; kept < KEPT; kept++) {
      Files.writeString(uploads.resolve("kept_" + kept + ".csv"), "x".repeat(1 + kept));
    }
    Files.writeString(folder.resolve("known_hosts"), server.knownHostsLine() + "\n");
    pickup = fixture.pickup(address());
  }

  private PickupAddress address() {
    return new PickupAddress(
        server.host(),
        server.port(),
        server.username(),
        server.password(),
        null,
        null,
        folder.resolve("known_hosts"),
        "/uploads",
        10_000);
  }

  private void allowChannels(int channels) {
    if (channels == 1) {
      server.faults().always(SftpFailure.refuseSecondChannel());
    }
  }

  private void deliver(PickupSession session) {
    pickup.upload(session, file, NAME, RUN);
    pickup.check(session, file, NAME, RUN);
    PickupFixture.publish(pickup, session, false);
  }

  private void assertWhole() throws IOException {
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(uploads.resolve(NAME)));
    assertFalse(Files.exists(uploads.resolve(PART)));
  }

  @Test
  void askingForASizeOpensNoFolder() {
    try (PickupSession session = pickup.open()) {
      assertEquals(8, session.size("kept_7.csv"));
      assertEquals(-1, session.size("absent.csv"));
      assertTrue(session.exists("kept_0.csv"));
    }
    assertEquals(0, server.traffic().listings());
    assertEquals(1, server.traffic().loginsTried());
  }

  @Test
  void aDeliveryOpensTheFolderForItsLeftoversAlone() throws IOException {
    Files.writeString(uploads.resolve(PART), "half");
    try (PickupSession session = pickup.open()) {
      deliver(session);
      assertEquals(0, server.traffic().listings());

      pickup.removeLeftovers(session, part -> true, part -> true, Instant.EPOCH);
    }
    assertEquals(1, server.traffic().listings());
    assertWhole();
  }

  @ParameterizedTest(name = "{0} channels")
  @ValueSource(ints = {1, 2})
  void theSizeIsOfAFileAlone(int channels) throws IOException {
    Files.createDirectory(uploads.resolve("folder"));
    Files.createFile(uploads.resolve("empty.csv"));
    allowChannels(channels);
    try (PickupSession session = pickup.open()) {
      assertTrue(session.exists("empty.csv"));
      assertEquals(300, session.size("kept_299.csv"));
      assertEquals(-1, session.size("absent.csv"));
      assertEquals(-1, session.size("folder"));
    }
  }

  @ParameterizedTest(name = "{0} channels")
  @ValueSource(ints = {1, 2})
  void aRefusedAnswerIsAFolderToMendAndNotAnAbsentFile(int channels) {
    server.faults().always(SftpFailure.refuseStat());
    allowChannels(channels);
    try (PickupSession session = pickup.open()) {
      for (String name : List.of("kept_1.csv", "absent.csv")) {
        PickupFault fault = assertThrows(PickupFault.class, () -> session.size(name));

        assertEquals(Reason.FOLDER_CLOSED, fault.reason());
        assertFalse(fault.isWorthRetry());
      }
      PickupFault fault = assertThrows(PickupFault.class, () -> session.put(file, PART));
      assertEquals(Reason.FOLDER_CLOSED, fault.reason());
    }
  }

  @ParameterizedTest(name = "{0} channels")
  @ValueSource(ints = {1, 2})
  void whatIsNotOursIsNeverWrittenOver(int channels) throws IOException {
    Files.createDirectory(uploads.resolve("folder.csv"));
    allowChannels(channels);
    try (PickupSession session = pickup.open()) {
      for (String name : List.of("kept_9.csv", "folder.csv")) {
        PickupFault fault = assertThrows(PickupFault.class, () -> session.put(file, name));

        assertEquals(Reason.NAME_TAKEN, fault.reason());
      }
    }
    assertEquals("x".repeat(10), Files.readString(uploads.resolve("kept_9.csv")));
  }

  @Test
  void aServerOfOneChannelIsAskedByListingOnTheSameConnection() throws IOException {
    allowChannels(1);
    try (PickupSession session = pickup.open()) {
      deliver(session);
    }
    assertWhole();
    assertTrue(server.traffic().listings() > 0, "by listing");
    assertEquals(1, server.traffic().loginsTried());
  }

  @Test
  void anOpenSshOfOneChannelKeepsItsConnection() throws Exception {
    try (OpenSsh openSsh = OpenSsh.start(folder.resolve("ssh"), "", "MaxSessions 1")) {
      pickup = fixture.pickup(openSsh.address(uploads));
      try (PickupSession session = pickup.open()) {
        deliver(session);
      }
      assertEquals(1, openSsh.log().split("Accepted publickey", -1).length - 1);
    }
    assertWhole();
  }

  @Test
  void aServerThatHangsUpAtASecondChannelIsNotAskedForOneAgain() throws IOException {
    server.faults().always(SftpFailure.dropAtSecondChannel());
    try (PickupSession session = pickup.open()) {
      PickupFault fault = assertThrows(PickupFault.class, () -> deliver(session));
      assertEquals(Reason.UNREACHABLE, fault.reason());
      assertTrue(fault.isWorthRetry());

      deliver(session);
    }
    assertWhole();
    assertEquals(2, server.traffic().loginsTried());
  }
}

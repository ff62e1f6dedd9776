package io.attentivecourier.standin.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FaultsStrikeWhenAskedTest {

  private static final String NAME = "acme_subscriber_segment_20261122_1.csv";
  private static final String PART = "/uploads/" + NAME + ".part";
  private static final byte[] MEGABYTE = new byte[1 << 20];

  @TempDir Path root;
  @AutoClose private FaultySftp server;
  @AutoClose private Client client;

  @BeforeEach
  void start() throws Exception {
    server = FaultySftp.start(SftpOptions.at(root, "acme"));
    client = Client.of(server);
  }

  private long stored() throws Exception {
    return Files.size(root.resolve(PART.substring(1)));
  }

  @Test
  void theConnectionDropsAtAByte() throws Exception {
    server.faults().once(SftpFailure.dropConnectionAt(100_000));
    assertThrows(SftpException.class, () -> client.put(MEGABYTE, PART));
    assertThrows(SftpException.class, () -> client.sftp().stat(PART));
    assertEquals(100_000, stored());
  }

  @Test
  void theDiskIsFullAtAByteForThatFileOnly() throws Exception {
    server.faults().once(SftpFailure.noSpaceAt(100_000));
    var failure = assertThrows(SftpException.class, () -> client.put(MEGABYTE, PART));
    assertEquals(ChannelSftp.SSH_FX_FAILURE, failure.id);
    assertTrue(failure.getMessage().contains("No space left"), failure.getMessage());
    assertEquals(100_000, stored());
    try (Client next = Client.of(server)) {
      next.put(MEGABYTE, PART);
    }
    assertEquals(MEGABYTE.length, stored());
  }

  @Test
  void aOneShotFaultIsGoneAfterItsStrikeAndAStickyOneIsNot() throws Exception {
    server.faults().once(SftpFailure.refuseRename());
    assertThrows(SftpException.class, () -> client.deliver("2125550101,VIP\n", NAME));
    client.deliver("2125550101,VIP\n", NAME);
    server.faults().always(SftpFailure.refuseRename());
    assertThrows(SftpException.class, () -> client.deliver("2125550101,VIP\n", NAME));
    assertThrows(SftpException.class, () -> client.deliver("2125550101,VIP\n", NAME));
    server.faults().clear();
    client.deliver("2125550102,VIP\n", NAME);
    assertEquals(Map.of("VIP", Set.of("2125550102")), server.folder().lists());
  }

  @Test
  void aFaultThatWasNotReachedStaysForTheNextFile() throws Exception {
    server.faults().once(SftpFailure.noSpaceAt(1000));
    client.put(new byte[1000], PART);
    assertEquals(1000, stored());
    assertThrows(SftpException.class, () -> client.put(new byte[1001], PART));
  }

  @Test
  void theServerIsShortAndSaysNothing() throws Exception {
    server.faults().once(SftpFailure.silentlyShortAt(100_000));
    client.put(MEGABYTE, PART);
    assertEquals(100_000, client.sftp().stat(PART).getSize());
    client.put(MEGABYTE, PART);
    assertEquals(MEGABYTE.length, client.sftp().stat(PART).getSize());
  }

  @Test
  void anOverwriteIsRefusedAndAFreeNameIsNot() throws Exception {
    server.faults().always(SftpFailure.refuseOverwrite());
    client.deliver("2125550101,VIP\n", NAME);
    var refused = assertThrows(SftpException.class, () -> client.deliver("2125550102,VIP\n", NAME));
    assertEquals(ChannelSftp.SSH_FX_FAILURE, refused.id);
    assertEquals(Map.of("VIP", Set.of("2125550101")), server.folder().lists());
    assertEquals("refused rename " + NAME + ".part " + NAME, server.traffic().operations().get(5));
  }

  @Test
  void aWriteStallsUntilItIsReleased() throws Exception {
    server.faults().once(SftpFailure.stallWritesAt(1000));
    var upload = uploading();
    assertTrue(server.faults().awaitStalled(Duration.ofSeconds(10)));
    assertFalse(upload.isDone());
    server.faults().release();
    upload.get(10, TimeUnit.SECONDS);
    assertEquals(MEGABYTE.length, stored());
  }

  @Test
  void aStalledWriteEndsWithTheServer() throws Exception {
    server.faults().always(SftpFailure.stallWritesAt(0));
    var upload = uploading();
    assertTrue(server.faults().awaitStalled(Duration.ofSeconds(10)));
    server.close();
    assertThrows(Exception.class, () -> upload.get(10, TimeUnit.SECONDS));
  }

  private CompletableFuture<Void> uploading() {
    return running(() -> client.put(MEGABYTE, PART));
  }

  private interface Call {
    void make() throws SftpException;
  }

  private static CompletableFuture<Void> running(Call call) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            call.make();
          } catch (SftpException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void aRenameIsDoneAndItsAnswerLost() throws Exception {
    server.faults().once(SftpFailure.dropAfterRename());
    assertThrows(SftpException.class, () -> client.deliver("2125550101,VIP\n", NAME));
    assertEquals(Map.of("VIP", Set.of("2125550101")), server.folder().lists());
    assertEquals(List.of(NAME), server.folder().names());
  }

  @Test
  void aRenameIsDoneWhileItsAnswerWaits() throws Exception {
    client.put("2125550101,VIP\n", PART);
    server.faults().once(SftpFailure.stallAfterRename());
    var rename = running(() -> client.sftp().rename(PART, "/uploads/" + NAME));
    assertTrue(server.faults().awaitStalled(Duration.ofSeconds(10)));
    assertFalse(rename.isDone());
    assertEquals(Map.of("VIP", Set.of("2125550101")), server.folder().lists());
    server.faults().release();
    rename.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aFaultOfOneFileLeavesTheOthersAlone() throws Exception {
    String second = NAME.replace("_1.csv", "_2.csv");
    server.faults().onceOn(second, SftpFailure.noSpaceAt(1000));
    client.put(MEGABYTE, PART);
    assertThrows(SftpException.class, () -> client.put(MEGABYTE, "/uploads/" + second + ".part"));
  }

  @Test
  void aLoginIsRefusedOnceWithTheRightPassword() throws Exception {
    server.faults().once(SftpFailure.refuseLogin());
    assertThrows(JSchException.class, () -> Client.of(server));
    Client.of(server).close();
    assertEquals(3, server.traffic().loginsTried());
    assertEquals(2, server.traffic().sessionsOpened());
  }

  @Test
  void aHalfFileUnderAFinalNameIsTakenAsItIs() throws Exception {
    String rows = "2125550101,VIP\n".repeat(100_000);
    server.faults().once(SftpFailure.dropConnectionAt(15 * 10));
    assertThrows(SftpException.class, () -> client.put(rows, "/uploads/" + NAME));
    server.close();
    assertEquals(
        List.of(10L),
        server.folder().files().stream().map(PickupFolder.ReceivedFile::rows).toList());
  }
}

package io.attentivecourier.standin.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AFileIsTakenUnderItsFinalNameTest {

  private static final String NAME = "acme_subscriber_segment_20261122_1.csv";
  private static final String ROW = "2125550101,VIP\n";

  @TempDir Path root;
  @AutoClose private FaultySftp server;
  @AutoClose private Client client;

  @BeforeEach
  void start() throws Exception {
    server = FaultySftp.start(SftpOptions.at(root, "acme"));
    client = Client.of(server);
  }

  @Test
  void aRenamedFileIsReadOnceTheRenameReturned() throws Exception {
    client.deliver(ROW + "2125550102,VIP\n2125550101,Lapsed 90\n", NAME);
    assertEquals(
        Map.of("VIP", Set.of("2125550101", "2125550102"), "Lapsed 90", Set.of("2125550101")),
        server.folder().lists());
    assertEquals(List.of(), server.folder().refusals());
    assertEquals(List.of(), server.folder().leftovers());
  }

  @Test
  void theStepsAreWrittenDownInOrder() throws Exception {
    client.deliver(ROW, NAME);
    client.sftp().rm("/uploads/" + NAME);
    assertEquals(
        List.of(
            "open " + NAME + ".part", "close " + NAME + ".part",
            "rename " + NAME + ".part " + NAME, "remove " + NAME),
        server.traffic().operations());
    assertEquals(
        List.of(1, 1, 1, 1, 1),
        List.of(
            server.traffic().loginsTried(),
            server.traffic().sessionsOpened(),
            server.traffic().uploads(),
            server.traffic().renames(),
            server.traffic().removes()));
  }

  @Test
  void aFileUnderATemporaryNameIsNotRead() throws Exception {
    client.put(ROW, "/uploads/" + NAME + ".part");
    assertEquals(Map.of(), server.folder().lists());
    assertEquals(List.of(NAME + ".part"), server.folder().leftovers());
    assertEquals(ROW.length(), client.sftp().stat("/uploads/" + NAME + ".part").getSize());
  }

  @Test
  void aFileWrittenUnderItsFinalNameIsReadWhenItIsClosed() throws Exception {
    client.put(ROW, "/uploads/" + NAME);
    assertEquals(Set.of("VIP"), server.folder().lists().keySet());
  }

  @Test
  void theLoginFolderHoldsUploads() throws Exception {
    assertEquals("/", client.sftp().pwd());
    client.put(ROW, "uploads/" + NAME);
    assertEquals(1, server.folder().files().size());
  }

  @Test
  void aFileBesideTheFolderIsNotRead() throws Exception {
    client.put(ROW, "/" + NAME);
    assertEquals(Map.of(), server.folder().lists());
    assertEquals(List.of("open /" + NAME, "close /" + NAME), server.traffic().operations());
  }

  @Test
  void aPosixRenameReplacesTheFileUnderTheName() throws Exception {
    client.deliver(ROW, NAME);
    client.deliver("2125550102,VIP\n", NAME);
    assertEquals(Map.of("VIP", Set.of("2125550102")), server.folder().lists());
  }

  @ParameterizedTest
  @ValueSource(ints = {ChannelSftp.APPEND, ChannelSftp.RESUME})
  void goingOnWithAFileIsRefused(int mode) throws Exception {
    client.put(ROW, "/uploads/" + NAME);
    var more = new ByteArrayInputStream((ROW + ROW).getBytes(StandardCharsets.US_ASCII));
    assertThrows(SftpException.class, () -> client.sftp().put(more, "/uploads/" + NAME, mode));
    assertEquals("refused resume " + NAME, server.traffic().operations().get(2));
  }

  @Test
  void chmodIsRefused() throws Exception {
    client.put(ROW, "/uploads/" + NAME);
    assertThrows(SftpException.class, () -> client.sftp().chmod(0600, "/uploads/" + NAME));
    assertEquals("refused setstat " + NAME, server.traffic().operations().get(2));
  }

  @Test
  void aClientCannotLeaveTheAccount() throws Exception {
    client.put(ROW, "/../../outside.csv");
    assertEquals(List.of("open /outside.csv", "close /outside.csv"), server.traffic().operations());
  }
}

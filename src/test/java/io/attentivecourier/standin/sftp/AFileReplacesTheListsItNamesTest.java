package io.attentivecourier.standin.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AFileReplacesTheListsItNamesTest {

  private static final String FIRST = "acme_subscriber_segment_20261122_1.csv";
  private static final String SECOND = "acme_subscriber_segment_20261122_2.csv";
  private static final String NEXT_DAY = "acme_subscriber_segment_20261123_1.csv";

  /** As sha256sum prints it for the three rows. */
  private static final String HASH =
      "28eadea5884be76140af05cf5d52d3b9d3cfac48e8df688ba974ed0cabfbb61d";

  @TempDir Path root;

  private PickupFolder folder() {
    return new PickupFolder(SftpOptions.at(root, "acme"));
  }

  private static void appears(PickupFolder folder, String name, String text) throws Exception {
    Files.writeString(folder.path().resolve(name), text);
    folder.accept(name);
  }

  @Test
  void theNextDaysFileReplacesItsListAndLeavesOthers() throws Exception {
    PickupFolder folder = folder();
    appears(folder, FIRST, "2125550101,VIP\n2125550102,VIP\n2125550103,Lapsed\n");
    appears(folder, NEXT_DAY, "2125550104,VIP\n");
    assertEquals(
        Map.of("VIP", Set.of("2125550104"), "Lapsed", Set.of("2125550103")), folder.lists());
    assertEquals(List.of(), folder.refusals());
  }

  @Test
  void theSameNameAgainReplacesWithoutAWord() throws Exception {
    PickupFolder folder = folder();
    appears(folder, FIRST, "2125550101,VIP\n");
    appears(folder, FIRST, "2125550102,VIP\n");
    assertEquals(Map.of("VIP", Set.of("2125550102")), folder.lists());
    assertEquals(List.of(), folder.refusals());
    assertEquals(2, folder.files().size());
  }

  @Test
  void aSegmentInTwoFilesOfOneDateLosesTheFirstOnesMembers() throws Exception {
    PickupFolder folder = folder();
    appears(folder, FIRST, "2125550101,VIP\n");
    appears(folder, SECOND, "2125550102,VIP\n");
    assertEquals(Map.of("VIP", Set.of("2125550102")), folder.lists());
    assertEquals(
        List.of(
            "segment VIP in two files of one date: "
                + SECOND
                + " replaces what "
                + FIRST
                + " gave"),
        folder.refusals());
  }

  @Test
  void whoIsNoSubscriberIsIgnoredWithoutAWord() throws Exception {
    var options = SftpOptions.at(root, "acme").withSubscribers("2125550101"::equals);
    PickupFolder folder = new PickupFolder(options);
    appears(folder, FIRST, "2125550101,VIP\n2125550102,VIP\n2125550103,VIP\n");
    assertEquals(Set.of("2125550101"), folder.lists().get("VIP"));
    assertEquals(2, folder.ignored("VIP"));
    assertEquals(List.of(), folder.refusals());
  }

  @Test
  void aTakenFileIsKnownByRowsBytesAndHash() throws Exception {
    PickupFolder folder = folder();
    appears(folder, FIRST, "2125550101,VIP\n2125550101,VIP\n2125550102,Lapsed\n");
    assertEquals(
        List.of(new PickupFolder.ReceivedFile(FIRST, 3, 48, HASH, Map.of("VIP", 2L, "Lapsed", 1L))),
        folder.files());
  }

  @Test
  void aTemporaryNameIsLeftLying() throws Exception {
    PickupFolder folder = folder();
    appears(folder, FIRST + ".R1.part", "2125550101,VIP\n");
    assertEquals(List.of(FIRST + ".R1.part"), folder.leftovers());
    assertEquals(Map.of(), folder.lists());
    assertEquals(List.of(), folder.refusals());
  }

  @Test
  void aGzippedListIsReadThroughItsDecoder() throws Exception {
    PickupFolder folder = folder();
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.path().resolve(FIRST + ".gz")))) {
      out.write("2125550101,VIP\n".getBytes(StandardCharsets.US_ASCII));
    }
    folder.accept(FIRST + ".gz");
    assertEquals(Map.of("VIP", Set.of("2125550101")), folder.lists());
    assertEquals(List.of(), folder.leftovers());
  }

  @Test
  void anEncryptedFileIsRefusedWithoutAPrivateKey() throws Exception {
    PickupFolder folder = folder();
    appears(folder, FIRST + ".gz.pgp", "2125550101,VIP\n");
    assertEquals(
        List.of(FIRST + ".gz.pgp: it is encrypted, and the stand-in has no private key"),
        folder.refusals());
    assertEquals(List.of(), folder.leftovers());
  }

  @Test
  void aFileOfHalfAMillionRowsIsRead() throws Exception {
    PickupFolder folder = folder();
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(folder.path().resolve(FIRST)))) {
      for (int i = 0; i < 500_000; i++) {
        out.write(("2125" + (100_000 + i) + ",VIP\n").getBytes(StandardCharsets.US_ASCII));
      }
    }
    folder.accept(FIRST);
    assertEquals(500_000, folder.size("VIP"));
    assertEquals(List.of(), folder.refusals());
  }
}

package io.attentivecourier.standin.sftp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.pack.MadeKey;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ADamagedArchiveChangesNoListTest {
  private static final String NAME = "acme_subscriber_segment_20261122_1.csv";
  private static final String ROWS = "2125550101,VIP\n2125550102,VIP\n";
  private static final String OTHER_NAME = "the file in the archive is not named as the archive";
  private static final String TWO = "the archive holds more than one file";

  @TempDir Path root;

  @Test
  void aZipArchiveHoldsTheOneFile() throws Exception {
    refused(".zip", zip("other.csv"), OTHER_NAME);
    refused(".zip", zip(NAME, "second.csv"), TWO);
    refused(".zip", Arrays.copyOf(zip(NAME), 60), "it could not be read");
    refused(".zip", ROWS.getBytes(US_ASCII), OTHER_NAME);
  }

  @Test
  void aTarArchiveHoldsTheOneFile() throws Exception {
    byte[] good = tar(NAME);
    refused(".tar", tar("other.csv"), OTHER_NAME);
    refused(".tar", tar(NAME, "second.csv"), TWO);
    refused(".tar", Arrays.copyOf(good, 520), "it could not be read");
    refused(".tar", flipped(good, 300), "the archive has no header, or a damaged one");
    refused(".tar", new byte[1024], "the archive has no header, or a damaged one");
    refused(".tgz", good, "it could not be read");
  }

  @Test
  void aGzipFileNamesTheListIfAny() throws Exception {
    byte[] named =
        process("gzip", "--name", "--to-stdout", Files.writeString(root.resolve("o"), ROWS));
    refused(".gz", named, OTHER_NAME);
    refused(".gz", Arrays.copyOf(named, named.length - 4), OTHER_NAME);
  }

  @Test
  void aListThatOnlySaysThatItIsEncryptedIsRefused() throws Exception {
    MadeKey key = MadeKey.good();
    refusedBy(
        SftpOptions.at(root, "acme").withPrivateKey(key.armouredPrivateKey()),
        ".pgp",
        ROWS.getBytes(US_ASCII),
        "it could not be read");
  }

  private void refused(String ending, byte[] bytes, String why) throws Exception {
    refusedBy(SftpOptions.at(root, "acme"), ending, bytes, why);
  }

  private static void refusedBy(SftpOptions options, String ending, byte[] bytes, String why)
      throws Exception {
    PickupFolder folder = new Received(options).appears(NAME + ending, bytes);
    assertEquals(List.of(NAME + ending + ": " + why), folder.refusals());
    assertEquals(Map.of(), folder.lists());
  }

  private static byte[] flipped(byte[] bytes, int at) {
    byte[] flipped = bytes.clone();
    flipped[at] ^= 1;
    return flipped;
  }

  private static byte[] zip(String... names) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(ROWS.getBytes(US_ASCII));
      }
    }
    return out.toByteArray();
  }

  /** By the machine's own tar. */
  private byte[] tar(String... names) throws Exception {
    Path folder = Files.createTempDirectory(root, "tar");
    for (String name : names) {
      Files.writeString(folder.resolve(name), ROWS);
    }
    String[] command = {"tar", "--format=ustar", "-C", folder.toString(), "-cf", "-"};
    String[] all = Arrays.copyOf(command, command.length + names.length);
    System.arraycopy(names, 0, all, command.length, names.length);
    return process((Object[]) all);
  }

  private byte[] process(Object... command) throws Exception {
    Path out = Files.createTempFile(root, "out", "");
    String[] words = Arrays.stream(command).map(Object::toString).toArray(String[]::new);
    Assumptions.assumeTrue(Files.exists(Path.of("/bin", words[0])), words[0] + " is not here");
    Process process = new ProcessBuilder(words).redirectOutput(out.toFile()).start();
    assertTrue(process.waitFor(10, TimeUnit.SECONDS));
    return Files.readAllBytes(out);
  }
}

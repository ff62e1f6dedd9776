package io.attentivecourier.known;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;

/** The two files in which an earlier courier noted who was asked to subscribe, as it wrote them. */
public final class EarlierAsked {
  private final Path folder;
  private final String keyId;

  /**
   * @param folder {@code var/people/}
   */
  public EarlierAsked(Path folder, String keyId) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.keyId = keyId;
  }

  Path sorted() {
    return folder.resolve("subscribers.asked");
  }

  public Path log() {
    return folder.resolve("subscribers.asking");
  }

  public EarlierAsked sorted(long generation, LongStream hashes) throws IOException {
    HashHeader header = HashHeader.of(HashForm.ASKED, keyId, List.of());
    try (HashOutput output = new HashOutput(folder.resolve("part"), header)) {
      long[] ascending = hashes.map(hash -> hash ^ Long.MIN_VALUE).sorted().toArray();
      for (long hash : ascending) {
        output.add(hash ^ Long.MIN_VALUE);
      }
      output.put(sorted(), generation);
    }
    return this;
  }

  public EarlierAsked log(long generation, long... hashes) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(32 + 16 * hashes.length);
    bytes.put("ACPL".getBytes(StandardCharsets.US_ASCII)).putInt(1);
    bytes.put(keyId.getBytes(StandardCharsets.US_ASCII)).putLong(generation).putInt(0);
    bytes.putInt(checksum(bytes, 0));
    for (int place = 0; place < hashes.length; place++) {
      bytes.putLong(hashes[place]).putInt(place);
      bytes.putInt(checksum(bytes, 32 + 16 * place));
    }
    Files.write(log(), bytes.array());
    return this;
  }

  private static int checksum(ByteBuffer bytes, int from) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.array(), from, bytes.position() - from);
    return (int) checksum.getValue();
  }
}

package io.attentivecourier.flow;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.attentivecourier.home.Durable;
import io.attentivecourier.row.RejectedRows;
import io.attentivecourier.row.Rejection;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts a run's rejected rows and lists them in a file, which is made at the first one. */
public final class RejectionFile implements AutoCloseable {
  private static final String OWNER_ONLY = "rw-------";

  private final RejectedRows rows;
  private final Path file;
  private SeekableByteChannel channel;

  RejectionFile(RejectedRows rows, Path file) {
    this.rows = rows;
    this.file = file;
  }

  /** Counts them and returns them as lines. */
  List<Map<String, Object>> count(List<Rejection> rejections) {
    rows.count(rejections);
    return rows.lines(rejections);
  }

  public Set<String> refusedNames() {
    return rows.refusedNames();
  }

  Map<String, Long> byRule() {
    return rows.byRule();
  }

  void append(byte[] lines) throws IOException {
    if (channel == null) {
      channel = create();
    }
    Channels.newOutputStream(channel).write(lines);
  }

  private SeekableByteChannel create() throws IOException {
    Durable.folder(file.getParent());
    SeekableByteChannel made =
        Files.newByteChannel(
            file,
            Set.of(CREATE, TRUNCATE_EXISTING, WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
    String head = String.join(",", RejectedRows.COLUMNS) + "\n";
    Channels.newOutputStream(made).write(head.getBytes(StandardCharsets.US_ASCII));
    return made;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}

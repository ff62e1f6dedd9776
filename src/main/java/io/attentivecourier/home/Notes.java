package io.attentivecourier.home;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A file of a few lines that are only ever added to, for its owner alone. */
public record Notes(Path file) {

  /** The lines; none where there is no file. */
  public List<String> lines() throws IOException {
    try {
      // In this charset every byte is a character: what is no text is a line that nobody wrote.
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }

  /** On disk when it returns. */
  public void add(String line) throws IOException {
    Durable.folder(file.toAbsolutePath().getParent());
    try (FileChannel channel =
        FileChannel.open(file, Set.of(CREATE, APPEND), Durable.ownerOnly())) {
      channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.ISO_8859_1)));
      channel.force(true);
    }
    Durable.force(file.toAbsolutePath().getParent());
  }
}

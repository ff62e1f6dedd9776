package io.attentivecourier.outbox;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.attentivecourier.home.Durable;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Joins and splits files by whole lines, in bounded memory, forced to disk. */
final class LineFiles {
  private static final int BUFFER = 1 << 16;

  private LineFiles() {}

  /** Some lines of a file. */
  record Piece(Path path, long rows) {}

  /** One file with the lines of all, in order; the originals are deleted. */
  static Path join(List<Path> files, Path folder) throws IOException {
    Path joined = folder.resolve("pack-" + files.get(0).getFileName());
    try (OutputStream out = create(joined)) {
      for (Path file : files) {
        Files.copy(file, out);
      }
    }
    Durable.force(joined);
    for (Path file : files) {
      Files.delete(file);
    }
    return joined;
  }

  /** Files of at most so many lines each; the original is deleted. */
  static List<Piece> split(Path file, long most, Path folder) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      for (int first = in.read(); first >= 0; first = in.read()) {
        Path path = folder.resolve("part-" + (pieces.size() + 1) + "-" + file.getFileName());
        pieces.add(new Piece(path, piece(first, in, most, path)));
      }
    }
    Files.delete(file);
    return pieces;
  }

  private static long piece(int first, InputStream in, long most, Path path) throws IOException {
    long rows = 0;
    try (OutputStream out = create(path)) {
      int next = first;
      while (next >= 0) {
        out.write(next);
        rows += next == '\n' ? 1 : 0;
        next = rows < most ? in.read() : -1;
      }
    }
    Durable.force(path);
    return rows;
  }

  private static OutputStream create(Path path) throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var channel = Files.newByteChannel(path, Set.of(CREATE_NEW, WRITE), ownerOnly);
    return new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
  }
}

package io.attentivecourier;

import io.attentivecourier.home.Durable;
import io.attentivecourier.pickup.PickupSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes, renames and removes one byte in the pickup folder. Both its names end in {@code .part},
 * so no receiver takes it for a list; it leaves nothing behind.
 */
final class Probe {
  private static final String WRITTEN = "courier-probe.csv.1.part";
  private static final String RENAMED = "courier-probe.csv.2.part";

  private final PickupSession session;
  private final Path tmp;

  Probe(PickupSession session, Path tmp) {
    this.session = session;
    this.tmp = tmp;
  }

  /**
   * @throws io.attentivecourier.pickup.PickupFault at the first step that the server refuses
   */
  void go() {
    Path byteFile = oneByte();
    try {
      removeLeft();
      session.put(byteFile, WRITTEN);
      session.rename(WRITTEN, RENAMED);
    } finally {
      removeLeft();
      delete(byteFile);
    }
  }

  private void removeLeft() {
    for (String name : new String[] {WRITTEN, RENAMED}) {
      if (session.exists(name)) {
        session.delete(name);
      }
    }
  }

  private Path oneByte() {
    try {
      return Files.write(Files.createTempFile(Durable.folder(tmp), "probe", ".part"), new byte[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

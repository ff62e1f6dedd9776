package io.attentivecourier.cli;

import ch.qos.logback.core.rolling.RollingFileAppender;
import io.attentivecourier.home.Durable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The log's file, also of the next day: for its owner alone, whatever the umask is. Without the
 * launcher, by {@code java -jar}, it was 0644.
 */
public final class OwnLog<E> extends RollingFileAppender<E> {
  @Override
  public void openFile(String name) throws IOException {
    try {
      Files.createFile(Path.of(name), Durable.ownerOnly());
    } catch (FileAlreadyExistsException thereAlready) {
      // It goes on where it ended.
    }
    super.openFile(name);
  }
}

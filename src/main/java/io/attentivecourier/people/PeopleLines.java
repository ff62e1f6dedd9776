package io.attentivecourier.people;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.FileHash;
import io.attentivecourier.outbox.Outbox;
import io.attentivecourier.row.Person;
import io.attentivecourier.run.SealedFile;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** The lines of the people who are to be sent, in a file of its own until the seal. */
final class PeopleLines implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final String ENDING = ".jsonl";
  private static final String OWNER_ONLY = "rw-------";
  private static final int NUMBER = 1;

  private final String owner;
  private final Path file;
  private final OutputStream out;
  private long count;

  /**
   * @param folder of its own: it becomes the run's outbox
   * @param owner the name of the file, without its ending
   */
  PeopleLines(Path folder, String owner) throws IOException {
    this.owner = owner;
    this.file = Durable.folder(folder).resolve(owner + ".part");
    this.out = new BufferedOutputStream(Channels.newOutputStream(create(file)), BUFFER);
  }

  private static SeekableByteChannel create(Path file) throws IOException {
    return Files.newByteChannel(
        file,
        Set.of(CREATE_NEW, WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
  }

  void write(Person person) throws IOException {
    out.write(person.line());
    out.write('\n');
    count++;
  }

  long count() {
    return count;
  }

  Path folder() {
    return file.getParent();
  }

  /** The complete file, forced to disk; nothing can be written any more. */
  Outbox.PackedFile complete() throws IOException {
    out.close();
    Durable.force(file);
    var part = new SealedFile.Part(owner, count);
    String sha256 = FileHash.sha256(file);
    String name = name(owner);
    return new Outbox.PackedFile(
        new SealedFile(name, owner, NUMBER, Files.size(file), sha256, List.of(part)), file);
  }

  /** The name of the sealed file. */
  static String name(String owner) {
    return owner + ENDING;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

package io.attentivecourier.known;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.attentivecourier.home.Durable;
import io.attentivecourier.home.FullDisk;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.Locks;
import io.attentivecourier.home.StagingOutput;
import io.attentivecourier.ledger.Ledger;
import io.attentivecourier.ledger.PeopleRepository;
import io.attentivecourier.run.RunId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * {@code var/asked.mark}: how many people the ledger knew as asked after its last commit, and the
 * run that asked the last one. It stands beside the ledger and belongs to no backup: a ledger from
 * a backup is whole and believable, and would ask everybody again who was asked since.
 *
 * <p>One line of 128 bytes with a CRC-32C, written over in place: that is within one sector of 512,
 * so a power cut leaves the old line or the new one.
 */
public final class AskedMark {
  private static final int BYTES = 128;
  private static final Pattern FORM = Pattern.compile("((\\d{1,19}) (\\S+)) ([0-9a-f]{8}) *\n");
  private static final String NO_RUN = "-";
  private static final String LOCK = "asked";

  private final Path file;
  private final Locks locks;

  public AskedMark(Home home) {
    this.file = home.state().resolve("asked.mark");
    this.locks = new Locks(home.locks());
  }

  public String name() {
    return file.getFileName().toString();
  }

  /**
   * @return empty where there is none
   * @throws IllegalStateException where it is damaged
   */
  public Optional<PeopleRepository.AskedTotal> read() throws IOException {
    try {
      return Optional.of(parse(Files.readAllBytes(file)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /** Whether that ledger is older than a mark, or another one. */
  static boolean isOlder(Ledger ledger, PeopleRepository.AskedTotal marked) {
    RunId run = marked.lastRun();
    return marked.people() > ledger.people().total().people()
        || run != null && !ledger.identity().unknown(List.of(run)).isEmpty();
  }

  /**
   * Whether it tells of people who were asked that the ledger does not know: it was lost and begun
   * anew, or is an older one.
   */
  public boolean isUnknownTo(Ledger ledger) throws IOException {
    boolean isNew = !ledger.identity().hasEverAsked();
    try {
      return read().filter(marked -> isNew || isOlder(ledger, marked)).isPresent();
    } catch (IllegalStateException damaged) {
      return isNew;
    }
  }

  /** Writes a new mark, whatever was there. */
  void put(PeopleRepository.AskedTotal total) throws IOException {
    Durable.folder(file.getParent());
    try (Locks.Held held = locks.lock(LOCK);
        StagingOutput output = StagingOutput.replace(file.resolveSibling(name() + ".part"))) {
      output.write(bytes(total), 0, BYTES);
      output.finish();
      Durable.move(output.path(), file);
    }
  }

  /**
   * Raises the mark to what the ledger says now; it is on disk when this returns. The ledger is
   * asked under the lock: whatever the mark says was committed before.
   *
   * <p>Where it says more than the ledger it stays as it is: the ledger is an older one then.
   *
   * @throws NoSuchFileException where there is no mark
   * @throws IllegalStateException where it is damaged
   * @throws io.attentivecourier.run.Refusal NO_SPACE if the disk is full
   */
  void raise(Supplier<PeopleRepository.AskedTotal> ledger) throws IOException {
    try (Locks.Held held = locks.lock(LOCK);
        FileChannel channel = FileChannel.open(file, READ, WRITE)) {
      long before = parse(Files.readAllBytes(file)).people();
      PeopleRepository.AskedTotal total = ledger.get();
      if (before < total.people()) {
        write(channel, total);
      }
    }
  }

  private void write(FileChannel channel, PeopleRepository.AskedTotal total) throws IOException {
    try {
      ByteBuffer line = ByteBuffer.wrap(bytes(total));
      while (line.hasRemaining()) {
        channel.write(line, line.position());
      }
      channel.force(true);
    } catch (IOException failure) {
      throw FullDisk.explain(file, failure);
    }
  }

  private static byte[] bytes(PeopleRepository.AskedTotal total) {
    String run = total.lastRun() == null ? NO_RUN : total.lastRun().toString();
    String text = total.people() + " " + run;
    String line = "%-" + (BYTES - 1) + "s\n";
    return line.formatted(text + " " + checksum(text)).getBytes(StandardCharsets.US_ASCII);
  }

  private static PeopleRepository.AskedTotal parse(byte[] bytes) {
    Matcher line = FORM.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    if (bytes.length != BYTES
        || !line.matches()
        || !line.group(4).equals(checksum(line.group(1)))) {
      throw new IllegalStateException("asked.mark is damaged");
    }
    RunId run = line.group(3).equals(NO_RUN) ? null : RunId.parse(line.group(3));
    return new PeopleRepository.AskedTotal(Long.parseLong(line.group(2)), run);
  }

  private static String checksum(String text) {
    CRC32C checksum = new CRC32C();
    checksum.update(text.getBytes(StandardCharsets.ISO_8859_1));
    return "%08x".formatted(checksum.getValue());
  }
}

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
 * {@code var/asked.mark}: the number of people whom the ledger knew as asked after its last commit,
 * and the run that asked the last one. It lies beside the ledger and belongs to no backup: a ledger
 * from a backup is whole and believable, and with it everybody who was asked since would be asked
 * again.
 *
 * <p>The mark is one line of 128 bytes with a CRC-32C, which is overwritten in place. It is within
 * one sector of 512, so a power cut leaves the old line or the new one.
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
   * @return empty if there is no mark
   * @throws IllegalStateException if it is damaged
   */
  public Optional<PeopleRepository.AskedTotal> read() throws IOException {
    try {
      return Optional.of(parse(Files.readAllBytes(file)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /** True if that ledger is older than a mark, or is another ledger. */
  static boolean isOlder(Ledger ledger, PeopleRepository.AskedTotal marked) {
    RunId run = marked.lastRun();
    return marked.people() > ledger.people().total().people()
        || run != null && !ledger.identity().unknown(List.of(run)).isEmpty();
  }

  /**
   * True if the mark counts people who were asked and whom the ledger does not know: the ledger was
   * lost and started again, or is an older one.
   */
  public boolean isUnknownTo(Ledger ledger) throws IOException {
    boolean isNew = !ledger.identity().hasEverAsked();
    try {
      return read().filter(marked -> isNew || isOlder(ledger, marked)).isPresent();
    } catch (IllegalStateException damaged) {
      return isNew;
    }
  }

  /** Writes a new mark in the place of any old one. */
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
   * Raises the mark to the total of the ledger now; it is on disk when this method returns. The
   * ledger is read under the lock: what the mark says was committed before.
   *
   * <p>If the mark says more than the ledger, it stays as it is: then the ledger is an older one.
   *
   * @throws NoSuchFileException if there is no mark
   * @throws IllegalStateException if it is damaged
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

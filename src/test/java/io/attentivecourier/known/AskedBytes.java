package io.attentivecourier.known;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.fuzz.ForeignBytes;
import io.attentivecourier.ledger.PeopleRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** How many were asked, and the log in which an earlier courier noted them. */
public final class AskedBytes implements ForeignBytes {
  private static final PeopleRepository.AskedTotal TOTAL =
      new PeopleRepository.AskedTotal(1234, Home.run(7));
  private static final long[] ASKED = {5, -1, 0, Long.MIN_VALUE};

  private final io.attentivecourier.home.Home home;
  private final Path mark;

  public AskedBytes(Path folder) {
    home = io.attentivecourier.home.Home.at(folder.resolve("asked"));
    mark = home.state().resolve("asked.mark");
  }

  @Override
  public List<byte[]> samples() throws IOException {
    new AskedMark(home).put(TOTAL);
    byte[] log = Files.readAllBytes(new EarlierAsked(home.people(), Home.KEY).log(3, ASKED).log());
    return List.of(Files.readAllBytes(mark), log);
  }

  /** A mark says what was written; a log that is cut says the first of it. */
  @Override
  public void read(byte[] bytes) throws IOException {
    if (Arrays.equals(bytes, 0, Math.min(4, bytes.length), "ACPL".getBytes(), 0, 4)) {
      AskedLog log = AskedLog.read(Files.write(home.people().resolve("log"), bytes));
      assertArrayEquals(Arrays.copyOf(ASKED, log.hashes().length), log.hashes());
      assertEquals(3, log.generation());
    } else {
      Files.write(mark, bytes);
      assertEquals(TOTAL, new AskedMark(home).read().orElseThrow());
    }
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(IllegalStateException.class);
  }
}

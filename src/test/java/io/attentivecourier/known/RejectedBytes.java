package io.attentivecourier.known;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.fuzz.ForeignBytes;
import io.attentivecourier.known.PersonFinding.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A list of rejected rows, which `why` reads and `forget` writes anew. */
public final class RejectedBytes implements ForeignBytes {
  private static final PersonQuery SAM = PersonQuery.of("2025550100");

  private final Members members;
  private final Path file;

  public RejectedBytes(Path folder) throws IOException {
    members = new Members(folder);
    file = Files.createDirectories(members.home.rejected()).resolve(Members.FIRST + ".csv");
  }

  @Override
  public List<byte[]> samples() {
    String hash = members.key.hash("2025550100");
    return Stream.of(
            "row,column,rule,hash,person,key,value\n7,phone,phone-shape,"
                + hash
                + ",,customer 8,\"(202) 555-01,00\"\n"
                + "9,phone,phone-shape,ab,,,\"a \"\"b\"\"\n"
                + " c\"\n",
            "7,phone,phone-shape,ab,202-555-0100\n8,segment_name,segment-characters,cd\n",
            "row,column,rule,hash,person,key,value\n7,segment_name,segment-empty,00,"
                + hash
                + ",,\n")
        .map(text -> text.getBytes(UTF_8))
        .toList();
  }

  /** Who was forgotten is not found again; a file that cannot be read is named, and stays. */
  @Override
  public void read(byte[] bytes) throws Exception {
    Files.write(file, bytes);
    found();
    KeptErasure.ErasureCounts gone =
        new KeptErasure(members.home, members.snapshots, members.key).forget(SAM);
    if (gone.notLookedInto().isEmpty()) {
      assertEquals(0, found(), gone.rejected() + " removed");
    } else {
      assertArrayEquals(bytes, Files.readAllBytes(file), "not read, and written");
    }
  }

  private long found() throws IOException {
    return new Whereabouts(members.home, members.snapshots, members.key, run -> Optional.empty())
        .of(SAM, run -> true).stream().filter(one -> one.what() == What.REJECTED).count();
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(IOException.class);
  }
}

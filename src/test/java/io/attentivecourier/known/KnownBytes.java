package io.attentivecourier.known;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.fuzz.ForeignBytes;
import io.attentivecourier.row.Presence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The hashes of people who are known, or were asked. */
public final class KnownBytes implements ForeignBytes {
  private final Path folder;
  private final List<byte[]> samples = new ArrayList<>();

  public KnownBytes(Path folder) throws IOException {
    this.folder = folder;
    for (HashForm form : HashForm.values()) {
      samples.add(made(form, List.of("tier", "points")));
      samples.add(made(form, List.of()));
    }
  }

  private byte[] made(HashForm form, List<String> names) throws IOException {
    Path file = folder.resolve("made");
    try (HashOutput output =
        new HashOutput(folder.resolve("part"), HashHeader.of(form, Home.KEY, names))) {
      for (long hash = 1; hash < 40; hash += 3) {
        add(output, form, hash, names);
      }
      output.put(file, 7);
    }
    return Files.readAllBytes(file);
  }

  private static void add(HashOutput output, HashForm form, long hash, List<String> names)
      throws IOException {
    if (form.hasValues()) {
      output.add(hash, 10 * hash, Presence.none(names.size()));
    } else {
      output.add(hash);
    }
  }

  @Override
  public List<byte[]> samples() {
    return samples;
  }

  /** Whom a file calls known was written: else somebody is skipped, or asked twice. */
  @Override
  public void read(byte[] bytes) throws Exception {
    Path file = Files.write(folder.resolve("read"), bytes);
    for (HashForm form : HashForm.values()) {
      if (isRead(file, form)) {
        assertTrue(samples.stream().anyMatch(one -> Arrays.equals(one, bytes)), "other people");
      }
    }
    assertTrue(KnownFile.at(file, "another1").state() != KnownFile.KnownState.GOOD);
  }

  private static boolean isRead(Path file, HashForm form) throws IOException {
    try (HashReader reader = new HashReader(HashFile.whole(file, form))) {
      while (reader.next()) {
        reader.isShared();
      }
      return true;
    } catch (IllegalStateException damaged) {
      return false;
    }
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of();
  }
}

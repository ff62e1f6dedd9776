package io.attentivecourier.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.fuzz.ForeignBytes;
import io.attentivecourier.row.Email;
import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.SettingsFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The people of {@code canary --only}. */
public final class CanaryBytes implements ForeignBytes {
  private final Path file;

  public CanaryBytes(Path folder) {
    file = folder.resolve("people.csv");
  }

  @Override
  public List<byte[]> samples() {
    return Stream.of(
            "2025550100\n(202) 555-0101\n+1 202 555 0102\r\n",
            "\uFEFF\"phone\"\n\"202.555.0103\"\n 1-202-555-0104 \n",
            "sam@example.com\n\"Ann@Example.com\"\n")
        .map(text -> text.getBytes(UTF_8))
        .toList();
  }

  /** Whom it holds is one whom a list may hold, and each of them has the digits of some line. */
  @Override
  public void read(byte[] bytes) throws Exception {
    Files.write(file, bytes);
    SettingsFault fault = null;
    try {
      CanaryPeople phones = CanaryPeople.read(file.toString(), IdentifierKind.PHONE);
      assertTrue(digits(bytes).containsAll(phones.people()), "a line has nobody's digits");
    } catch (SettingsFault none) {
      fault = none;
    }
    CanaryPeople emails = CanaryPeople.read(file.toString(), IdentifierKind.EMAIL);
    emails.people().forEach(one -> assertEquals(one, Email.normal(one)));
    assertTrue(fault == null || fault.getMessage().contains("--only"));
  }

  /** The last ten of each line's, where it has ten, or eleven from a 1 on. */
  private static Set<String> digits(byte[] bytes) {
    Set<String> digits = new HashSet<>();
    for (String line : new String(bytes, UTF_8).split("[\r\n]")) {
      String all = line.replaceAll("[^0-9]", "");
      if (all.matches("1?\\d{10}")) {
        digits.add(all.substring(all.length() - 10));
      }
    }
    return digits;
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(SettingsFault.class);
  }
}

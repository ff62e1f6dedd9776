package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.SettingsFault;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ASpreadsheetsListOfPeopleIsReadTest {
  private static final Set<String> BOTH = Set.of("2025550100", "2025550101");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025550100\n2025550101\n",
        "2025550100\n2025550101",
        "\uFEFF2025550100\n2025550101\n",
        "\uFEFF\"2025550100\"\r\n\"2025550101\"\r\n",
        "2025550100\r\n2025550101\r\n",
        "2025550100\r2025550101\r",
        "\"(202) 555-0100\"\n\"+1 202 555 0101\"\n",
        " \"2025550100\" \n\" 2025550101 \"\n",
        "\n\n2025550100\n  \n\"\"\n2025550101\n\n",
        "\uFEFF\r\n2025550100\r\n2025550101",
        "2025550100\n12025550100\n2025550101\n"
      })
  void inEveryFormThatTheyWrite(String text) throws IOException {
    CanaryPeople read = phones(text, StandardCharsets.UTF_8);
    assertEquals(BOTH, read.people());
    assertEquals(List.of(), read.refused());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "phone\n2025550100\n2025550101\n",
        "\uFEFFphone\r\n2025550100\r\n2025550101\r\n",
        "\uFEFF\"Phone number\"\n\"2025550100\"\n\"2025550101\"\n",
        "\"2025550109\n2025550100\n2025550101\n",
        "2025550109\"\n2025550100\n2025550101\n",
        "\"2025550109,Ann\"\n2025550100\n2025550101\n",
        "\u00A0\n2025550100\n2025550101\n",
        "\"\"\"2025550109\"\"\"\n2025550100\n2025550101\n"
      })
  void aLineThatIsNobodyIsToldByItsNumber(String text) throws IOException {
    CanaryPeople read = phones(text, StandardCharsets.UTF_8);
    assertEquals(BOTH, read.people());
    assertEquals(List.of(1), read.refused());
  }

  @Test
  void aMarkInsideTheFileIsNoneOfItsStart() throws IOException {
    CanaryPeople read =
        phones("2025550100\n2025550101\n\uFEFF2025550109\n", StandardCharsets.UTF_8);
    assertEquals(BOTH, read.people());
    assertEquals(List.of(3), read.refused());
  }

  @Test
  void emailsToo() throws IOException {
    Path file = file("\uFEFF\"Ann@Example.com\"\r\n\"sam@example.com\"\r\n");
    assertEquals(
        Set.of("ann@example.com", "sam@example.com"),
        CanaryPeople.read(file.toString(), IdentifierKind.EMAIL).people());
  }

  @Test
  void anotherEncodingIsToldAndNotGuessed() {
    SettingsFault fault =
        assertThrows(
            SettingsFault.class, () -> phones("2025550100\n\u00FC", StandardCharsets.UTF_16));
    assertFalse(fault.getMessage().contains("2025550100"));
  }

  private CanaryPeople phones(String text, Charset charset) throws IOException {
    Path file = Files.write(folder.resolve("people.csv"), text.getBytes(charset));
    return CanaryPeople.read(file.toString(), IdentifierKind.PHONE);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("people.csv"), text);
  }
}

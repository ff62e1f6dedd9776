package io.attentivecourier.standin.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract's section 1 as a table; {@code |} ends a line. */
class ABrokenFileChangesNoListTest {

  private static final String NAME = "acme_subscriber_segment_20261122_1.csv";

  @TempDir Path root;
  private PickupFolder folder;

  @BeforeEach
  void aListIsThere() throws Exception {
    folder = new PickupFolder(SftpOptions.at(root, "acme").withMaxRowsPerFile(3));
    appears(NAME, "2125550101,VIP\n");
  }

  private void appears(String name, String text) throws Exception {
    Files.write(folder.path().resolve(name), text.getBytes(StandardCharsets.UTF_8));
    folder.accept(name);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          ~~                                   ; the file is empty
          phone,segment_name|2125550102,VIP|   ; line 1 is a header row, or has no identifier
          2125550102,VIP|,VIP|                 ; line 2 has no identifier
          2125550102,VIP|ann@example.com,VIP|  ; line 2 mixes: the rows before it hold phones of 10 digits, it holds e-mail addresses
          ann@example.com,VIP|2125550102,VIP|  ; line 2 mixes: the rows before it hold e-mail addresses, it holds phones of 10 digits
          2125550102,VIP|12125550103,VIP|      ; line 2 mixes: the rows before it hold phones of 10 digits, it holds phones of 11 digits
          212-555-0102,VIP|                    ; line 1 is a header row, or has no identifier
          +12125550102,VIP|                    ; line 1 is a header row, or has no identifier
          22125550102,VIP|                     ; line 1 is a header row, or has no identifier
          "2125550102",VIP|                    ; line 1 holds a quote
          2125550102,VIP^|                     ; line 1 holds a carriage return: lines end with LF alone
          2125550102,VIP`x|                    ; line 1 holds a control character
          \uFEFF2125550102,VIP|                ; line 1 begins with a byte order mark
          2125550102,Treue Gäste|              ; line 1 holds a character that is not ASCII
          2125550102,VIP,extra|                ; line 1 has 3 columns, not 2
          2125550102|                          ; line 1 has 1 columns, not 2
          2125550102,VIP||                     ; line 2 has 1 columns, not 2
          2125550102,|                         ; line 1 names a segment that is not 1 to 64 letters, digits, spaces, _ or -
          2125550102, VIP|                     ; line 1 names a segment that is not 1 to 64 letters, digits, spaces, _ or -
          2125550102,V.I.P|                    ; line 1 names a segment that is not 1 to 64 letters, digits, spaces, _ or -
          2125550102,VIP|2125550103,VIP        ; line 2 is not ended: the file may be short
          2125550102,V|2125550103,V|2125550104,V|2125550105,V| ; the file has more than 3 rows
          """)
  void itsFaultIsSaidInWords(String text, String words) throws Exception {
    appears(NAME, text.replace('|', '\n').replace('^', '\r').replace('`', '\t'));
    assertEquals(List.of(NAME + ": " + words), folder.refusals());
    assertEquals(Map.of("VIP", Set.of("2125550101")), folder.lists());
    assertEquals(1, folder.files().size());
  }

  @Test
  void aSegmentOf65CharactersIsRefusedAndOneOf64IsNot() throws Exception {
    appears(NAME, "2125550102," + "s".repeat(65) + "\n");
    assertEquals(1, folder.refusals().size());
    appears(NAME, "2125550102," + "s".repeat(64) + "\n");
    assertEquals(1, folder.refusals().size());
    assertEquals(1, folder.size("s".repeat(64)));
  }

  @Test
  void aLineWithoutEndIsNotReadIntoMemory() throws Exception {
    appears(NAME, "2".repeat(5000));
    assertEquals(List.of(NAME + ": line 1 is longer than 1024 characters"), folder.refusals());
  }

  @ParameterizedTest
  @CsvSource({
    "other_subscriber_segment_20261122_1.csv, the name is not"
        + " acme_subscriber_segment_YYYYMMDD_n.csv",
    "acme_subscriber_segments_20261122_1.csv, the name is not"
        + " acme_subscriber_segment_YYYYMMDD_n.csv",
    "acme_subscriber_segment_2026-11-22_1.csv, the name is not"
        + " acme_subscriber_segment_YYYYMMDD_n.csv",
    "acme_subscriber_segment_20261122_a.csv, the name is not"
        + " acme_subscriber_segment_YYYYMMDD_n.csv",
    "acme_subscriber_segment_20261122_.csv, the name is not acme_subscriber_segment_YYYYMMDD_n.csv",
    "acme_subscriber_segment_20260230_1.csv, the name's date is no day of the calendar",
    "acme_subscriber_segment_20261301_1.csv, the name's date is no day of the calendar",
  })
  void aWrongNameIsRefusedWhateverIsInIt(String name, String words) throws Exception {
    appears(name, "2125550102,VIP\n");
    assertEquals(List.of(name + ": " + words), folder.refusals());
    assertEquals(Map.of("VIP", Set.of("2125550101")), folder.lists());
  }

  @ParameterizedTest
  @CsvSource({"12125550102", "ann@example.com"})
  void theOtherFormsOfAnIdentifierAreTaken(String identifier) throws Exception {
    appears("acme_subscriber_segment_20261123.csv", identifier + ",VIP_1 - a\n");
    assertEquals(List.of(), folder.refusals());
    assertEquals(Set.of(identifier), folder.lists().get("VIP_1 - a"));
  }
}

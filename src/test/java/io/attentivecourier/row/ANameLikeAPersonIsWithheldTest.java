package io.attentivecourier.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ANameLikeAPersonIsWithheldTest {
  private static final String PHONE = "Lapsed 212-555-0143";

  @TempDir private Path folder;

  @Test
  void itsAddressTellsNothingOfIt() throws Exception {
    String address = names("a").address(PHONE);

    assertTrue(address.matches("sha256-[0-9a-f]{12}"), address);
    assertFalse(address.contains("0143"));
    assertEquals("withheld", OpenNames.shown(PHONE));
  }

  /** Whoever hashes all phones finds none, as they lack the key. */
  @Test
  void itsAddressIsAnotherInEachHome() throws Exception {
    assertNotEquals(names("a").address(PHONE), names("b").address(PHONE));
  }

  @Test
  void itsAddressIsNoPartOfAPersonsHash() throws Exception {
    String address = names("a").address("2125550143").substring("sha256-".length());

    assertFalse(IdentifierKey.at(folder.resolve("a")).hash("2125550143").contains(address));
  }

  @Test
  void itIsFoundByItsAddressAndAnotherByItsName() throws Exception {
    OpenNames names = names("a");
    List<String> all = List.of("Winback", PHONE);

    assertEquals(Optional.of(PHONE), names.named(names.address(PHONE), all));
    assertEquals(Optional.of("Winback"), names.named("Winback", all));
    assertEquals(Optional.empty(), names.named(PHONE, all));
    assertEquals(Optional.empty(), names.named("Vip", all));
  }

  @Test
  void itIsWithheldInsideASentenceTooAndNothingElseIs() {
    assertEquals(
        "withheld lost 3,000 of 5,000 rows, 2026-11-22.winback.1",
        OpenNames.text(
            "Lapsed 212_555_0143 lost 3,000 of 5,000 rows, 2026-11-22.winback.1",
            List.of("Lapsed 212_555_0143", "Winback")));
  }

  @Test
  void aSentenceHasNoPersonThatIsNoName() {
    assertEquals("for *** by hand", OpenNames.text("for ada@example.com by hand", List.of()));
  }

  @Test
  void nothingStaysNothing() {
    assertNull(OpenNames.shown(null));
    assertNull(OpenNames.text(null, List.of()));
  }

  private OpenNames names(String key) throws Exception {
    return new OpenNames(IdentifierKey.at(folder.resolve(key)));
  }
}

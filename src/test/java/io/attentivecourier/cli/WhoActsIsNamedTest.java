package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.feed.TestHome;
import io.attentivecourier.settings.SettingsFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhoActsIsNamedTest {
  @RegisterExtension final TestHome home = new TestHome();

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      emptyValue = "",
      value = {
        "anna, ben, root, anna",
        "-, ben, root, ben",
        "-, -, root, root",
        "-, '', root, root",
        "' anna ', -, -, anna",
        "anna, -, ?, anna",
        "-, ben, ?, ben",
      })
  void theOptionComesBeforeTheVariableAndThatBeforeTheSystem(
      String option, String variable, String system, String expected) {
    assertEquals(expected, Operator.name(option, variable, system));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      emptyValue = "",
      value = {
        "?, ben, root, --by",
        "'', ben, root, --by",
        "' ', -, root, --by",
        "-, ?, root, COURIER_WHO",
        "-, -, ?, --by",
        "-, -, '', --by",
        "-, '', ?, --by",
        "-, -, -, --by",
      })
  void nobodyIsNobody(String option, String variable, String system, String key) {
    SettingsFault fault =
        assertThrows(SettingsFault.class, () -> Operator.name(option, variable, system));

    assertEquals(key, fault.faults().get(0).key());
  }

  @Test
  void anActOfNobodyIsRefusedBeforeAnythingIsDone() {
    home.set("courier.guard.minRows", "1000");
    home.rows("2025550101,Winback").pipeline("winback", TestHome.ALL);
    Told held = Told.by(home, "run", "winback");
    assertEquals(3, held.exit());

    Told refused = Told.by(home, "release", held.text("run"), "--reason=so it is", "--by", "?");
    assertEquals(2, refused.exit());
    assertTrue(refused.fault().contains("names nobody"), refused.fault());

    Told released =
        Told.by(home, "release", held.text("run"), "--reason=so it is", "--by", "Anna B.");
    assertEquals(0, released.exit(), released.document()::toString);
    String ledger = home.cli("ledger").out();
    assertTrue(ledger.contains("release by Anna B.: so it is"), ledger);
  }
}

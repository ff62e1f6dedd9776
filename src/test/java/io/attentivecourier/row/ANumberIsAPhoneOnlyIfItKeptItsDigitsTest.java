package io.attentivecourier.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.settings.IdentifierKind;
import io.attentivecourier.settings.PipelineSettings;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ANumberIsAPhoneOnlyIfItKeptItsDigitsTest {
  private final IdentifierRules phone =
      new IdentifierRules("mobile", IdentifierKind.PHONE, PipelineSettings.PhoneCheck.SHAPE);

  static Stream<Number> whole() {
    return Stream.of(
        2125550100L,
        12125550100L,
        BigInteger.valueOf(2125550100L),
        new BigDecimal("2125550100"),
        new BigDecimal("2125550100.00"),
        new BigDecimal("12125550100.000"),
        new BigDecimal("21255501E2"));
  }

  /** The sign and the point look like separators of a phone: as text these would be taken. */
  static Stream<Number> odd() {
    return Stream.of(
        -2125550100L,
        0,
        212555010L,
        new BigDecimal("212555010.5"),
        new BigDecimal("-2125550100.00"),
        new BigDecimal("1E1000000000"),
        new BigDecimal("1E-1000000000"));
  }

  static Stream<Object> lossy() {
    return Stream.of(2125550100.0, 2.1255501e9f, true, List.of());
  }

  @ParameterizedTest
  @MethodSource("whole")
  void aWholeNumberIsTaken(Number value) {
    assertEquals("2125550100", phone.normal(value));
  }

  @ParameterizedTest
  @MethodSource("odd")
  void aSignOrAFractionIsNoSeparator(Number value) {
    assertNull(phone.normal(value));
    assertEquals(Rule.PHONE_SHAPE, phone.brokenRule(value));
  }

  @ParameterizedTest
  @MethodSource("lossy")
  void aTypeThatLosesDigitsStopsTheRun(Object value) {
    Refusal refusal = assertThrows(Refusal.class, () -> phone.normal(value));
    assertEquals(Reason.COLUMN_UNKNOWN, refusal.reason());
    assertTrue(refusal.getMessage().startsWith("column mobile is of type "));
    assertTrue(refusal.getMessage().endsWith("cast it to text in the query"));
    assertFalse(refusal.getMessage().contains("212"));
  }

  @Test
  void anIntegerAmongEmailsIsThePhoneThatItIs() {
    IdentifierRules email =
        new IdentifierRules("email", IdentifierKind.EMAIL, PipelineSettings.PhoneCheck.SHAPE);
    assertEquals(Rule.IDENTIFIER_MIXED, email.brokenRule(2125550100L));
  }
}

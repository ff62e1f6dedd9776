package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ATemplateNamesSegmentsTest {

  @ParameterizedTest
  @CsvFileSource(resources = "/settings/templates.csv", numLinesToSkip = 1)
  void aTemplateIsFilled(String template, String campaign, String group, String name, String why) {
    assertEquals(name, NameTemplate.parse(template).name(campaign, group), why);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/settings/templates-refused.csv", numLinesToSkip = 1)
  void aTemplateIsRefusedWithItsMend(String template, String fault, String mend) {
    ValueParser.InvalidValue unfit =
        assertThrows(ValueParser.InvalidValue.class, () -> NameTemplate.parse(template));
    assertEquals(fault, unfit.getMessage());
    assertEquals(mend, unfit.fix());
  }

  @Test
  void whatIsNotUsedMayBeNull() {
    assertEquals("Summer", NameTemplate.parse("{{ campaign_name }}").name("Summer", null));
    assertEquals("VIP", NameTemplate.parse("{{ group_name }}").name(null, "VIP"));
  }

  @Test
  void itsTextIsAsAUserWritesIt() {
    String text = "SD {{ group_name }}-{{ campaign_name }}_x";
    assertEquals(text, NameTemplate.parse(text).toString());
    assertEquals("{{ campaign_name }}{{ group_name }}", NameTemplate.DEFAULT.toString());
  }
}

package io.attentivecourier.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ANameTellsForbiddenContentTest {
  @ParameterizedTest
  @CsvFileSource(resources = "/settings/sensitive-names.csv", useHeadersInDisplayName = true)
  void aNameIsHarmlessOrReadsAsContent(String name, String content, String why) {
    assertEquals(content, SensitiveNames.content(name), why);
  }
}

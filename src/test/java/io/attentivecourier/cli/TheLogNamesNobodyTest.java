package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.LoggerContext;
import io.attentivecourier.home.Home;
import io.attentivecourier.row.Scrubbed;
import io.attentivecourier.settings.LogSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class TheLogNamesNobodyTest {
  @TempDir Path root;

  @AfterEach
  void endTheLog() {
    ((LoggerContext) LoggerFactory.getILoggerFactory()).reset();
  }

  /** A row a line: what a library may say, and what of it may stand in the log. */
  @ParameterizedTest
  @CsvFileSource(resources = "/cli/scrubbed.csv", numLinesToSkip = 1, delimiter = '|')
  void whatLooksLikeAPersonOrASecretIsStars(String line, String inTheLog) {
    assertEquals(inTheLog, Scrubbed.scrub(line));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/cli/scrubbed.csv", numLinesToSkip = 1, delimiter = '|')
  void theLogItselfIsScrubbedToo(String line, String inTheLog) throws Exception {
    Home home = Home.at(root);
    Logs.begin(home, new LogSettings(LogSettings.Format.TEXT, 7), Logs.Echo.NOTHING);
    Logger log = LoggerFactory.getLogger("somebody.elses.library");
    log.warn(line, new IllegalStateException(line));
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    String written = Files.readString(home.log().resolve("courier.log"));
    assertEquals(line.equals(inTheLog), written.contains(line), written);
  }

  @Test
  void aHundredThousandDigitsTakeNoTime() {
    assertFalse(Scrubbed.scrub("2 ".repeat(100_000)).contains("2"));
  }
}

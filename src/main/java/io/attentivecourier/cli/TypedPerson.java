package io.attentivecourier.cli;

import io.attentivecourier.home.WrittenText;
import io.attentivecourier.known.PersonQuery;
import io.attentivecourier.settings.SettingsFault;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import picocli.CommandLine.Parameters;

/** Somebody, as typed. {@code -} keeps the identifier out of the shell's history. */
final class TypedPerson {

  @Parameters(
      paramLabel = "IDENTIFIER",
      description = "a phone or an e-mail in any spelling; - reads it from standard input")
  private String given;

  private String typed;

  /** The typed text: the only text about a person that a screen may repeat. */
  String typed() {
    if (typed == null) {
      typed = given.equals("-") ? line() : given;
    }
    return typed;
  }

  /**
   * @throws SettingsFault where nothing was typed
   */
  PersonQuery person() {
    try {
      return PersonQuery.of(typed());
    } catch (IllegalArgumentException blank) {
      throw new SettingsFault(
          "IDENTIFIER", "is blank", "give a phone or an e-mail, or - and a line of input");
    }
  }

  /** In UTF-8 whatever the locale, and without the mark that a file may begin with. */
  private static String line() {
    Scanner input = new Scanner(System.in, StandardCharsets.UTF_8);
    return input.hasNextLine() ? WrittenText.unmarked(input.nextLine()).strip() : "";
  }
}

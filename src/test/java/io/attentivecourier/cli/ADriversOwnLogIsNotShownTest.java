package io.attentivecourier.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Drivers write to the JDK's log, and its first handler is the screen. */
class ADriversOwnLogIsNotShownTest {
  @Test
  void onceACommandHasBegunNobodyHandsItOn() {
    Logger.getLogger("").addHandler(new ConsoleHandler());
    Shell.run("--help");
    assertEquals(List.of(), List.of(Logger.getLogger("").getHandlers()));
  }
}

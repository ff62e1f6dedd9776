package io.attentivecourier.cli;

import io.attentivecourier.docs.Schemas;
import io.attentivecourier.home.Home;
import io.attentivecourier.settings.LogSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntSupplier;

/** A terminal: runs commands, and keeps what they say. */
public final class Shell {
  private static final int RETENTION_DAYS = 7;

  private Shell() {}

  /** What a command said, and the exit code of its process. */
  public record Said(int exit, String out, String err) {}

  /** Runs one command in this JVM, which must run no other one meanwhile. */
  public static Said run(String... args) {
    Said said = run(() -> Cli.run(args));
    Schemas.hold(List.of(args), said.out());
    return said;
  }

  /** What anything else says on the two streams. */
  public static Said run(IntSupplier command) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream saidOut = new ByteArrayOutputStream();
    ByteArrayOutputStream saidErr = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(saidOut, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(saidErr, true, StandardCharsets.UTF_8));
      return new Said(command.getAsInt(), text(saidOut), text(saidErr));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** The log as every command begins it. */
  public static void logInto(Home home) {
    Logs.begin(home, new LogSettings(LogSettings.Format.TEXT, RETENTION_DAYS), Logs.Echo.NOTHING);
  }

  private static String text(ByteArrayOutputStream said) {
    return said.toString(StandardCharsets.UTF_8);
  }
}

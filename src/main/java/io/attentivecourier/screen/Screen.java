package io.attentivecourier.screen;

import io.attentivecourier.run.RunState;
import io.attentivecourier.settings.Fault;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The output for the operator. With {@code --json} one document goes to standard output and every
 * other word to standard error.
 */
public final class Screen {
  private final boolean json;
  private final boolean quiet;
  private final Terminal terminal;
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  /**
   * @param quiet {@code -q}: only what is wrong is said
   */
  public Screen(boolean json, boolean quiet, Terminal terminal) {
    this.json = json;
    this.quiet = quiet;
    this.terminal = terminal;
  }

  /** A screen for faults alone, before the options of a command are read. */
  public Screen(boolean json) {
    this(json, false, Terminal.NONE);
  }

  /** The screen for words about something that ended so: a bad end is never passed over. */
  public Screen about(RunState state) {
    return state.exitCode() == 0 ? this : new Screen(json, false, terminal);
  }

  public boolean isQuiet() {
    return quiet;
  }

  public boolean isJson() {
    return json;
  }

  /** A sentence, wrapped at blanks to the terminal; nothing in a JSON document's place. */
  public void line(String text) {
    Wrap.lines(text, terminal).forEach(this::print);
  }

  public void line() {
    line("");
  }

  public void table(Table table) {
    table.lines(terminal).forEach(this::print);
  }

  private void print(String line) {
    if (!json && !quiet) {
      out.println(line);
    }
  }

  String in(Colour colour, String text) {
    return colour.in(text, terminal);
  }

  /** The command's one document. */
  public void document(Object document) {
    if (json) {
      Json.write(document, out);
      out.println();
    }
  }

  public void warn(String text) {
    if (!quiet) {
      err.println("note: " + text);
    }
  }

  /** Every fault with its fix, or the document that holds them. */
  public void faults(List<Fault> faults) {
    document(Map.of("faults", faults.stream().map(Screen::document).toList()));
    if (!json) {
      faults.forEach(this::print);
    }
  }

  public static Map<String, String> document(Fault fault) {
    Map<String, String> document = new LinkedHashMap<>();
    document.put("key", fault.key());
    document.put("fault", fault.fault());
    document.put("mend", fault.fix());
    return document;
  }

  private void print(Fault fault) {
    err.println(fault.key() + " " + fault.fault());
    err.println("    " + fault.fix());
  }
}

package io.attentivecourier.cli;

import io.attentivecourier.settings.Fault;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text is UTF-8 whatever the locale. What this process writes it can see to; what the JVM has read
 * by then, arguments and the names of folders, it can only refuse: in another charset each byte
 * above 127 is a question mark, and another word.
 */
public final class Charsets {
  private static final String ARGUMENTS = "sun.jnu.encoding";
  private static final int ASCII = 127;
  static final String FIX = "set LC_ALL=C.UTF-8, or start it by `courier`, which does";

  private Charsets() {}

  /** Screens in UTF-8, digits as Attentive reads them: before anything is said or formatted. */
  public static void speak() {
    Locale.setDefault(Locale.ROOT);
    System.setOut(stream(FileDescriptor.out));
    System.setErr(stream(FileDescriptor.err));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /**
   * The arguments that the JVM could not read; never their text, as a password may be among them.
   */
  static List<Fault> unread(String[] arguments) {
    String charset = System.getProperty(ARGUMENTS, "UTF-8");
    List<Fault> faults = new ArrayList<>();
    for (int at = 0; at < arguments.length; at++) {
      if (isUnread(arguments[at], charset)) {
        faults.add(fault("argument " + (at + 1), charset));
      }
    }
    if (isUnread(System.getProperty("user.dir"), charset)) {
      faults.add(fault("the name of the working folder", charset));
    }
    return faults;
  }

  static boolean isUnread(String text, String charset) {
    return text.indexOf('\uFFFD') >= 0
        || !charset.equalsIgnoreCase("UTF-8") && text.chars().anyMatch(letter -> letter > ASCII);
  }

  private static Fault fault(String what, String charset) {
    return new Fault(what, "cannot be read in the charset of this locale, " + charset, FIX);
  }
}

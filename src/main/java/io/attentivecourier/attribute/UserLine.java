package io.attentivecourier.attribute;

import com.fasterxml.jackson.core.io.SerializedString;
import io.attentivecourier.row.IdentifierKey;
import io.attentivecourier.row.Person;
import io.attentivecourier.row.Presence;
import io.attentivecourier.settings.IdentifierKind;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes the user record of a person: only {@code attributes.custom}, never {@code subscriptions},
 * which would opt people in. What is kept of a person until then is the values alone, each as JSON
 * with a line end behind it: what all records share would be two thirds of what is sorted.
 */
final class UserLine implements Person.PersonLine {
  private static final byte[] CUSTOM = ascii(",\"attributes\":{\"custom\":{");
  private static final byte[] COMMA = ascii(",");
  private static final byte[] END = ascii("}}}");

  private final byte[] head;
  private final byte[][] names;

  UserLine(IdentifierKind kind, List<String> names) {
    this.head = ascii("{\"identifiers\":{\"" + kind.id() + "\":");
    this.names = names.stream().map(UserLine::name).toArray(byte[][]::new);
  }

  /** The name of a field, as a generator of Jackson has it. */
  private static byte[] name(String name) {
    byte[] quoted = new SerializedString(name).asQuotedUTF8();
    JsonText field = new JsonText();
    field.add('"');
    field.add(quoted);
    field.add('"');
    field.add(':');
    return field.copy();
  }

  @Override
  public byte[] of(String identifier, byte[] present, byte[] kept) {
    JsonText line = new JsonText();
    line.add(head);
    line.addString(identifier);
    line.add('}');
    attributes(present, kept, line::add);
    return line.copy();
  }

  /** Adds the part of the line that depends on the values alone. */
  void update(IdentifierKey.ValuesHash hash, byte[] present, byte[] kept) {
    attributes(present, kept, hash::update);
  }

  /** Takes bytes from one place to before the other. */
  @FunctionalInterface
  private interface Part {
    void add(byte[] bytes, int from, int to);
  }

  private void attributes(byte[] present, byte[] kept, Part line) {
    line.add(CUSTOM, 0, CUSTOM.length);
    int from = 0;
    for (int at = 0; at < names.length; at++) {
      if (Presence.has(present, at)) {
        int end = end(kept, from);
        if (from > 0) {
          line.add(COMMA, 0, 1);
        }
        line.add(names[at], 0, names[at].length);
        line.add(kept, from, end);
        from = end + 1;
      }
    }
    line.add(END, 0, END.length);
  }

  private static int end(byte[] kept, int from) {
    int end = from;
    while (kept[end] != '\n') {
      end++;
    }
    return end;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

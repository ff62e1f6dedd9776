package io.attentivecourier.attribute;

import com.fasterxml.jackson.core.io.SerializedString;
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
  static final byte[] CUSTOM = ascii(",\"attributes\":{\"custom\":{");
  static final byte[] END = ascii("}}}");

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
    attributes(present, kept, line);
    return line.copy();
  }

  private void attributes(byte[] present, byte[] kept, JsonText line) {
    line.add(CUSTOM);
    int from = 0;
    for (int at = 0; at < names.length; at++) {
      if (Presence.has(present, at)) {
        int end = end(kept, from);
        addName(at, from == 0, line);
        line.add(kept, from, end);
        from = end + 1;
      }
    }
    line.add(END);
  }

  /** Adds the name of an attribute, for its value to follow. */
  void addName(int attribute, boolean first, JsonText line) {
    if (!first) {
      line.add(',');
    }
    line.add(names[attribute]);
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

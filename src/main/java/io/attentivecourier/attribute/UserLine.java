package io.attentivecourier.attribute;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.attentivecourier.settings.IdentifierKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/**
 * Writes the user record of one person after another. In ASCII, so that no charset on the way can
 * change it; only {@code attributes.custom}, never {@code subscriptions}: that would opt people in.
 */
final class UserLine {
  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();
  private static final SerializedString IDENTIFIERS = new SerializedString("identifiers");
  private static final SerializedString ATTRIBUTES = new SerializedString("attributes");
  private static final SerializedString CUSTOM = new SerializedString("custom");

  private final SerializedString kind;
  private final List<SerializedString> names;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int customStart;

  UserLine(IdentifierKind kind, List<String> names) {
    this.kind = new SerializedString(kind.id());
    this.names = names.stream().map(SerializedString::new).toList();
  }

  /**
   * @param values by attribute; a null is left out
   */
  byte[] write(String identifier, Object[] values) {
    out.reset();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeFieldName(IDENTIFIERS);
      json.writeStartObject();
      json.writeFieldName(kind);
      json.writeString(identifier);
      json.writeEndObject();
      attributes(json, values);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /** The place in the newest line where the part begins that depends on the values alone. */
  int customStart() {
    return customStart;
  }

  private void attributes(JsonGenerator json, Object[] values) throws IOException {
    json.flush();
    customStart = out.size();
    json.writeFieldName(ATTRIBUTES);
    json.writeStartObject();
    json.writeFieldName(CUSTOM);
    json.writeStartObject();
    for (int at = 0; at < values.length; at++) {
      if (values[at] != null) {
        json.writeFieldName(names.get(at));
        value(json, values[at]);
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void value(JsonGenerator json, Object value) throws IOException {
    if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else {
      json.writeString((String) value);
    }
  }
}

package io.attentivecourier.screen;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** The documents of {@code --json} and of the HTTP API, with their keys in a fixed order. */
public final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private Json() {}

  /** Writes the document as it is made: of 50,000 segments it has 25 MB, and the heap has 128. */
  public static void write(Object document, OutputStream out) {
    try {
      MAPPER.writeValue(out, document);
    } catch (IOException e) {
      throw new UncheckedIOException("a document could not be written", e);
    }
  }
}

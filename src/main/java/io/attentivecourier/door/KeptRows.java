package io.attentivecourier.door;

import io.attentivecourier.pack.Unpacked;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** The lines of kept files, one file behind the other, as a query would yield them. */
final class KeptRows implements Iterator<Map<String, Object>>, Closeable {
  static final String IDENTIFIER = "identifier";
  static final String SEGMENT = "segment_name";

  private final Deque<Path> files;
  private BufferedReader reader;
  private String line;

  KeptRows(List<Path> files) {
    this.files = new ArrayDeque<>(files);
  }

  @Override
  public boolean hasNext() {
    try {
      while (line == null && (reader != null || !files.isEmpty())) {
        advance();
      }
      return line != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void advance() throws IOException {
    if (reader == null) {
      reader =
          new BufferedReader(
              new InputStreamReader(Unpacked.open(files.pop()), StandardCharsets.US_ASCII));
    }
    line = reader.readLine();
    if (line == null) {
      close();
    }
  }

  @Override
  public Map<String, Object> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    // Neither an identifier nor a segment's name holds a comma.
    int comma = line.indexOf(',');
    Map<String, Object> row =
        Map.of(IDENTIFIER, line.substring(0, comma), SEGMENT, line.substring(comma + 1));
    line = null;
    return row;
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}

package io.attentivecourier.people;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

/** shape. */
public final class PeopleStage implements Closeable {
  public PeopleStage(Path folder, long bufferBytes) throws IOException {}

  public void add(Person person) throws IOException {
    throw new UnsupportedOperationException();
  }

  public Iterator<Person> people() throws IOException {
    throw new UnsupportedOperationException();
  }

  public long duplicates() {
    return 0;
  }

  @Override
  public void close() throws IOException {}
}

package io.attentivecourier.known;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Replaces a file of known people in one step. It copies the people as one stream. */
final class KnownRewrite {
  private final Path path;
  private final KnownFile known;
  private final HashHeader header;

  /**
   * @param attributes the attributes of the new file
   */
  KnownRewrite(Path path, KnownFile known, String keyId, List<String> attributes) {
    this.path = path;
    this.known = known;
    this.header = HashHeader.of(HashForm.KNOWN, keyId, attributes);
  }

  /** Removes the people of a run's file. */
  void without(HashFile sent) throws IOException {
    try (KnownReader people = new KnownReader(known, header.attributes());
        HashReader gone = new HashReader(sent);
        HashOutput output = new HashOutput(RunFiles.beside(path), header)) {
      while (people.next()) {
        if (!gone.seek(people.hash())) {
          output.add(people.hash(), people.values(), people.present());
        }
      }
      output.put(path, 0);
    }
  }

  /** Removes one person. */
  void without(long hash) throws IOException {
    try (KnownReader people = new KnownReader(known, header.attributes());
        HashOutput output = new HashOutput(RunFiles.beside(path), header)) {
      while (people.next()) {
        if (people.hash() != hash) {
          output.add(people.hash(), people.values(), people.present());
        }
      }
      output.put(path, 0);
    }
  }

  /** Adds what was applied, in the place of what was known of the same people. */
  void with(SentLines applied) throws IOException {
    try (KnownReader people = new KnownReader(known, header.attributes());
        HashOutput output = new HashOutput(RunFiles.beside(path), header)) {
      boolean known = people.next();
      boolean sent = nextUnshared(applied);
      while (known || sent) {
        int order = order(known, people, sent, applied);
        if (order < 0) {
          output.add(people.hash(), people.values(), people.present());
        } else {
          output.add(applied.hash(), applied.values(), applied.present(header.attributes()));
        }
        known = order <= 0 ? people.next() : known;
        sent = order >= 0 ? nextUnshared(applied) : sent;
      }
      output.put(path, 0);
    }
  }

  /**
   * Moves to the next hash of one person alone. A hash that two people share says nothing about
   * either: both are sent each time.
   */
  private static boolean nextUnshared(SentLines applied) throws IOException {
    boolean any = applied.next();
    while (any && applied.isShared()) {
      any = applied.next();
    }
    return any;
  }

  private static int order(boolean known, KnownReader people, boolean sent, SentLines applied) {
    if (!known || !sent) {
      return known ? -1 : 1;
    }
    return Long.compareUnsigned(people.hash(), applied.hash());
  }
}

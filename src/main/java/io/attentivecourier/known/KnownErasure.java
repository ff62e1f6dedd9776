package io.attentivecourier.known;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Removes one person from the files of known, sent and read people, but not from the record of who
 * was asked; each file is replaced in one step.
 */
final class KnownErasure {
  private final Path folder;
  private final String keyId;

  KnownErasure(Path folder, String keyId) {
    this.folder = folder;
    this.keyId = keyId;
  }

  long forget(long hash) throws IOException {
    long entries = 0;
    for (Path path : RunFiles.ending(folder, RunFiles.KNOWN)) {
      entries += inKnown(path, hash);
    }
    for (Path path : RunFiles.ending(folder, RunFiles.SENT)) {
      entries += inSent(path, hash);
    }
    for (Path path : RunFiles.ending(folder, RunFiles.READ)) {
      entries += inRead(path, hash);
    }
    return entries;
  }

  private long inKnown(Path path, long hash) throws IOException {
    KnownFile known = KnownFile.at(path, keyId);
    if (!known.isGood() || !known.file().contains(hash)) {
      return 0;
    }
    List<String> attributes = known.file().header().attributes();
    new KnownRewrite(path, known, keyId, attributes).without(hash);
    return 1;
  }

  private long inSent(Path path, long hash) throws IOException {
    try {
      HashFile file = SentFiles.checked(path, keyId);
      return isIn(file, hash) ? blank(file, hash) : 0;
    } catch (IllegalStateException unreadable) {
      return 0; // it goes when its days are over
    }
  }

  private long inRead(Path path, long hash) throws IOException {
    try {
      HashFile file = HashFile.whole(path, HashForm.READ);
      return file.header().keyId().equals(keyId) && file.contains(hash) ? remove(file, hash) : 0;
    } catch (IllegalStateException unreadable) {
      return 0; // as above
    }
  }

  private static long remove(HashFile file, long hash) throws IOException {
    try (HashReader reader = new HashReader(file);
        HashOutput output = new HashOutput(RunFiles.beside(file.path()), file.header())) {
      while (reader.next()) {
        if (reader.hash() != hash) {
          output.add(reader.hash());
        }
      }
      output.put(file.path(), ReadPeople.FORGOTTEN);
    }
    return 1;
  }

  private static boolean isIn(HashFile file, long hash) throws IOException {
    try (HashReader reader = new HashReader(file)) {
      return reader.seek(hash);
    }
  }

  private static long blank(HashFile file, long hash) throws IOException {
    long blanked = 0;
    try (HashReader reader = new HashReader(file);
        HashOutput output = new HashOutput(RunFiles.beside(file.path()), file.header())) {
      while (reader.next()) {
        boolean theirs = reader.hash() == hash;
        blanked += theirs ? 1 : 0;
        copy(reader, output, theirs || reader.isForgotten());
      }
      output.put(file.path(), file.header().sequence());
    }
    return blanked;
  }

  private static void copy(HashReader from, HashOutput to, boolean blank) throws IOException {
    if (blank) {
      to.addForgotten();
    } else {
      to.add(from.hash(), from.values(), from.present());
    }
  }
}

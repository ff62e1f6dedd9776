package io.attentivecourier.known;

import io.attentivecourier.home.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;

/**
 * The known people of other pipelines. If two pipelines carry the same attribute and one sends it,
 * the other does not know the value any more.
 */
final class OtherPipelines {
  private final Path folder;
  private final Path own;

  OtherPipelines(Path folder, String pipeline) {
    this.folder = folder;
    this.own = RunFiles.known(folder, pipeline);
  }

  /** Removes a run's people from those files that carry one of its attributes. */
  void drop(HashFile sent) throws IOException {
    for (Path path : RunFiles.ending(folder, RunFiles.KNOWN)) {
      if (!path.equals(own) && mayCarry(path, sent.header())) {
        drop(path, sent);
      }
    }
  }

  /**
   * Removes the people from one file. If that is not possible, the file is deleted: all its people
   * are sent again.
   */
  private static void drop(Path path, HashFile sent) throws IOException {
    String keyId = sent.header().keyId();
    KnownFile known = KnownFile.at(path, keyId);
    if (known.isGood()) {
      new KnownRewrite(path, known, keyId, known.file().header().attributes()).without(sent);
    } else {
      Files.deleteIfExists(path);
      Durable.force(path.toAbsolutePath().getParent());
    }
  }

  private static boolean mayCarry(Path path, HashHeader sent) throws IOException {
    try {
      HashHeader known = HashFile.open(path, HashForm.KNOWN).header();
      return !Collections.disjoint(known.attributes(), sent.attributes());
    } catch (IllegalStateException damaged) {
      return true;
    }
  }
}

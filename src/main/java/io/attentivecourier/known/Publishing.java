package io.attentivecourier.known;

import io.attentivecourier.run.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Puts the files of a run in place when it is sealed, in this order:
 *
 * <ol>
 *   <li>{@code RUN.sent}. Earlier runs' people whom this run carries are taken up now, so their
 *       outcome in an earlier run is not taken for the last one. Nothing of this run is sent yet.
 *   <li>The known people of other pipelines that carry one of its attributes, without its people.
 *   <li>The known people of this pipeline without its people.
 * </ol>
 *
 * Nothing is sent before the last step. A crash between any two steps leaves people known with the
 * values that Attentive still has, or not known at all: the next run sends them again, or rightly
 * does not.
 */
final class Publishing {
  private final Path folder;
  private final String keyId;
  private final RunId run;
  private final String pipeline;
  private final List<String> attributes;

  Publishing(Path folder, String keyId, RunId run, String pipeline, List<String> attributes) {
    this.folder = folder;
    this.keyId = keyId;
    this.run = run;
    this.pipeline = pipeline;
    this.attributes = attributes;
  }

  /** The steps, which must be taken in this order, under the lock of the folder. */
  List<Step> steps(HashOutput sent) {
    return List.of(
        () -> sent.put(RunFiles.sent(folder, run), new SentFiles(folder).nextSequence()),
        () -> new OtherPipelines(folder, pipeline).drop(sent()),
        () -> drop(sent()));
  }

  /**
   * Removes the run's people from the pipeline's known people. A file that cannot be compared with
   * is replaced by an empty one of this key.
   */
  private void drop(HashFile sent) throws IOException {
    Path path = RunFiles.known(folder, pipeline);
    KnownFile known = KnownFile.at(path, keyId);
    new KnownRewrite(path, known, keyId, attributes).without(sent);
  }

  private HashFile sent() throws IOException {
    return HashFile.open(RunFiles.sent(folder, run), HashForm.SENT);
  }

  /** One change that is on disk, or not there at all. */
  @FunctionalInterface
  interface Step {
    void take() throws IOException;
  }
}

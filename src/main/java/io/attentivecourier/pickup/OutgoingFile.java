package io.attentivecourier.pickup;

import java.nio.file.Path;

/**
 * A file on its way under a temporary name.
 *
 * @param name its final name
 * @param run the run that owns the upload
 */
public record OutgoingFile(Path file, String name, String run) {
  String part() {
    return new PartName(name, run).toString();
  }
}

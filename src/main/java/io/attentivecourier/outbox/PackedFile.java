package io.attentivecourier.outbox;

import io.attentivecourier.run.SealedFile;
import java.nio.file.Path;

/** A file that is ready to be sealed, and where it lies until then. */
public record PackedFile(SealedFile file, Path path) {}

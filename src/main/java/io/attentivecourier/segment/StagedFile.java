package io.attentivecourier.segment;

import java.nio.file.Path;

/**
 * A segment's list, whole and forced to disk, as its CSV lines are before any packing.
 *
 * @param rows its lines
 * @param sha256 of its bytes, 64 hex digits
 */
public record StagedFile(String segment, Path path, long rows, long bytes, String sha256) {}

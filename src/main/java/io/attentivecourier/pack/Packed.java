package io.attentivecourier.pack;

import java.io.File;

/**
 * A packed file, whole and forced to disk, that nobody has read back yet.
 *
 * @param bytes how many were handed to the disk
 * @param sha256 of those bytes, 64 hex digits
 */
public record Packed(File file, long bytes, String sha256) {}

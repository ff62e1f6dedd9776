package io.attentivecourier.sort;

import java.nio.file.Path;

/**
 * Sorted entries on disk, one behind the other in their {@link EntryForm}, equal ones once.
 *
 * @param entries that a reader must find; fewer would be a removal that nobody sees
 */
record Spill(Path path, long entries) {}

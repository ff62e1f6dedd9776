package io.attentivecourier.sort;

import java.nio.file.Path;

/**
 * A file of sorted entries, one after the other in their {@link EntryForm}, with one of equal
 * entries.
 *
 * @param entries the number of entries that a reader must find; fewer would be a removal that
 *     nobody sees
 */
record Spill(Path path, long entries) {}

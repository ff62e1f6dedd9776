package io.attentivecourier.segment;

import java.nio.file.Path;

/**
 * Sorted members on disk: for each segment, in order of name, a line with its ordinal, a line for
 * each member, ascending and once each, and an empty line.
 *
 * @param members the lines that a reader must find; fewer would be a removal that nobody sees
 */
record SpillFile(Path path, long members) {}

package io.attentivecourier.people;

import java.nio.file.Path;

/**
 * Sorted people on disk, each once.
 *
 * @param people whom a reader must find
 */
record PeopleSpill(Path path, long people) {}

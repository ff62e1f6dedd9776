package io.attentivecourier.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What came of reading the settings.
 *
 * @param settings null where there are faults
 * @param faults all of them, in order of their keys
 * @param warnings what was given and does nothing; the start goes on
 * @param files that values name, as {@code {{file:path}}}
 */
public record SettingsReading(
    Settings settings, List<Fault> faults, List<String> warnings, Set<Path> files) {}

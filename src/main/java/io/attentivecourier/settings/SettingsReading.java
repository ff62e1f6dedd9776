package io.attentivecourier.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The result of reading the settings.
 *
 * @param settings null where there are faults
 * @param faults all of them, in order of their keys
 * @param warnings settings that have no effect; the start continues
 * @param files that values name, as {@code {{file:path}}}
 */
public record SettingsReading(
    Settings settings, List<Fault> faults, List<String> warnings, Set<Path> files) {}

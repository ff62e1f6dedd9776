package io.attentivecourier.settings;

import java.util.List;

/**
 * What came of reading the settings.
 *
 * @param settings null where there are faults
 * @param faults all of them, in order of their keys
 * @param warnings what was given and does nothing; the start goes on
 */
public record Reading(Settings settings, List<Fault> faults, List<String> warnings) {}

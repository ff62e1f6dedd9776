package io.attentivecourier.settings;

import java.time.Duration;
import java.time.ZoneId;

/**
 * The settings as they hold for one pipeline.
 *
 * @param enabled false pauses it
 * @param zone of its business date and of its schedule
 * @param retryEvery the pause between two tries
 * @param retryUntil how long after the first try a further one starts
 */
public record PipelineSettings(
    boolean enabled,
    IdentifierKind identifier,
    ZoneId zone,
    Columns columns,
    PhoneCheck phoneCheck,
    Duration retryEvery,
    Duration retryUntil) {}

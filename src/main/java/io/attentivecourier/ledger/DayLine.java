package io.attentivecourier.ledger;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunState;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One pipeline on one business date.
 *
 * @param report its newest run of that date, or null where there was none
 * @param due without a run: the first fire time that was missed, or else the next one; else null
 */
public record DayLine(
    String pipeline, LocalDate date, RunState state, RunReport report, Instant due) {}

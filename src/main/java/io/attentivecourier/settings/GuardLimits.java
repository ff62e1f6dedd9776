package io.attentivecourier.settings;

import java.math.BigDecimal;

/**
 * The limits of a list; beyond them it is held. A percentage is exact, at least 0, and may be above
 * 100.
 *
 * @param minRows a segment with fewer valid rows is held; at least 1
 * @param maxDropPercent held where it lost more than this and more than {@code maxDropRows}
 * @param maxGrowthPercent held where it grew by more than this and by more than {@code
 *     maxGrowthRows}
 * @param maxRemovedPercent share of the last list's members that may be gone; 100 is off
 * @param maxRejectedPercent share of a run's rows that may be rejected
 * @param maxChangedPercent share of an attribute run's people that may have changed; 100 is off
 */
public record GuardLimits(
    long minRows,
    BigDecimal maxDropPercent,
    long maxDropRows,
    BigDecimal maxGrowthPercent,
    long maxGrowthRows,
    BigDecimal maxRemovedPercent,
    BigDecimal maxRejectedPercent,
    BigDecimal maxChangedPercent) {}

package io.attentivecourier.settings;

import java.math.BigDecimal;

/** The settings that say when a list is not sent; a part of the {@link Catalogue}. */
final class GuardKeys {
  static final SettingKey.KeyList KEYS = new SettingKey.KeyList();

  static final SettingKey<Integer> GUARD_MIN_ROWS =
      KEYS.each(
          "guard.minRows",
          ValueParsers.atLeast(1),
          "1",
          "a segment with fewer valid rows than this is held");
  static final SettingKey<BigDecimal> GUARD_MAX_DROP_PERCENT =
      KEYS.each(
          "guard.maxDropPercent",
          ValueParsers.PERCENT,
          "50",
          "a segment that lost more than this **and** more than `maxDropRows` is held");
  static final SettingKey<Integer> GUARD_MAX_DROP_ROWS =
      KEYS.each("guard.maxDropRows", ValueParsers.atLeast(0), "100", "see `maxDropPercent`");
  static final SettingKey<BigDecimal> GUARD_MAX_GROWTH_PERCENT =
      KEYS.each(
          "guard.maxGrowthPercent",
          ValueParsers.PERCENT,
          "300",
          "a segment that grew by more than this **and** by more than `maxGrowthRows` is held");
  static final SettingKey<Integer> GUARD_MAX_GROWTH_ROWS =
      KEYS.each("guard.maxGrowthRows", ValueParsers.atLeast(0), "10000", "see `maxGrowthPercent`");
  static final SettingKey<BigDecimal> GUARD_MAX_REMOVED_PERCENT =
      KEYS.add(
          SettingKey.of(
                  "guard.maxRemovedPercent",
                  ValueParsers.PERCENT,
                  "100",
                  "a segment that lost more than this share of the last list's members is held")
              .starred()
              .showing("`100` (off)"));
  static final SettingKey<BigDecimal> GUARD_MAX_REJECTED_PERCENT =
      KEYS.each(
          "guard.maxRejectedPercent",
          ValueParsers.PERCENT,
          "1",
          "a run with more rejected rows than this share is held whole");
  static final SettingKey<BigDecimal> GUARD_MAX_CHANGED_PERCENT =
      KEYS.add(
          SettingKey.of(
                  "guard.maxChangedPercent",
                  ValueParsers.PERCENT,
                  "100",
                  "attributes: a run that changes more than this share of the people is held, from"
                      + " the second run on")
              .starred()
              .showing("`100` (off)"));
  static final SettingKey<PipelineSettings.Vanished> VANISHED =
      KEYS.each(
          "vanished",
          ValueParsers.choice(PipelineSettings.Vanished.class),
          "hold",
          "a delivered segment missing from the result: `hold` or `report`");
  static final SettingKey<PipelineSettings.OnEmpty> ON_EMPTY =
      KEYS.each(
          "onEmpty",
          ValueParsers.choice(PipelineSettings.OnEmpty.class),
          "fail",
          "a query with no rows: `fail` or `skip`");
  static final SettingKey<String> FRESHNESS_QUERY =
      KEYS.off(
          "freshness.query",
          ValueParsers.TEXT,
          "one value; equal to that of the last whole run: UNCHANGED");

  private GuardKeys() {}
}

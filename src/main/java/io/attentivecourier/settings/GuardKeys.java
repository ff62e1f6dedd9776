package io.attentivecourier.settings;

import java.math.BigDecimal;

/** The settings that say when a list is not sent; a part of the {@link Catalogue}. */
final class GuardKeys {
  static final KeyList KEYS = new KeyList();

  static final SettingKey<Integer> GUARD_MIN_ROWS =
      KEYS.each(
          "guard.minRows",
          Forms.atLeast(1),
          "1",
          "a segment with fewer valid rows than this is held");
  static final SettingKey<BigDecimal> GUARD_MAX_DROP_PERCENT =
      KEYS.each(
          "guard.maxDropPercent",
          Forms.PERCENT,
          "50",
          "a segment that lost more than this **and** more than `maxDropRows` is held");
  static final SettingKey<Integer> GUARD_MAX_DROP_ROWS =
      KEYS.each("guard.maxDropRows", Forms.atLeast(0), "100", "see `maxDropPercent`");
  static final SettingKey<BigDecimal> GUARD_MAX_GROWTH_PERCENT =
      KEYS.each(
          "guard.maxGrowthPercent",
          Forms.PERCENT,
          "300",
          "a segment that grew by more than this **and** by more than `maxGrowthRows` is held");
  static final SettingKey<Integer> GUARD_MAX_GROWTH_ROWS =
      KEYS.each("guard.maxGrowthRows", Forms.atLeast(0), "10000", "see `maxGrowthPercent`");
  static final SettingKey<BigDecimal> GUARD_MAX_REMOVED_PERCENT =
      KEYS.add(
          SettingKey.of(
                  "guard.maxRemovedPercent",
                  Forms.PERCENT,
                  "100",
                  "a segment that lost more than this share of the last list's members is held")
              .starred()
              .showing("`100` (off)"));
  static final SettingKey<BigDecimal> GUARD_MAX_REJECTED_PERCENT =
      KEYS.each(
          "guard.maxRejectedPercent",
          Forms.PERCENT,
          "1",
          "a run with more rejected rows than this share is held whole");
  static final SettingKey<BigDecimal> GUARD_MAX_CHANGED_PERCENT =
      KEYS.add(
          SettingKey.of(
                  "guard.maxChangedPercent",
                  Forms.PERCENT,
                  "100",
                  "attributes: a run that changes more than this share of the people is held, from"
                      + " the second run on")
              .starred()
              .showing("`100` (off)"));
  static final SettingKey<Vanished> VANISHED =
      KEYS.each(
          "vanished",
          Forms.choice(Vanished.class),
          "hold",
          "a delivered segment missing from the result: `hold` or `report`");
  static final SettingKey<OnEmpty> ON_EMPTY =
      KEYS.each(
          "onEmpty", Forms.choice(OnEmpty.class), "fail", "a query with no rows: `fail` or `skip`");
  static final SettingKey<String> FRESHNESS_QUERY =
      KEYS.off(
          "freshness.query",
          Forms.TEXT,
          "one value; equal to that of the last whole run: UNCHANGED");

  private GuardKeys() {}
}

package io.attentivecourier.settings;

import java.util.List;
import java.util.Locale;

/**
 * The attribute contract as it holds for one pipeline.
 *
 * @param declared in order of their columns without case; no two with one name
 * @param changesOnly whether people are left out whose attributes equal what was last applied
 */
public record AttributeSettings(List<AttributeSetting> declared, boolean changesOnly) {
  public AttributeSettings {
    declared = List.copyOf(declared);
  }

  /**
   * A column that may be sent, and as what.
   *
   * @param column of the query, as written in the settings; matched without case
   * @param name Attentive's, case kept: {@code Tier} and {@code tier} are two attributes there
   * @param sensitiveReason why content on Attentive's forbidden list is allowed; null where not set
   * @param ofPipeline whether the pipeline has a key of its own for it: then its query must have it
   */
  public record AttributeSetting(
      String column,
      String name,
      AttributeType type,
      Nulls nulls,
      String sensitiveReason,
      boolean isOfPipeline) {}

  /** The effect of a null. Its effect at Attentive is not stated, so it is never sent. */
  public enum Nulls {
    /** The attribute is left out; Attentive keeps what it had. */
    OMIT,
    /** The row is rejected. */
    REJECT
  }

  /** The type of an attribute. Attentive fixes it by the first value that it is sent. */
  public enum AttributeType {
    STRING,
    NUMBER,
    BOOLEAN,
    DATE;

    /** As settings and documents write it. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

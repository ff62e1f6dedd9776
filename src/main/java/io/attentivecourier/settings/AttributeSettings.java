package io.attentivecourier.settings;

import java.util.List;

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
}

package io.attentivecourier.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong while the settings are read, so that all of it is told at once. */
final class Findings {
  private final List<Fault> faults = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  void fault(String key, String fault, String fix) {
    faults.add(new Fault(key, fault, fix));
  }

  void add(Fault fault) {
    faults.add(fault);
  }

  void add(SettingsFault fault) {
    faults.addAll(fault.faults());
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  boolean has(String key) {
    return faults.stream().anyMatch(fault -> fault.key().equals(key));
  }

  List<Fault> faults() {
    return faults.stream().sorted(Comparator.comparing(Fault::key)).toList();
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }
}

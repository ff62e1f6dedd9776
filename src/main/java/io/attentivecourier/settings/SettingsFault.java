package io.attentivecourier.settings;

import java.util.List;
import java.util.stream.Collectors;

/** Settings that cannot be started with. It names all faults at once, in order of their keys. */
public final class SettingsFault extends RuntimeException {
  private final transient List<Fault> faults;

  public SettingsFault(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  public SettingsFault(String key, String fault, String fix) {
    this(List.of(new Fault(key, fault, fix)));
  }

  public List<Fault> faults() {
    return faults;
  }
}

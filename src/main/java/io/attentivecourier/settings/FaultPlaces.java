package io.attentivecourier.settings;

import io.attentivecourier.home.Home;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The lines of {@code application.properties} at which faults are to be fixed. A key that stands
 * there without a value waits for what only its user has: {@code init} writes some.
 */
public final class FaultPlaces {
  private static final String TO_FILL_IN = "to fill in: ";

  private final SortedMap<String, Sources.RawValue> given;
  private final Map<String, Integer> lines;

  private FaultPlaces(SortedMap<String, Sources.RawValue> given, Map<String, Integer> lines) {
    this.given = given;
    this.lines = lines;
  }

  /**
   * Those of a home with the values that hold in it.
   *
   * @param sets the {@code --set} options, by full key
   */
  public static FaultPlaces of(
      Home home, Map<String, String> sets, Map<String, String> environment) {
    return new FaultPlaces(
        Sources.merge(home, sets, environment, new Findings()),
        PropertiesFile.lines(home.settings()));
  }

  /** The faults, each with its line where it has one. */
  public List<Fault> in(List<Fault> faults) {
    return faults.stream().map(this::in).toList();
  }

  private Fault in(Fault fault) {
    Sources.RawValue value = given.get(fault.key());
    boolean ofFile = value != null && value.source().equals(PropertiesFile.NAME);
    return ofFile && lines.containsKey(fault.key())
        ? new Fault(fault.key(), text(fault, value), fault.fix())
        : fault;
  }

  private String text(Fault fault, Sources.RawValue value) {
    String place = PropertiesFile.NAME + ":" + lines.get(fault.key());
    if (value.text().isBlank()) {
      return TO_FILL_IN + place;
    }
    boolean missing = Placeholders.isMissing(fault) || RequiredSettings.isMissing(fault);
    return (missing ? TO_FILL_IN : "") + fault.fault() + " (" + place + ")";
  }
}

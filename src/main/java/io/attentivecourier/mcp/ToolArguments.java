package io.attentivecourier.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.attentivecourier.run.RunId;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.SettingsFault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What a tool was called with, checked by its parameters. */
public final class ToolArguments {
  private final JsonNode values;

  private ToolArguments(JsonNode values) {
    this.values = values;
  }

  /**
   * @param values an object, or missing
   * @throws SettingsFault with all that is wrong, so that a model mends it at once
   */
  static ToolArguments of(JsonNode values, List<ToolParameter> parameters) {
    List<Fault> faults = new ArrayList<>();
    unknown(values, parameters).ifPresent(faults::add);
    parameters.forEach(one -> fault(values.path(one.name()), one).ifPresent(faults::add));
    if (!faults.isEmpty()) {
      throw new SettingsFault(faults);
    }
    return new ToolArguments(values);
  }

  private static Optional<Fault> unknown(JsonNode values, List<ToolParameter> parameters) {
    List<String> names = parameters.stream().map(ToolParameter::name).toList();
    for (Iterator<String> given = values.fieldNames(); given.hasNext(); ) {
      if (!names.contains(given.next())) {
        String fix = names.isEmpty() ? "it takes none" : "it takes " + String.join(", ", names);
        return Optional.of(new Fault("arguments", "have one that the tool does not know", fix));
      }
    }
    return Optional.empty();
  }

  private static Optional<Fault> fault(JsonNode value, ToolParameter parameter) {
    if (value.isMissingNode() || value.isNull()) {
      return parameter.isRequired()
          ? Optional.of(new Fault(parameter.name(), "is missing", parameter.description()))
          : Optional.empty();
    }
    return parameter.form().takes(value)
        ? Optional.empty()
        : Optional.of(
            new Fault(
                parameter.name(), "takes " + parameter.form().words(), parameter.description()));
  }

  /** A text without blanks around it; empty where there is none. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.path(name).textValue())
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /**
   * @throws SettingsFault for an empty text
   */
  public String required(String name) {
    return text(name)
        .orElseThrow(() -> new SettingsFault(name, "is empty", "give one that says something"));
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    values.path(name).forEach(text -> texts.add(text.textValue()));
    return texts;
  }

  int count(String name, int otherwise) {
    return values.path(name).asInt(otherwise);
  }

  /**
   * The run that it is about.
   *
   * @throws SettingsFault where it is none
   */
  public RunId run() {
    try {
      return RunId.parse(required(ToolParameter.RUN.name()));
    } catch (IllegalArgumentException e) {
      throw new SettingsFault("run", "is no run", "write it like 2026-11-22.winback.1", e);
    }
  }

  /** How many segments of a run are told. */
  public WorstSegments worstSegments() {
    return new WorstSegments(count(WorstSegments.PARAMETER, WorstSegments.DEFAULT));
  }

  public boolean flag(String name) {
    return values.path(name).booleanValue();
  }
}

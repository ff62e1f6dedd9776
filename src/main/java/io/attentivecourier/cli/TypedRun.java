package io.attentivecourier.cli;

import io.attentivecourier.run.RunId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A run as screens and documents name it: {@code 2026-11-22.winback.1}. */
final class TypedRun implements ITypeConverter<RunId> {
  @Override
  public RunId convert(String typed) {
    try {
      return RunId.parse(typed);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}

package io.attentivecourier.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How many people a canary takes: a thousand at most, so that it stays a test. */
final class Few implements ITypeConverter<Integer> {
  private static final int MOST = 1000;

  @Override
  public Integer convert(String typed) {
    try {
      int rows = Integer.parseInt(typed);
      if (rows >= 1 && rows <= MOST) {
        return rows;
      }
    } catch (NumberFormatException e) {
      throw new TypeConversionException("not a number from 1 to " + MOST + ": " + typed);
    }
    throw new TypeConversionException("not a number from 1 to " + MOST + ": " + typed);
  }
}

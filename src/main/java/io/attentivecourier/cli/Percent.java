package io.attentivecourier.cli;

import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A share as it is typed: {@code 60%} or {@code 60}, from 0 to 100. */
final class Percent implements ITypeConverter<BigDecimal> {
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  @Override
  public BigDecimal convert(String typed) {
    try {
      String number = typed.endsWith("%") ? typed.substring(0, typed.length() - 1) : typed;
      BigDecimal percent = new BigDecimal(number.strip());
      if (percent.signum() >= 0 && percent.compareTo(ALL) <= 0) {
        return percent;
      }
    } catch (NumberFormatException e) {
      throw new TypeConversionException("not a percentage from 0 to 100: " + typed);
    }
    throw new TypeConversionException("not a percentage from 0 to 100: " + typed);
  }
}

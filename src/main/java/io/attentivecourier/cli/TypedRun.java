package io.attentivecourier.cli;

import io.attentivecourier.ledger.RunReports;
import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.settings.SettingsFault;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A run as somebody typed it, and what is said where it is not one that a command can act on. */
final class TypedRun {
  private TypedRun() {}

  /**
   * @throws SettingsFault where the ledger has no such run
   */
  static RunReport in(RunReports reports, RunId run) {
    return reports
        .of(run)
        .orElseThrow(
            () -> fault(run, "is no run in this ledger", "`courier ledger --days 7` has them"));
  }

  /**
   * @param fix what to type instead
   */
  static SettingsFault fault(RunId run, String fault, String fix) {
    return new SettingsFault(run.toString(), fault, fix);
  }

  /** A run as screens and documents name it: {@code 2026-11-22.winback.1}. */
  static final class RunName implements ITypeConverter<RunId> {
    @Override
    public RunId convert(String typed) {
      try {
        return RunId.parse(typed);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}

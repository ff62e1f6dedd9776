package io.attentivecourier.cli;

import io.attentivecourier.ledger.Act;
import io.attentivecourier.run.RunId;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Who acts and why, for the ledger. */
final class Reasoned {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Mixin private Operator operator;

  private String reason;

  /** A blank one tells nobody anything, a year later. */
  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "why, in your words; the ledger keeps it with your name")
  void reason(String text) {
    if (text.isBlank()) {
      throw new ParameterException(command.commandLine(), "--reason is empty: say why");
    }
    reason = text.strip();
  }

  String reason() {
    return reason;
  }

  /** The operator's name; to be called before anything is done. */
  String who() {
    return operator.name();
  }

  Act about(Act.Kind kind, RunId run) {
    return new Act(kind, run, null, who(), reason);
  }

  Act about(Act.Kind kind, String segment) {
    return new Act(kind, null, segment, who(), reason);
  }
}

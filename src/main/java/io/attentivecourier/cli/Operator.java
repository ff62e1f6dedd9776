package io.attentivecourier.cli;

import io.attentivecourier.ledger.Act;
import io.attentivecourier.run.RunId;
import io.attentivecourier.settings.SettingsFault;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The operator who acts, for the ledger. */
final class Operator {
  static final String VARIABLE = "COURIER_WHO";

  /** Java's name of a user whom the system has no name for, as in many containers. */
  private static final String UNKNOWN = "?";

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "who acts, for the ledger (default: $COURIER_WHO, else the system's name)")
  private String by;

  /**
   * @throws SettingsFault where nobody is named: to be called before anything is done
   */
  String name() {
    return name(by, System.getenv(VARIABLE), System.getProperty("user.name"));
  }

  /**
   * The same where a program asks in somebody's name: the system's name is whose machine it is.
   *
   * @throws SettingsFault where neither option nor variable names somebody
   */
  String named() {
    if (by == null && isBlank(System.getenv(VARIABLE))) {
      throw fault("--by", "is needed: a program asks, in somebody's name");
    }
    return name();
  }

  /** The first that was given; a variable that a container passes on empty is not. */
  static String name(String option, String variable, String system) {
    if (option != null) {
      return named("--by", option);
    }
    return isBlank(variable) ? systems(system) : named(VARIABLE, variable);
  }

  private static String systems(String system) {
    if (isBlank(system) || system.strip().equals(UNKNOWN)) {
      throw fault("--by", "is needed: the system has no name for this user");
    }
    return system.strip();
  }

  private static String named(String source, String given) {
    String name = given.strip();
    if (name.isEmpty() || name.equals(UNKNOWN) || name.matches(".*\\p{Cntrl}.*")) {
      throw fault(source, "names nobody");
    }
    return name;
  }

  private static boolean isBlank(String name) {
    return name == null || name.isBlank();
  }

  private static SettingsFault fault(String source, String fault) {
    return new SettingsFault(source, fault, "say who acts: `--by NAME`, or " + VARIABLE);
  }

  /** The options for the operator and the reason, for the ledger. */
  static final class ReasonOption {
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
}

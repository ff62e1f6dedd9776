package io.attentivecourier;

import io.attentivecourier.cli.Cli;
import io.attentivecourier.home.FatalFault;

/** The entry of the process. */
public final class Main {
  private static final int FAILED = 1;

  private Main() {}

  /** Always exits: threads of drivers and of JSch would keep a failed start alive. */
  public static void main(String[] args) {
    Thread.setDefaultUncaughtExceptionHandler(new LastWords(Runtime.getRuntime()::halt));
    Vitals vitals = Vitals.start(Runtime.getRuntime()::halt);
    int exitCode = exitCode(args);
    vitals.ending(exitCode);
    System.exit(exitCode);
  }

  private static int exitCode(String[] args) {
    try {
      return Cli.run(args);
    } catch (Error fault) {
      FatalFault.heed(fault);
      System.err.println("courier: stopped by " + fault.getClass().getSimpleName());
      return FAILED;
    }
  }
}

package io.attentivecourier;

import io.attentivecourier.cli.Charsets;
import io.attentivecourier.cli.Cli;
import io.attentivecourier.home.FatalFault;
import java.io.IOException;

/** The entry of the process. */
public final class Main {
  private static final int FAILED = 1;

  /** The jars alone are 85; a run opens some 30 files beside them. */
  private static final int FILES = 96;

  private Main() {}

  /** Always exits: threads of drivers and of JSch would keep a failed start alive. */
  public static void main(String[] args) {
    Charsets.speak();
    Thread.UncaughtExceptionHandler last = new FatalExit(Runtime.getRuntime()::halt);
    Thread.setDefaultUncaughtExceptionHandler(last);
    System.exit(exitCode(args, last));
  }

  private static int exitCode(String[] args, Thread.UncaughtExceptionHandler last) {
    try {
      FatalFault.requireFiles(FILES);
      FatalExit.Watchdog vitals = FatalExit.Watchdog.start(Runtime.getRuntime()::halt);
      int exitCode = Cli.run(args);
      vitals.endWith(exitCode);
      return exitCode;
    } catch (Error | IOException fault) {
      last.uncaughtException(Thread.currentThread(), fault);
      System.err.println("courier: stopped by " + fault.getClass().getSimpleName());
      return FAILED;
    }
  }
}

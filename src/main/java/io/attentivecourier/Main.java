package io.attentivecourier;

import io.attentivecourier.cli.Charsets;
import io.attentivecourier.cli.Cli;

/** The entry of the process. */
public final class Main {
  private Main() {}

  /** Always exits: threads of drivers and of JSch would keep a failed start alive. */
  public static void main(String[] args) {
    Charsets.speak();
    System.exit(Cli.run(args));
  }
}

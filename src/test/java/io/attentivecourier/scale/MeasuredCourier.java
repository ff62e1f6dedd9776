package io.attentivecourier.scale;

import io.attentivecourier.cli.Cli;
import java.nio.file.Files;
import java.nio.file.Path;

/** The other JVM: one command of the courier, whose peak of live heap is left in a file. */
final class MeasuredCourier {
  private MeasuredCourier() {}

  /**
   * @param args the file for the bytes, then the command line of the courier
   */
  public static void main(String[] args) throws Exception {
    String[] command = new String[args.length - 1];
    System.arraycopy(args, 1, command, 0, command.length);
    int exitCode;
    try (LiveHeap heap = new LiveHeap()) {
      exitCode = Cli.run(command);
      Files.writeString(Path.of(args[0]), Long.toString(heap.peak()));
    }
    System.exit(exitCode);
  }
}

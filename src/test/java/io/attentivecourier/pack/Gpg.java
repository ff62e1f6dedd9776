package io.attentivecourier.pack;

import io.attentivecourier.home.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** GnuPG with a home of its own, where the machine has it. */
public final class Gpg implements AutoCloseable {
  private final Path home;

  private Gpg(Path home) {
    this.home = home;
  }

  /** Skips the test where there is no gpg. The path of its socket must be short: 108 characters. */
  public static Gpg orSkip() throws Exception {
    Assumptions.assumeTrue(isThere(), "gpg is not installed: apt-get install gnupg");
    return new Gpg(Files.createTempDirectory(Path.of("/tmp"), "gpg"));
  }

  private static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("gpg", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  /** Makes a key and gives its fingerprint. */
  public String key(String algorithm, String subkey, Path publicKey) throws Exception {
    run("--quick-gen-key", "Partner <partner@example.com>", algorithm, "cert,sign", "never");
    String fingerprint =
        run("--list-keys", "--with-colons")
            .lines()
            .filter(line -> line.startsWith("fpr:"))
            .map(line -> line.split(":")[9])
            .findFirst()
            .orElseThrow();
    run("--quick-add-key", fingerprint, subkey, "encr", "never");
    run("--armor", "--output", publicKey.toString(), "--export", fingerprint);
    return fingerprint;
  }

  public void decrypt(Path encrypted, Path plain) throws Exception {
    run("--output", plain.toString(), "--decrypt", encrypted.toString());
  }

  /** Its packets, in gpg's words. */
  public String packets(Path encrypted) throws Exception {
    return run("--verbose", "--show-session-key", "--list-packets", encrypted.toString());
  }

  private String run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("gpg", "--homedir", home.toString()));
    command.addAll(
        List.of("--batch", "--quiet", "--passphrase", "", "--pinentry-mode", "loopback"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    if (!ended || process.exitValue() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + said);
    }
    return said;
  }

  @Override
  public void close() throws Exception {
    new ProcessBuilder("gpgconf", "--homedir", home.toString(), "--kill", "all").start().waitFor();
    Trees.delete(home);
  }
}

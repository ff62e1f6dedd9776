package io.attentivecourier.cli;

import io.attentivecourier.home.Home;
import io.attentivecourier.pickup.HostKey;
import io.attentivecourier.pickup.HostKeyProbe;
import io.attentivecourier.pickup.KnownHosts;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import io.attentivecourier.settings.Sftp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Pins one of the SFTP server's host keys, once a person or a fingerprint from elsewhere vouches
 * for it.
 */
@Command(
    name = "trust",
    description = "pin the SFTP server's host key after a typed yes, or a matching fingerprint",
    footer = {
      "courier trust                       shows the keys, and asks",
      "courier trust --fingerprint SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"
    })
final class TrustCommand extends HomeCommand {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String HASH = "SHA256:";
  private static final int DIGITS = 43;

  @Option(
      names = "--fingerprint",
      paramLabel = "SHA256:…",
      description = "pin without asking the server's key that has this fingerprint")
  private String fingerprint;

  @Override
  void requireUsage(Home home) {
    requireForm();
  }

  @Override
  int run(Home home, Screen screen, Settings settings) throws Exception {
    Sftp sftp = settings.sftp();
    List<HostKey> keys = new HostKeyProbe(sftp.host(), sftp.port(), PATIENCE).all();
    List<HostKey> pinned = KnownHosts.pins(sftp.knownHostsFile(), sftp.host(), sftp.port());
    TrustScreen told = new TrustScreen(screen, sftp, keys);
    told.show(pinned);
    return fingerprint == null ? ask(told, sftp, keys, pinned) : match(told, sftp, keys, pinned);
  }

  /**
   * Refuses a text that has not the form of a fingerprint: it cannot match, and is no reason to
   * doubt the server.
   */
  private void requireForm() {
    if (fingerprint != null && !fingerprint.matches(HASH + "[A-Za-z0-9+/]{" + DIGITS + "}")) {
      throw new SettingsFault(
          "--fingerprint",
          "is no %s of %d characters: %s".formatted(HASH, DIGITS, length(fingerprint)),
          "ask Attentive for the SHA-256 fingerprint, as `ssh-keygen -l` prints it");
    }
  }

  private static String length(String given) {
    return given.startsWith(HASH)
        ? "it has %d after %s".formatted(given.length() - HASH.length(), HASH)
        : "it has %d, and does not begin with %s".formatted(given.length(), HASH);
  }

  private int match(TrustScreen told, Sftp sftp, List<HostKey> keys, List<HostKey> pinned)
      throws IOException {
    Optional<HostKey> vouched =
        keys.stream().filter(key -> key.fingerprint().equals(fingerprint)).findFirst();
    if (vouched.isEmpty()) {
      return told.showDiffers(fingerprint);
    }
    return pinned.equals(List.of(vouched.get()))
        ? told.showPinnedAlready(vouched.get())
        : pin(told, sftp, vouched.get());
  }

  /** A pinned key that the server still has stays. */
  private static int ask(TrustScreen told, Sftp sftp, List<HostKey> keys, List<HostKey> pinned)
      throws IOException {
    Optional<HostKey> known = keys.stream().filter(pinned::contains).findFirst();
    if (known.isPresent()) {
      return told.showPinnedAlready(known.get());
    }
    return told.mayAsk() && typedYes() ? pin(told, sftp, keys.get(0)) : told.showNotPinned();
  }

  private static boolean typedYes() {
    Scanner typed = new Scanner(System.in, StandardCharsets.UTF_8);
    return typed.hasNextLine() && typed.nextLine().strip().equals("yes");
  }

  private static int pin(TrustScreen told, Sftp sftp, HostKey key) throws IOException {
    KnownHosts.pin(sftp.knownHostsFile(), sftp.host(), sftp.port(), key);
    return told.showPinned(key);
  }

  /** A server's host keys as the operator reads them, and what was done about them. */
  private static final class TrustScreen {
    private final Screen screen;
    private final Sftp sftp;
    private final List<HostKey> keys;

    /**
     * @param keys the server's, first the one that a session is shown
     */
    TrustScreen(Screen screen, Sftp sftp, List<HostKey> keys) {
      this.screen = screen;
      this.sftp = sftp;
      this.keys = keys;
    }

    void show(List<HostKey> pinned) {
      screen.line("%s port %d shows %s".formatted(sftp.host(), sftp.port(), count()));
      for (HostKey key : keys) {
        screen.line("%s %s".formatted(key.equals(first()) ? "*" : " ", key));
      }
      pinned.forEach(old -> screen.line("pinned until now: " + old));
    }

    private String count() {
      return keys.size() == 1 ? "one host key" : keys.size() + " host keys";
    }

    private HostKey first() {
      return keys.get(0);
    }

    /** Asks the operator to type; false with {@code --json}, where nobody reads the question. */
    boolean mayAsk() {
      if (!screen.isJson()) {
        screen.line(
            "Compare the marked one, which is taken first, with what Attentive told you."
                + " Type yes to pin it:");
      }
      return !screen.isJson();
    }

    int showPinned(HostKey key) {
      return report(key, key + " is pinned in " + sftp.knownHostsFile(), Cli.ExitCodes.OK);
    }

    int showPinnedAlready(HostKey key) {
      return report(key, key + " is pinned already", Cli.ExitCodes.OK);
    }

    int showNotPinned() {
      return report(first(), "not pinned, nothing was changed", Cli.ExitCodes.FAILED);
    }

    /** It may be another server that answers. */
    int showDiffers(String given) {
      String what =
          "not pinned: the server has %s, you gave %s; do not connect, ask Attentive"
              .formatted(
                  keys.stream().map(HostKey::toString).collect(Collectors.joining(", ")), given);
      return report(first(), what, Cli.ExitCodes.FAILED);
    }

    private int report(HostKey key, String what, int exit) {
      screen.line(what);
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("host", sftp.host());
      document.put("port", sftp.port());
      document.put("fingerprint", key.fingerprint());
      document.put("keys", keys.stream().map(this::document).toList());
      document.put("pinned", exit == Cli.ExitCodes.OK);
      document.put("message", what);
      screen.document(document);
      return exit;
    }

    private Map<String, Object> document(HostKey key) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("type", key.type());
      document.put("fingerprint", key.fingerprint());
      document.put("first", key.equals(first()));
      return document;
    }
  }
}

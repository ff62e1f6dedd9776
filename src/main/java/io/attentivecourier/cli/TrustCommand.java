package io.attentivecourier.cli;

import io.attentivecourier.home.Home;
import io.attentivecourier.pickup.HostKey;
import io.attentivecourier.pickup.HostKeyProbe;
import io.attentivecourier.pickup.KnownHosts;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.Sftp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Pins the SFTP server's host key, once a person or a fingerprint from elsewhere vouches for it.
 */
@Command(
    name = "trust",
    description = "pin the SFTP server's host key after a typed yes, or a matching fingerprint")
final class TrustCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @Mixin private Options options;

  @Option(
      names = "--fingerprint",
      paramLabel = "SHA256:…",
      description = "pin without asking if the key has this fingerprint")
  private String fingerprint;

  @Override
  public Integer call() throws Exception {
    Home home = options.home();
    Screen screen = options.screen();
    Settings settings = options.settings(home, screen);
    Sftp sftp = settings.sftp();
    HostKey key = HostKeyProbe.fetch(sftp.host(), sftp.port(), PATIENCE);
    Optional<HostKey> pinned = KnownHosts.pinned(sftp.knownHostsFile(), sftp.host(), sftp.port());
    show(screen, sftp, key, pinned);
    if (pinned.equals(Optional.of(key))) {
      return said(screen, sftp, key, "pinned already", ExitCodes.OK);
    }
    return agreed(screen, key) ? pin(screen, sftp, key) : refuse(screen, sftp, key);
  }

  private static void show(Screen screen, Sftp sftp, HostKey key, Optional<HostKey> pinned) {
    screen.line("%s port %d shows %s".formatted(sftp.host(), sftp.port(), key));
    pinned.ifPresent(old -> screen.line("pinned until now:   " + old));
  }

  private boolean agreed(Screen screen, HostKey key) {
    if (fingerprint != null) {
      return fingerprint.equals(key.fingerprint());
    }
    if (screen.isJson()) {
      return false;
    }
    screen.line("Compare it with what Attentive told you. Type yes to pin it:");
    Scanner typed = new Scanner(System.in, StandardCharsets.UTF_8);
    return typed.hasNextLine() && typed.nextLine().strip().equals("yes");
  }

  private static int pin(Screen screen, Sftp sftp, HostKey key) throws IOException {
    KnownHosts.pin(sftp.knownHostsFile(), sftp.host(), sftp.port(), key);
    return said(screen, sftp, key, "pinned in " + sftp.knownHostsFile(), ExitCodes.OK);
  }

  private static int refuse(Screen screen, Sftp sftp, HostKey key) {
    return said(screen, sftp, key, "not pinned, nothing was changed", ExitCodes.FAILED);
  }

  private static int said(Screen screen, Sftp sftp, HostKey key, String what, int exit) {
    screen.line(what);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("host", sftp.host());
    document.put("port", sftp.port());
    document.put("fingerprint", key.fingerprint());
    document.put("pinned", exit == ExitCodes.OK);
    document.put("message", what);
    screen.document(document);
    return exit;
  }
}

package io.attentivecourier.cli;

import io.attentivecourier.pickup.HostKey;
import io.attentivecourier.settings.Sftp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A server's host keys as the operator reads them, and what was done about them. */
final class TrustScreen {
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

  /** Where the answer is a document nobody types. */
  boolean mayAsk() {
    if (!screen.isJson()) {
      screen.line(
          "Compare the marked one, which is taken first, with what Attentive told you."
              + " Type yes to pin it:");
    }
    return !screen.isJson();
  }

  int pinned(HostKey key) {
    return said(key, key + " is pinned in " + sftp.knownHostsFile(), ExitCodes.OK);
  }

  int pinnedAlready(HostKey key) {
    return said(key, key + " is pinned already", ExitCodes.OK);
  }

  int notPinned() {
    return said(first(), "not pinned, nothing was changed", ExitCodes.FAILED);
  }

  /** It may be another server that answers. */
  int differs(String given) {
    String what =
        "not pinned: the server has %s, you gave %s; do not connect, ask Attentive"
            .formatted(
                keys.stream().map(HostKey::toString).collect(Collectors.joining(", ")), given);
    return said(first(), what, ExitCodes.FAILED);
  }

  private int said(HostKey key, String what, int exit) {
    screen.line(what);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("host", sftp.host());
    document.put("port", sftp.port());
    document.put("fingerprint", key.fingerprint());
    document.put("keys", keys.stream().map(this::document).toList());
    document.put("pinned", exit == ExitCodes.OK);
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

package io.attentivecourier.pickup;

import com.jcraft.jsch.JSchException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By which methods a login was tried, told from what the server takes and what the settings have:
 * one secret is sent once, so no second method sends the password again.
 *
 * @param taken by the server; empty where it hung up before it said
 */
record LoginMethods(List<String> taken) {
  private static final Pattern REFUSAL =
      Pattern.compile(
          "Auth (?:fail|cancel)(?: for methods '([a-z0-9,@.-]{0,200})')?.*", Pattern.DOTALL);

  private static final String KEY = "publickey";
  private static final List<String> BY_PASSWORD = List.of("keyboard-interactive", "password");

  static boolean isRefusal(JSchException fault) {
    return REFUSAL.matcher(String.valueOf(fault.getMessage())).matches();
  }

  static LoginMethods of(Throwable fault) {
    return Diagnosis.first(fault, JSchException.class)
        .map(refusal -> REFUSAL.matcher(String.valueOf(refusal.getMessage())))
        .filter(Matcher::matches)
        .map(form -> form.group(1))
        .map(methods -> new LoginMethods(List.of(methods.split(","))))
        .orElse(new LoginMethods(List.of()));
  }

  /** What was tried, in words that name the settings. */
  String tried(PickupAddress address) {
    List<String> tried = new ArrayList<>();
    if (address.privateKeyFile() != null && takes(KEY)) {
      tried.add(KEY + " (courier.sftp.privateKeyFile)");
    }
    if (address.password() != null) {
      BY_PASSWORD.stream()
          .filter(this::takes)
          .findFirst()
          .ifPresent(method -> tried.add(method + " (courier.sftp.password)"));
    }
    String ours = tried.isEmpty() ? "no method of ours" : String.join(", then ", tried);
    return "tried " + ours + (taken.isEmpty() ? "" : "; it takes " + String.join(", ", taken));
  }

  private boolean takes(String method) {
    return taken.isEmpty() || taken.contains(method);
  }
}

package io.attentivecourier.settings;

import io.attentivecourier.home.Home;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Settings of the console that are good each by itself and not together. */
final class ConsoleCheck {
  private static final List<SettingKey<?>> OF_PROXY =
      List.of(ConsoleKeys.PROXY_ADDRESSES, ConsoleKeys.PROXY_SECRET, ConsoleKeys.PROXY_ROLES);

  private final Map<String, String> texts;
  private final Findings findings;
  private final ResolvedSettings effective;

  ConsoleCheck(Home home, Map<String, String> texts, Findings findings) {
    this.texts = texts;
    this.findings = findings;
    this.effective = new ResolvedSettings(home, texts);
  }

  void check() {
    checkProxy();
    checkSecrets();
    checkExposure();
    checkAudiences();
  }

  private boolean isSet(SettingKey<?> key) {
    return texts.containsKey(key.key());
  }

  private void checkProxy() {
    String header = ConsoleKeys.PROXY_HEADER.key();
    for (SettingKey<?> key : OF_PROXY) {
      if (isSet(ConsoleKeys.PROXY_HEADER) && !isSet(key) && !findings.has(key.key())) {
        findings.fault(
            key.key(),
            "is not set, but " + header + " is: anybody could claim to be anybody",
            "set it, or remove " + header);
      }
      if (isSet(key) && !isSet(ConsoleKeys.PROXY_HEADER) && !findings.has(header)) {
        findings.warn(key.key() + " does nothing without " + header);
      }
    }
  }

  /** One secret is one name: an act must be of somebody. */
  private void checkSecrets() {
    Map<String, String> names = new HashMap<>();
    effective
        .members(ConsoleKeys.TOKEN)
        .forEach(
            (name, login) -> {
              String other = names.putIfAbsent(login.secret().reveal(), name);
              if (other != null) {
                findings.fault(
                    key(name), "has the secret of " + key(other), "give each a secret of its own");
              }
            });
  }

  private static String key(String name) {
    return ConsoleKeys.TOKEN.key().replaceFirst("NAME$", name);
  }

  private void checkExposure() {
    if (OF_PROXY.stream().anyMatch(key -> findings.has(key.key()))) {
      return;
    }
    Console console = Sections.console(effective);
    if (!console.isOnLoopback() && !console.isWithoutLogin() && !console.isSecure()) {
      findings.warn(
          "courier.console.host is "
              + console.host()
              + " and there are tokens or a proxy, but courier.console.url is no https address:"
              + " secrets and cookies can be read on the way; put a proxy with TLS before it");
    }
  }

  /** A name that nobody has hides a pipeline from everybody; a proxy may know any name. */
  private void checkAudiences() {
    Set<String> names = new TreeSet<>(effective.members(ConsoleKeys.TOKEN).keySet());
    if (isSet(ConsoleKeys.PROXY_HEADER)) {
      return;
    }
    texts.keySet().stream()
        .filter(ConsoleCheck::isAudience)
        .sorted()
        .forEach(key -> checkAudience(key, names));
  }

  /** By its end, as 2,000 pipelines have 80,000 keys; no other key ends so. */
  private static boolean isAudience(String full) {
    return full.endsWith(".visibleTo") || full.endsWith(".mayAct");
  }

  private void checkAudience(String key, Set<String> names) {
    ConsoleParsers.AUDIENCE.parse(texts.get(key), effective.home()).stream()
        .filter(name -> !names.contains(name) && !ConsoleRole.isOne(name))
        .sorted()
        .forEach(name -> findings.warn(key + " names " + name + ", who has no token"));
  }
}

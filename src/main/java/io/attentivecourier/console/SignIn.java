package io.attentivecourier.console;

import io.attentivecourier.settings.Console;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Signs a browser in by a token, and out. */
final class SignIn {
  static final String PATH = "/sign-in";

  private static final String OUT = "/sign-out";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Access access;
  private final OpenPages form;

  SignIn(Access access, OpenPages form) {
    this.access = access;
    this.form = form;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.open(PATH, this::show),
        new Endpoint(
            "POST", PATH, null, request -> CompletableFuture.completedFuture(begin(request))),
        new Endpoint(
            "POST", OUT, Role.VIEWER, request -> CompletableFuture.completedFuture(end(request))));
  }

  private PageAnswer show(ConsoleRequest request) {
    Sender sender = request.sender();
    boolean known =
        sender.sessions().stream()
            .anyMatch(id -> access.sessions().find(id, access.inForce().tokens()).isPresent());
    return known
        ? PageAnswer.see(target(sender))
        : PageAnswer.html(200, form.signIn("", sender.crossSite()));
  }

  private static String target(Sender sender) {
    return sender.wanted().isEmpty() ? "/" : sender.wanted();
  }

  private PageAnswer begin(ConsoleRequest request) {
    if (!request.contentType().equals(FORM)) {
      return PageAnswer.line(415, "send the form of " + PATH);
    }
    String secret = fields(request).getOrDefault("secret", "").strip();
    InetAddress address = request.sender().address();
    Optional<Console.NamedToken> token = access.inForce().tokens().find(secret);
    return token.isPresent() ? begin(request.sender(), token.get()) : wrong(address);
  }

  private PageAnswer wrong(InetAddress address) {
    return access.identities().isOneTooMany(address)
        ? PageAnswer.html(429, form.signIn("too many wrong secrets; wait a minute", false))
            .with("Retry-After", "60")
        : PageAnswer.html(401, form.signIn("no token has this secret", false));
  }

  /** Under a new id: one that somebody else may have put into this browser becomes nothing. */
  private PageAnswer begin(Sender sender, Console.NamedToken token) {
    sender.sessions().forEach(access.sessions()::end);
    Sessions.Session session = access.sessions().begin(token);
    return PageAnswer.see(target(sender))
        .with("Set-Cookie", access.cookies().begin(session, isSecure()));
  }

  private PageAnswer end(ConsoleRequest request) {
    if (request.sender().sessions().isEmpty()) {
      // Signed in by a proxy, which alone can end that.
      return PageAnswer.see("/");
    }
    request.sender().sessions().forEach(access.sessions()::end);
    return PageAnswer.see(PATH).with("Set-Cookie", access.cookies().end(isSecure()));
  }

  private boolean isSecure() {
    return access.inForce().console().isSecure();
  }

  /** Empty where it cannot be decoded. */
  static Map<String, String> fields(ConsoleRequest request) {
    try {
      return RequestReading.pairs(new String(request.body(), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException unread) {
      return Map.of();
    }
  }
}

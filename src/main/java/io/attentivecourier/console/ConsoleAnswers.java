package io.attentivecourier.console;

import io.attentivecourier.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All that the console answers, and to whom. */
public final class ConsoleAnswers {
  private final Endpoints endpoints;
  private final Access access;
  private final OpenPages pages;

  private ConsoleAnswers(Endpoints endpoints, Access access, OpenPages pages) {
    this.endpoints = endpoints;
    this.access = access;
    this.pages = pages;
  }

  /**
   * @param settings of the moment
   * @param keyId of the home
   * @param pages those that everybody may be shown
   * @param others what is answered beside health, metrics and the sign-in
   */
  public static ConsoleAnswers of(
      Supplier<Settings> settings,
      String keyId,
      Clock clock,
      List<Endpoint> observed,
      OpenPages pages,
      List<Endpoint> others) {
    Access access = new Access(settings, keyId, clock);
    List<Endpoint> all =
        Stream.of(observed, new SignIn(access, pages).endpoints(), others)
            .flatMap(List::stream)
            .toList();
    return new ConsoleAnswers(new Endpoints(all), access, pages);
  }

  /** Health and metrics, which monitors ask for. */
  public static List<Endpoint> observe(Health health, Metrics metrics) {
    return List.of(
        Endpoint.open("/observe/health", request -> health.answer(request.caller())),
        Endpoint.open("/observe/live", request -> health.live(request.caller())),
        Endpoint.get("/observe/metrics", Role.VIEWER, request -> metrics.answer(request.caller())));
  }

  /** Every path and method, as tests list them. */
  public List<Endpoint> all() {
    return endpoints.all();
  }

  Endpoints endpoints() {
    return endpoints;
  }

  OpenPages pages() {
    return pages;
  }

  Access access() {
    return access;
  }
}

package io.attentivecourier.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnEndpointAnswersItsPathTest {
  private static final int MANY = 40;

  private final ConcurrentLinkedQueue<CompletableFuture<PageAnswer>> open =
      new ConcurrentLinkedQueue<>();

  @AutoClose
  private final ObserveFixture console =
      new ObserveFixture(
          new Health(List.of()),
          List.of(
              Endpoint.get("/runs/{run}", Role.VIEWER, AnEndpointAnswersItsPathTest::told),
              Endpoint.get("/runs/newest", Role.VIEWER, AnEndpointAnswersItsPathTest::told),
              Endpoint.get(
                  "/runs/{run}/of/{part}", Role.VIEWER, AnEndpointAnswersItsPathTest::told),
              Endpoint.get(
                  "/fault", Role.VIEWER, request -> Integer.valueOf("x").equals(1) ? null : null),
              new Endpoint("GET", "/later", Role.VIEWER, request -> later())));

  private CompletableFuture<PageAnswer> later() {
    CompletableFuture<PageAnswer> answer = new CompletableFuture<>();
    open.add(answer);
    return answer;
  }

  private static PageAnswer told(ConsoleRequest request) {
    Map<String, String> all = new TreeMap<>(request.names());
    all.putAll(request.query());
    return PageAnswer.line(200, request.path() + " " + all);
  }

  @ParameterizedTest
  @CsvSource({
    "/runs/2026-11-22.winback.1, '/runs/2026-11-22.winback.1 {run=2026-11-22.winback.1}'",
    "/runs/newest, /runs/newest {}",
    "/runs/a%2Fb, /runs/a/b {run=a/b}",
    "/runs/a+b%20c, /runs/a+b c {run=a+b c}",
    "/runs/%2e%2e, /runs/.. {run=..}",
    "/runs/1/of/2, '/runs/1/of/2 {part=2, run=1}'",
    "/runs/1?days=30&q=a+b%26c&days=31&x, '/runs/1 {days=30, q=a b&c, run=1, x=}'"
  })
  void namesAndQueryAreDecodedOnce(String asked, String told) throws Exception {
    assertEquals(told + "\n", console.get(asked).body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/runs/", "/runs", "/runs/1/", "/runs/1/of", "/runs/../runs/1", "//runs/1"})
  void noOtherPathIsTaken(String path) throws Exception {
    assertEquals(404, console.get(path).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/runs/%ff", "/runs/%00", "/runs/1?x=%0a", "/runs/1?%c0%ae=1"})
  void whatIsNoTextIsRefused(String path) throws Exception {
    assertEquals(400, console.get(path).statusCode());
  }

  @Test
  void aFaultIsAnAnswerThatTellsNothing() throws Exception {
    HttpResponse<String> answer = console.get("/fault");

    assertEquals(500, answer.statusCode());
    assertEquals("a fault; var/log/courier.log tells it\n", answer.body());
  }

  @Test
  void whatIsAnsweredLaterHoldsNoThread() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> asked =
        IntStream.range(0, MANY).mapToObj(i -> console.begin("/later")).toList();
    while (open.size() < MANY) {
      assertEquals(200, console.get("/runs/1").statusCode());
    }
    List<CompletableFuture<PageAnswer>> answers = new ArrayList<>(open);
    answers.remove(0).completeExceptionally(new IllegalStateException("broke later"));
    answers.forEach(answer -> answer.complete(PageAnswer.line(200, "now")));

    List<Integer> told =
        asked.stream().map(CompletableFuture::join).map(HttpResponse::statusCode).sorted().toList();
    assertEquals(MANY, told.size());
    assertEquals(500, told.get(MANY - 1));
    assertFalse(told.subList(0, MANY - 1).contains(500));
  }

  @Test
  void soManyMayWaitThatOthersHaveAConnection() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> asked =
        IntStream.range(0, 150).mapToObj(i -> console.begin("/later")).toList();
    while (open.size() < 150) {
      Thread.onSpinWait();
    }
    assertEquals(503, console.get("/later").statusCode());
    assertEquals(200, console.get("/runs/1").statusCode());
    open.forEach(answer -> answer.complete(PageAnswer.line(200, "now")));
    assertEquals(200, asked.get(149).join().statusCode());
  }

  @Test
  void twoForOnePathAreAFaultOfTheProgram() {
    Endpoint one = Endpoint.open("/runs/{run}", AnEndpointAnswersItsPathTest::told);
    Endpoint other = Endpoint.open("/runs/{name}", AnEndpointAnswersItsPathTest::told);

    assertThrows(IllegalArgumentException.class, () -> new Endpoints(List.of(one, other)));
  }
}

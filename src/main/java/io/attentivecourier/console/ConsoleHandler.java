package io.attentivecourier.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests by the endpoint of their path. An endpoint may answer later: until then an
 * exchange is open and holds no thread, and whoever completes the answer does not send it, as a
 * reader may be slow.
 */
final class ConsoleHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleHandler.class);

  /** A page is a few MB while it is made, and the processors have a run to do. */
  private static final int MAKING = 4;

  /** Each has a connection, of which there are 300. What it waits for goes on without it. */
  private static final int WAITING = 150;

  private static final PageAnswer TOO_MANY =
      PageAnswer.line(503, "too many wait for a run to end; ask for it again later")
          .with("Retry-After", "30");

  private final Endpoints endpoints;
  private final Access access;
  private final OpenPages pages;
  private final Sending sending;
  private final Executor threads;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Semaphore making = new Semaphore(MAKING, true);

  /**
   * @param threads send what is completed later
   */
  ConsoleHandler(ConsoleAnswers answers, Sending sending, Executor threads) {
    this.endpoints = answers.endpoints();
    this.access = answers.access();
    this.pages = answers.pages();
    this.sending = sending;
    this.threads = threads;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    CompletableFuture<PageAnswer> answer = answer(exchange).toCompletableFuture();
    if (answer.isDone()) {
      sending.send(exchange, answer.join());
    } else if (waiting.incrementAndGet() > WAITING) {
      waiting.decrementAndGet();
      sending.send(exchange, TOO_MANY);
    } else {
      answer.thenAcceptAsync(whole -> sendLater(exchange, whole), threads);
    }
  }

  private void sendLater(HttpExchange exchange, PageAnswer answer) {
    waiting.decrementAndGet();
    sending.sendLater(exchange, answer);
  }

  private CompletionStage<PageAnswer> answer(HttpExchange exchange) throws IOException {
    try {
      return asked(exchange);
    } catch (RefusedRequest refused) {
      return CompletableFuture.completedFuture(told(refused, exchange));
    }
  }

  private PageAnswer told(RefusedRequest refused, HttpExchange exchange) {
    String path = exchange.getRequestURI().getRawPath();
    if (path != null && path.startsWith("/api/")) {
      return refused.document();
    }
    String wanted = exchange.getRequestHeaders().getFirst("Accept");
    boolean browser = wanted != null && wanted.contains("text/html");
    return browser ? refused.page(pages) : refused.line();
  }

  private CompletionStage<PageAnswer> asked(HttpExchange exchange)
      throws IOException, RefusedRequest {
    access.requireReachable(exchange);
    Endpoints.AtPath.Match match = RequestReading.match(endpoints, exchange);
    Admission admission = access.admit(exchange, match.endpoint());
    Sender sender = Sender.of(exchange, access.cookies());
    ConsoleRequest request = RequestReading.read(exchange, match, admission, sender);
    requireForm(match.endpoint(), request, admission);
    return isObserved(match.endpoint())
        ? answer(match.endpoint(), request)
        : inTurn(match.endpoint(), request);
  }

  /** A probe that waits for pages would have the process restarted. */
  private static boolean isObserved(Endpoint endpoint) {
    return endpoint.path().startsWith("/observe/");
  }

  private CompletionStage<PageAnswer> inTurn(Endpoint endpoint, ConsoleRequest request) {
    making.acquireUninterruptibly();
    try {
      return answer(endpoint, request);
    } finally {
      making.release();
    }
  }

  /** A form that another page made has not the token of this session. */
  private static void requireForm(Endpoint endpoint, ConsoleRequest request, Admission admission)
      throws RefusedRequest {
    boolean isForm = endpoint.method().equals("POST") && !endpoint.isForPrograms();
    if (isForm
        && admission.formToken() != null
        && !Tokens.isSame(
            SignIn.fields(request).getOrDefault("token", ""), admission.formToken())) {
      throw new RefusedRequest(
          403, "token", "this form is of another session", "open its page anew");
    }
  }

  /** Without this the server would cut the connection and say nothing to either side. */
  private static CompletionStage<PageAnswer> answer(Endpoint endpoint, ConsoleRequest request) {
    try {
      return endpoint.answer().apply(request).exceptionally(fault -> broken(endpoint, fault));
    } catch (RuntimeException fault) {
      return CompletableFuture.completedFuture(broken(endpoint, fault));
    }
  }

  private static PageAnswer broken(Endpoint endpoint, Throwable fault) {
    Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
    LOG.error("{} {} could not be answered", endpoint.method(), endpoint.path(), cause);
    RefusedRequest refused =
        new RefusedRequest(500, "courier", "a fault", "var/log/courier.log tells it");
    return endpoint.path().startsWith("/api/") ? refused.document() : refused.line();
  }
}

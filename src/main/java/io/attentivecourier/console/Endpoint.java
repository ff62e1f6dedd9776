package io.attentivecourier.console;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * One method of one path of the page or of the HTTP API.
 *
 * @param path a pattern: {@code /runs/{run}} takes one segment of the path for each name
 * @param role what the caller needs, whatever the pipeline; null where anybody is answered, signed
 *     in or not: the sign-in, its style, health
 * @param answer called by a thread of the server, which it must not hold: what takes long completes
 *     later
 */
public record Endpoint(
    String method,
    String path,
    Role role,
    Function<ConsoleRequest, CompletionStage<PageAnswer>> answer) {

  /** True if programs ask it: they are told that a token lacks, where a browser is sent on. */
  boolean isForPrograms() {
    return path.startsWith("/api/") || path.startsWith("/observe/");
  }

  /** A page or document that is read at once. */
  public static Endpoint get(String path, Role role, Function<ConsoleRequest, PageAnswer> answer) {
    return new Endpoint(
        "GET", path, role, request -> CompletableFuture.completedFuture(answer.apply(request)));
  }

  /** What anybody reads at once, signed in or not: nothing in it may name a pipeline. */
  public static Endpoint open(String path, Function<ConsoleRequest, PageAnswer> answer) {
    return get(path, null, answer);
  }

  /** An act. */
  public static Endpoint post(
      String path, Role role, Function<ConsoleRequest, CompletionStage<PageAnswer>> answer) {
    return new Endpoint("POST", path, role, answer);
  }
}

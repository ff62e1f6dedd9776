package io.attentivecourier.api;

import io.attentivecourier.ledger.RequestResult;
import io.attentivecourier.run.Reason;
import java.util.function.Function;

/**
 * The meaning of an answer for the request: one result for all its people, a refusal that must be
 * bisected, or a fault. The kind of call makes it; the route's bean reads it.
 */
public final class Answer {
  private final Function<Request, RequestResult> known;
  private final ApiFault fault;

  private Answer(Function<Request, RequestResult> known, ApiFault fault) {
    this.known = known;
    this.fault = fault;
  }

  /** The API accepted the request as a job. */
  public static Answer accepted(String job) {
    return new Answer(of -> RequestResult.accepted(of.first(), of.people(), job), null);
  }

  /**
   * The API applied the request at once.
   *
   * @param created see {@link RequestResult#applied}
   */
  public static Answer applied(String created) {
    return new Answer(of -> RequestResult.applied(of.first(), of.people(), created), null);
  }

  /** It is unknown if the request was applied, and the request is not sent again. */
  public static Answer unconfirmed(String reason) {
    return new Answer(of -> RequestResult.unconfirmed(of.first(), of.people(), reason), null);
  }

  /** At least one of its records is refused; bisection finds which. */
  public static Answer refused() {
    return new Answer(null, null);
  }

  /**
   * All of its people are refused, and the request is not bisected.
   *
   * @param reason an id
   */
  public static Answer refused(String reason) {
    return new Answer(of -> RequestResult.refused(of.first(), of.people(), reason), null);
  }

  /** The same request must be sent again. */
  public static Answer retry(String why) {
    return new Answer(null, ApiFault.passing(why));
  }

  /** The delivery must stop: nothing more is sent. */
  public static Answer stop(Reason reason, String why) {
    return new Answer(null, ApiFault.lasting(reason, why));
  }

  /**
   * The usual meaning of a status that is not a success.
   *
   * @param status 300 to 599
   */
  public static Answer ofStatus(int status) {
    String text = "status " + status;
    return switch (status) {
      case 401 -> stop(Reason.UNAUTHORIZED, text);
      case 403 -> stop(Reason.FORBIDDEN, text);
      case 404, 405, 410 -> stop(Reason.WRONG_URL, text);
      case 408, 425, 429 -> retry(text);
      default -> status >= 500 ? retry(text) : status < 400 ? moved(text) : refused();
    };
  }

  /** A redirect is not followed: the token would go with it. */
  private static Answer moved(String text) {
    return stop(Reason.WRONG_URL, text);
  }

  /**
   * @return null if the request must be bisected
   * @throws ApiFault if the answer decides nothing about its people
   */
  RequestResult of(Request request) {
    if (fault != null) {
      throw fault;
    }
    return known == null ? null : known.apply(request);
  }
}

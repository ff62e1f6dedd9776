package io.attentivecourier.api;

import io.attentivecourier.ledger.RequestResult;
import io.attentivecourier.run.Reason;
import java.util.function.Function;

/**
 * What an answer means for the request: known of all its people, to be taken apart, or a fault.
 * Made by the kind of call; read by the route's bean.
 */
public final class Answer {
  private final Function<Request, RequestResult> known;
  private final ApiFault fault;

  private Answer(Function<Request, RequestResult> known, ApiFault fault) {
    this.known = known;
    this.fault = fault;
  }

  /** Taken as a job. */
  public static Answer accepted(String job) {
    return new Answer(of -> RequestResult.accepted(of.first(), of.people(), job), null);
  }

  /**
   * Done at once.
   *
   * @param created see {@link RequestResult#applied}
   */
  public static Answer applied(String created) {
    return new Answer(of -> RequestResult.applied(of.first(), of.people(), created), null);
  }

  /** Nobody can tell, and it is not sent again. */
  public static Answer unconfirmed(String reason) {
    return new Answer(of -> RequestResult.unconfirmed(of.first(), of.people(), reason), null);
  }

  /** One of its records at least is refused: which, is found by halves. */
  public static Answer refused() {
    return new Answer(null, null);
  }

  /**
   * All of its people are refused, and it is not taken apart.
   *
   * @param reason an id
   */
  public static Answer refused(String reason) {
    return new Answer(of -> RequestResult.refused(of.first(), of.people(), reason), null);
  }

  /** The same request is tried again. */
  public static Answer retry(String why) {
    return new Answer(null, ApiFault.passing(why));
  }

  /** Nothing more is sent. */
  public static Answer stop(Reason reason, String why) {
    return new Answer(null, ApiFault.lasting(reason, why));
  }

  /**
   * The usual meaning of a status that is no success.
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
   * @throws ApiFault where nothing is known of the request
   */
  RequestResult of(Request request) {
    if (fault != null) {
      throw fault;
    }
    return known == null ? null : known.apply(request);
  }
}

package io.attentivecourier.api;

import io.attentivecourier.ledger.Answered;
import io.attentivecourier.run.Reason;
import java.util.function.Function;

/**
 * What an answer means for the request: known of all its people, to be taken apart, or a fault.
 * Made by the kind of call; read by the route's bean.
 */
public final class Answer {
  private final Function<Request, Answered> known;
  private final ApiFault fault;

  private Answer(Function<Request, Answered> known, ApiFault fault) {
    this.known = known;
    this.fault = fault;
  }

  /** Taken as a job. */
  public static Answer accepted(String job) {
    return new Answer(of -> Answered.accepted(of.first(), of.people(), job), null);
  }

  /**
   * Done at once.
   *
   * @param created see {@link Answered#applied}
   */
  public static Answer applied(String created) {
    return new Answer(of -> Answered.applied(of.first(), of.people(), created), null);
  }

  /** Nobody can tell, and it is not sent again. */
  public static Answer unconfirmed(String reason) {
    return new Answer(of -> Answered.unconfirmed(of.first(), of.people(), reason), null);
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
    return new Answer(of -> Answered.refused(of.first(), of.people(), reason), null);
  }

  /** The same request is tried again. */
  public static Answer again(String why) {
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
      case 408, 425, 429 -> again(text);
      default -> status >= 500 ? again(text) : status < 400 ? moved(text) : refused();
    };
  }

  /** A redirect is not followed: the token would go with it. */
  private static Answer moved(String text) {
    return stop(Reason.WRONG_URL, text);
  }

  /**
   * @throws ApiFault where nothing is known of the request
   */
  Answered of(Request request) {
    if (fault != null) {
      throw fault;
    }
    return known == null ? null : known.apply(request);
  }
}

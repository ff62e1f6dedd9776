package io.attentivecourier.act;

import io.attentivecourier.run.RunId;
import java.util.Optional;

/** An act that cannot be done at this moment; later the same may be. */
public final class ActRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why not now. */
  public enum Cause {
    /** A run of that pipeline is under way, or it is being loaded. */
    UNDER_WAY,
    /** As many plans as may be are under way. */
    TOO_MANY,
    /** The process has not begun to serve, or is about to end. */
    NOT_NOW
  }

  private final Cause why;
  private final transient RunId run;

  private ActRefusal(Cause why, RunId run, String message) {
    super(message, null, false, false);
    this.why = why;
    this.run = run;
  }

  /**
   * @param run null where it is not known yet
   */
  public static ActRefusal underWay(RunId run, String message) {
    return new ActRefusal(Cause.UNDER_WAY, run, message);
  }

  public static ActRefusal tooMany(String message) {
    return new ActRefusal(Cause.TOO_MANY, null, message);
  }

  public static ActRefusal stopping() {
    return notNow("serve is about to end: nothing was begun; ask again when it is up");
  }

  /** What an earlier process left comes first. */
  public static ActRefusal starting() {
    return notNow("serve is about to begin: nothing was begun; ask again in a few seconds");
  }

  private static ActRefusal notNow(String message) {
    return new ActRefusal(Cause.NOT_NOW, null, message);
  }

  public Cause why() {
    return why;
  }

  /** The run that is under way, where one is known. */
  public Optional<RunId> run() {
    return Optional.ofNullable(run);
  }
}

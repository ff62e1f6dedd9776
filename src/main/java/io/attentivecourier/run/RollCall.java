package io.attentivecourier.run;

/** Hears who of a canary's file is in the result. */
public interface RollCall {
  RollCall UNHEARD = new RollCall() {};

  /** This one is; told once for each good row. */
  default void present(String identifier) {}

  /** The result was read to its end: whoever was not named is not in it. */
  default void over() {}
}

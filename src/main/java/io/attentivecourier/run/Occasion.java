package io.attentivecourier.run;

/** Why a pipeline's query is read: to deliver, or only to say what would be delivered. */
public enum Occasion {
  RUN,
  PLAN
}

package io.attentivecourier.settings;

/** Attentive's own words, as its API takes them. */
public enum SubscriptionType {
  MARKETING,
  TRANSACTIONAL
}

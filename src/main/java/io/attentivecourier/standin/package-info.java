/**
 * What the stand-in for Attentive has in common: how it stalls and how it names a breach of the
 * contract. The stand-in knows nothing of the product and shares no rule with it: it reads the
 * contract a second time, so that two readings find the faults of each other.
 */
package io.attentivecourier.standin;

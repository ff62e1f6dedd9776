/**
 * The parts that the stand-in for Attentive shares: how it stalls and how it names a breach of the
 * contract. Entry: {@code Breach}, {@code Stalls}. The stand-in knows nothing of the product and
 * shares no rule with it: it reads the contract a second time, so that each reading finds the
 * faults of the other.
 */
package io.attentivecourier.standin;

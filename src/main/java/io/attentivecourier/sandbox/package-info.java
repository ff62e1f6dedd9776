/**
 * The stand-in for Attentive, on the loopback: a receiver that takes segment files by SFTP, reads
 * them as Attentive would, and refuses in words what breaks its contract; and the API for
 * attributes and subscriptions. The real receiver of files reports nothing, so this is the only
 * place where a wrong file is seen before it removes people from a list.
 *
 * <p>It knows nothing of the product and shares no rule with it: two readings of one contract find
 * the faults of each other.
 */
package io.attentivecourier.sandbox;

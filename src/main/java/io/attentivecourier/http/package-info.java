/**
 * What may come back from a call over HTTP: how long an answer may take, how much of it is read,
 * and from where a result is fetched. The routes make the calls; this is built into their client.
 *
 * <p>The client's own time limits count between two bytes, and closing what is not read to its end
 * reads it to its end. A receiver that trickles, or never ends, would hold a run for ever.
 */
package io.attentivecourier.http;

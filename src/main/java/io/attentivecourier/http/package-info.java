/**
 * Limits for calls over HTTP: how long an answer may take, how much of it is read, and from which
 * addresses a result is fetched. Entry: {@code AnswerLimits}, {@code PublicRoutes}. The routes make
 * the calls; this is built into their client. It knows no person and no run.
 *
 * <p>The client's own time limits count between two bytes, and closing a stream that is not read to
 * its end reads it to its end. A receiver that trickles, or never ends, would hold a run for ever.
 */
package io.attentivecourier.http;

/**
 * What an operator does by hand, and when it may be done: run, plan, release, resend, rollback,
 * retry, retire, pause, resume. Entry: {@code Acts}. Terminal, page and HTTP API judge by the same
 * code and say the same words; it knows neither of them, and no route.
 */
package io.attentivecourier.act;
